import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type App, expect, test } from '../fixtures/app.ts';
import { answerBoxes, chooseInMenu } from '../fixtures/desktop.ts';
import { rehearsal, rehearse } from '../fixtures/rehearse.ts';
import { Yard } from '../pages/yard.ts';

test.describe('without a window', () => {
  test.skip(({ hostKind }) => hostKind !== 'browser', 'the desktop app has all of this');

  test('there is nothing of the desktop app to ask or set', async ({ app }) => {
    expect(await app.rpc('desktop.get', {})).toEqual({ desktop: null });
    const answer = await app.tryRpc('desktop.configure', { notifications: false });
    expect(answer).toMatchObject({ ok: false, error: { type: 'refused' } });
  });
});

test('a fault of the page that nobody caught is in the log file of this machine', async ({ app }) => {
  await expect(app.page.getByRole('banner')).toBeVisible();
  await app.page.evaluate(() => {
    window.dispatchEvent(new ErrorEvent('error', { error: new Error('the points are frozen') }));
  });
  await expect
    .poll(() => readFileSync(join(app.data, 'logs', 'switchyard.log'), 'utf8'))
    .toContain('the points are frozen');
});

test.describe('desktop', () => {
  test.skip(({ hostKind }) => hostKind !== 'electron', 'a browser has a menu of its own');

  const accelerators = (app: App) =>
    app.electron.evaluate(({ Menu }) => {
      const all = (Menu.getApplicationMenu()?.items ?? []).flatMap(({ submenu }) => submenu?.items ?? []);
      return Object.fromEntries(all.map(({ label, accelerator }) => [label, accelerator ?? null]));
    });

  test('the menu shows views and dialogs, with the keys that the screen listens to', async ({ app }) => {
    const yard = new Yard(app);
    await app.rpc('project.open', { path: app.repository().path });
    await expect.poll(() => accelerators(app)).toMatchObject({ Timeline: 'CommandOrControl+1' });
    for (const view of ['Timeline', 'Lanes', 'Review', 'Merge Queue', 'Audit', 'Settings…', 'Inbox']) {
      await chooseInMenu(app.electron, view);
      const name = view === 'Merge Queue' ? 'Merge queue' : view.replace('…', '');
      await expect(yard.view(name)).toBeVisible();
    }
    for (const dialog of ['Command Palette…', 'Launch Lane…', 'Keyboard Shortcuts']) {
      await chooseInMenu(app.electron, dialog);
      await expect(app.page.getByRole('dialog')).toBeVisible();
      await app.page.keyboard.press('Escape');
      await expect(app.page.getByRole('dialog')).toBeHidden();
    }
    await app.rpc('desktop.configure', { menuKeys: { timeline: 'mod+7' } });
    expect(await accelerators(app)).toMatchObject({
      Timeline: 'CommandOrControl+7',
      Lanes: 'CommandOrControl+2',
    });
  });

  test('pause and resume from the menu stop and start the fleet', async ({ app }) => {
    const yard = new Yard(app);
    const project = await app.rpc('project.open', { path: app.repository().path });
    const task = { title: 'Ask', brief: rehearse({ run: 'echo hello' }) };
    await app.rpc('lane.launch', { projectId: project.id, agentId: rehearsal, task });
    await yard.approval.asks('echo hello');
    await chooseInMenu(app.electron, 'Pause All');
    await expect.poll(() => app.rpc('fleet.get', {})).toMatchObject({ paused: true });
    const enabled = () =>
      app.electron.evaluate(({ Menu }) => {
        const all = (Menu.getApplicationMenu()?.items ?? []).flatMap(({ submenu }) => submenu?.items ?? []);
        return all
          .filter((item) => /^(Pause|Resume) All$/.test(item.label) && item.enabled)
          .map(({ label }) => label);
      });
    await expect.poll(enabled).toEqual(['Resume All']);
    await chooseInMenu(app.electron, 'Resume All');
    await expect.poll(() => app.rpc('fleet.get', {})).toMatchObject({ paused: false });
  });

  test('the key that pauses from anywhere is changed at once, and why it fails is told', async ({ app }) => {
    const taken = (key: string) =>
      app.electron.evaluate(({ globalShortcut }, wanted) => globalShortcut.isRegistered(wanted), key);
    const usual = 'CommandOrControl+Shift+P';
    const { desktop } = await app.rpc('desktop.configure', { pauseKey: 'CommandOrControl+Alt+F7' });
    expect(desktop.pauseKey).toEqual({ wanted: 'CommandOrControl+Alt+F7', problem: null });
    expect([await taken('CommandOrControl+Alt+F7'), await taken(usual)]).toEqual([true, false]);
    const refused = await app.tryRpc('desktop.configure', { pauseKey: 'the big red one' });
    expect(refused).toMatchObject({ ok: false, error: { type: 'invalid-input' } });
    expect(await taken('CommandOrControl+Alt+F7')).toBe(true);

    await app.electron.evaluate(({ globalShortcut }) => (globalShortcut.register = () => false));
    const other = await app.rpc('desktop.configure', { pauseKey: 'CommandOrControl+Alt+F8' });
    expect(other.desktop.pauseKey.problem).toContain('another program');
    expect((await app.rpc('system.health', {})).troubles).toContain(other.desktop.pauseKey.problem);
    await app.restart();
    const again = await app.rpc('desktop.get', {});
    expect(again.desktop?.pauseKey).toEqual({ wanted: 'CommandOrControl+Alt+F8', problem: null });
  });

  test('the tray says what waits, and pauses', async ({ app }) => {
    await answerBoxes(app.electron, 0);
    await app.electron.evaluate(({ Tray, Menu }) => {
      const seen = { tip: '', picture: 0, menu: null as Electron.Menu | null };
      Object.assign(globalThis, { tray: seen });
      Tray.prototype.setToolTip = (tip) => void (seen.tip = tip);
      Tray.prototype.setImage = () => void (seen.picture += 1);
      Tray.prototype.setContextMenu = (menu) => void (seen.menu = menu ?? Menu.buildFromTemplate([]));
    });
    const tip = () => app.electron.evaluate(() => (Reflect.get(globalThis, 'tray') as { tip: string }).tip);
    const choose = (label: string) =>
      app.electron.evaluate((_electron, wanted) => {
        const { menu } = Reflect.get(globalThis, 'tray') as { menu: Electron.Menu | null };
        menu?.items.find((item) => item.label === wanted)?.click();
      }, label);
    const project = await app.rpc('project.open', { path: app.repository().path });
    const task = { title: 'Ask', brief: rehearse({ run: 'echo hello' }) };
    await app.rpc('lane.launch', { projectId: project.id, agentId: rehearsal, task });
    await expect.poll(tip).toBe('Switchyard: 1 thing waits for you, 1 lane is at work');
    await choose('Pause All');
    await expect.poll(tip).toBe('Switchyard: 1 thing waits for you, everything is paused');
    await choose('Resume All');
    await expect.poll(() => app.rpc('fleet.get', {})).toMatchObject({ paused: false });
  });
});

test('notifications and the pause key are set where the app has them, and said where it has not', async ({
  app,
  hostKind,
}) => {
  const yard = new Yard(app);
  await yard.openRepository(app.repository().path);
  await yard.show('Settings');
  const part = app.page.getByRole('region', { name: 'Notifications and the pause key' });
  if (hostKind === 'browser') {
    await expect(part).toContainText('This page is in a browser.');
    await expect(part.getByRole('radio')).toHaveCount(0);
    return;
  }
  const choose = (group: string, name: string) =>
    part.getByRole('radiogroup', { name: group }).getByRole('radio', { name }).click();
  const desktop = async () => (await app.rpc('desktop.get', {})).desktop;
  expect(await desktop()).toMatchObject({ notificationSound: false });
  await choose('Merges', 'Off');
  await choose('Sound', 'On');
  await expect.poll(desktop).toMatchObject({
    notificationKinds: { questions: true, lanes: true, merges: false },
    notificationSound: true,
  });
  await part.getByRole('button', { name: 'Change the key that pauses from any program' }).click();
  await app.page.keyboard.press('Control+Alt+F9');
  await expect.poll(async () => (await desktop())?.pauseKey.wanted).toBe('CommandOrControl+Alt+F9');
  await app.restart();
  expect(await desktop()).toMatchObject({ notificationSound: true, notificationKinds: { merges: false } });
});
