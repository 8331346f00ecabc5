import { chmodSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type App, expect, test } from '../fixtures/app.ts';
import { answerBoxes, boxesOf, chooseInMenu } from '../fixtures/desktop.ts';
import { rehearsal, rehearse } from '../fixtures/rehearse.ts';
import { Yard } from '../pages/yard.ts';

test.skip(({ hostKind }) => hostKind !== 'electron', 'a browser has windows of its own');

/** Closes every window as its own button does; the app may go at once. */
const closeWindows = (app: App) =>
  app.electron.evaluate(({ BrowserWindow }) => {
    setImmediate(() => BrowserWindow.getAllWindows().forEach((window) => window.close()));
  });

async function launchAsking(app: App) {
  const repository = app.repository();
  const project = await app.rpc('project.open', { path: repository.path });
  const task = { title: 'Ask', brief: rehearse({ run: 'echo hello' }) };
  return app.rpc('lane.launch', { projectId: project.id, agentId: rehearsal, task });
}

test('a second window has a view of its own, and either may close', async ({ app }) => {
  const yard = new Yard(app);
  await app.rpc('project.open', { path: app.repository().path });
  const opened = app.electron.waitForEvent('window');
  await chooseInMenu(app.electron, 'New Window');
  const second = await opened;
  await second.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Timeline' }).click();
  await expect(second.getByRole('region', { name: 'Timeline', exact: true })).toBeVisible();
  await expect(yard.view('Timeline')).toBeHidden();
  await expect(second.getByText('Live')).toBeVisible();
  await second.close();
  await app.page.reload();
  await expect(app.page.getByText('Live')).toBeVisible();
  expect(await app.rpc('system.health', {})).toMatchObject({ pid: app.address.pid });
});

test('without a tray the last window ends everything, and the lane can be resumed', async ({ app }) => {
  test.setTimeout(120_000);
  const yard = new Yard(app);
  const lane = await launchAsking(app);
  await yard.approval.asks('echo hello');
  const ended = new Promise((resolve) => app.electron.process().once('exit', resolve));
  await closeWindows(app);
  expect(await ended).toBe(0);
  expect(existsSync(join(app.data, 'host.json'))).toBe(false);
  await app.start();
  await expect(yard.lane(lane.name).status).toHaveText('interrupted');
  await yard.lane(lane.name).standstill.getByRole('button', { name: 'Resume' }).click();
  await yard.approval.asks('echo hello');
});

test('with a tray it is asked, and the lane goes on without a window', async ({ app }) => {
  const yard = new Yard(app);
  const lane = await launchAsking(app);
  await yard.approval.asks('echo hello');
  const programs = app.repository({ 'dbus-send': '#!/bin/sh\necho "   boolean true"\n' });
  chmodSync(join(programs.path, 'dbus-send'), 0o755);
  await app.electron.evaluate((_electron, folder) => {
    process.env['DBUS_SESSION_BUS_ADDRESS'] = 'unix:path=/nowhere/bus';
    process.env['PATH'] = `${folder}:${process.env['PATH']}`;
  }, programs.path);
  const count = () => app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);

  await answerBoxes(app.electron, 2);
  await closeWindows(app);
  await expect
    .poll(() => boxesOf(app.electron))
    .toMatchObject([expect.stringContaining('1 lane is running.')]);
  expect(await count()).toBe(1);
  await answerBoxes(app.electron, 0);
  await closeWindows(app);
  await expect.poll(count).toBe(0);
  expect(await app.rpc('lane.get', { laneId: lane.id })).toMatchObject({ status: 'waiting' });
  const opened = app.electron.waitForEvent('window');
  await app.electron.evaluate(({ app: electron }) => electron.emit('activate'));
  await expect((await opened).getByText('echo hello').first()).toBeVisible();
});

test('a window that dies comes back and says so; its report stays here', async ({ app }) => {
  const yard = new Yard(app);
  const lane = await launchAsking(app);
  await yard.approval.asks('echo hello');
  await answerBoxes(app.electron, 0);
  await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  await expect
    .poll(() => boxesOf(app.electron))
    .toMatchObject([expect.stringContaining('died and was opened again')]);
  const shown = () =>
    app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.body.innerText'),
    );
  await expect.poll(shown).toContain('echo hello');
  expect(readFileSync(join(app.data, 'logs', 'switchyard.log'), 'utf8')).toContain('a window died');
  expect(readdirSync(join(app.data, 'crashes'))).not.toEqual([]);
  expect(await app.rpc('lane.get', { laneId: lane.id })).toMatchObject({ status: 'waiting' });
});
