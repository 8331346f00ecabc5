import { execFileSync } from 'node:child_process';
import { renameSync } from 'node:fs';
import { type LaneView } from '../../shared/contract/index.ts';
import { type ProjectId } from '../../shared/domain/ids.ts';
import { type App, expect, test } from '../fixtures/app.ts';
import { rehearsal, rehearse, type RehearsalStep } from '../fixtures/rehearse.ts';
import { absent, registerAbsent } from './busy-scene.ts';
import { Camera } from './camera.ts';
import { go, later } from './walk.ts';

const views = ['timeline', 'lanes', 'review', 'merge-queue', 'coordination', 'audit', 'inbox', 'settings'];

async function every(app: App, camera: Camera, prefix: string): Promise<void> {
  for (const view of views) {
    await go(app.page, view);
    await camera.take(app.page, `${prefix}-${view}`);
  }
}

async function launch(app: App, projectId: ProjectId, title: string, ...steps: readonly RehearsalStep[]) {
  const task = { title, brief: rehearse(...steps) };
  return app.rpc('lane.launch', { projectId, agentId: rehearsal, task });
}

const becomes = (app: App, { id }: LaneView, status: string) =>
  expect
    .poll(async () => (await app.rpc('lane.get', { laneId: id })).status, { timeout: 60_000 })
    .toBe(status);

/** Lanes that failed, each in a way of its own; the last of them works. */
async function failures(app: App, projectId: ProjectId): Promise<LaneView> {
  await registerAbsent(app);
  const task = { title: 'Nobody there', brief: 'Do something.' };
  await becomes(app, await app.rpc('lane.launch', { projectId, agentId: absent, task }), 'failed');
  await app.rpc('project.configure', { projectId, setupCommand: 'echo "error: no lockfile" >&2; exit 3' });
  await becomes(app, await launch(app, projectId, 'Set up', { say: 'Here.' }), 'failed');
  const verifyCommand = 'echo "1 failed"; exit 1';
  await app.rpc('project.configure', { projectId, setupCommand: null, verifyCommand });
  const died = await launch(app, projectId, 'Die', { say: 'I begin.' }, { crash: '', code: 9 });
  await becomes(app, died, 'interrupted');
  const first = await launch(app, projectId, 'Fail', { edit: 'src/a.txt', old: 'two', new: 'zwei' });
  await becomes(app, first, 'idle');
  const second = await launch(app, projectId, 'Collide', { edit: 'src/a.txt', old: 'two', new: 'deux' });
  await becomes(app, second, 'idle');
  await app.rpc('merge.enqueue', { laneId: first.id });
  const merged = async () => (await app.rpc('merge.list', {})).items.at(-1)?.state;
  await expect.poll(merged, { timeout: 60_000 }).toBe('failed');
  return second;
}

test('what is broken', async ({ app }) => {
  test.setTimeout(1_200_000);
  const camera = new Camera('broken');
  const { page } = app;
  await page.getByLabel('Path on the machine that runs Switchyard').fill('/tmp');
  await page.getByRole('button', { name: 'Open repository' }).click();
  await page.getByRole('alert').waitFor();
  await camera.take(page, 'open-no-repository');

  const repository = app.repository();
  const { id: projectId } = await app.rpc('project.open', { path: repository.path });
  const lane = await failures(app, projectId);
  await page.reload();
  await later(page);
  await every(app, camera, 'failed');
  await go(page, `lane/${lane.id}/changes`);
  await camera.take(page, 'failed-lane');

  const away = `${repository.path}-away`;
  renameSync(repository.path, away);
  await page.reload();
  await every(app, camera, 'vanished');
  await go(page, 'lanes');
  await page.locator('body').press('c');
  await page.getByLabel('Brief').fill('Do something.');
  await page.getByRole('button', { name: 'Launch lane' }).last().click();
  await page.getByRole('alert').last().waitFor();
  await camera.take(page, 'vanished-launch');
  await page.keyboard.press('Escape');
  renameSync(away, repository.path);

  execFileSync('prlimit', ['--pid', String(app.address.pid), '--fsize=0']);
  await go(page, `lane/${lane.id}/transcript`);
  const box = page.getByRole('textbox', { name: `Message ${lane.name}` });
  await box.fill('Go on.');
  await box.press('Enter');
  await page.getByText('It could not be written down').first().waitFor();
  await camera.take(page, 'disk-full');

  await app.dropHost('kill');
  await page.getByRole('alert').filter({ hasText: 'cannot be reached' }).waitFor();
  await every(app, camera, 'offline');
});
