import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../fixtures/app.ts';
import { catchNotifications, chooseInMenu, clickNotification, notificationsOf } from '../fixtures/desktop.ts';
import { rehearsal, rehearse } from '../fixtures/rehearse.ts';
import { Yard } from '../pages/yard.ts';

test.skip(({ hostKind }) => hostKind !== 'electron', 'a browser shows no notifications of the system');

test('what waits while nobody looks is announced, opens by a click, and counts in the title', async ({
  app,
}) => {
  const yard = new Yard(app);
  const repository = app.repository();
  const project = await app.rpc('project.open', { path: repository.path });
  await catchNotifications(app.electron);
  const launch = (title: string, command: string) =>
    app.rpc('lane.launch', {
      projectId: project.id,
      agentId: rehearsal,
      task: { title, brief: rehearse({ run: command }) },
    });
  const titles = () =>
    app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.getTitle()),
    );

  const lane = await launch('Ask', 'echo hello > proof.txt');
  await expect
    .poll(() => notificationsOf(app.electron))
    .toEqual([{ title: `${lane.name} asks`, body: 'echo hello > proof.txt' }]);
  await expect.poll(titles).toEqual(['(1) Switchyard']);
  await expect(yard.approval.dialog).toBeVisible();
  await app.page.keyboard.press('Escape');
  await expect(yard.approval.dialog).toBeHidden();
  await yard.show('Timeline');
  await clickNotification(app.electron);
  await yard.approval.asks('echo hello > proof.txt');
  await app.page.keyboard.press('Alt+1');
  await expect.poll(titles).toEqual(['Switchyard']);

  await chooseInMenu(app.electron, 'Notifications');
  expect(JSON.parse(readFileSync(join(app.data, 'desktop.json'), 'utf8'))).toMatchObject({
    notifications: false,
  });
  await launch('Ask again', 'echo again');
  await expect.poll(titles).toEqual(['(1) Switchyard']);
  await app.restart();
  await catchNotifications(app.electron);
  await launch('Ask once more', 'echo more');
  await expect.poll(titles).toEqual(['(1) Switchyard']);
  expect(await notificationsOf(app.electron)).toEqual([]);
});
