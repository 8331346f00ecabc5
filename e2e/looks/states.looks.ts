import { type App, expect, test } from '../fixtures/app.ts';
import { Yard } from '../pages/yard.ts';
import { busyScene } from './busy-scene.ts';
import { Camera } from './camera.ts';
import { go, later, walk } from './walk.ts';

const none = { lane: null, other: null };
const idle = async (app: App) =>
  (await app.rpc('lane.list', {})).items.filter(({ status }) => status === 'idle').length;

test.beforeEach(() => test.setTimeout(1_200_000));

test('nothing yet', async ({ app }) => {
  const camera = new Camera('empty');
  await app.page.getByRole('region', { name: 'Welcome' }).waitFor();
  await camera.take(app.page, 'first-run');
  await go(app.page, 'audit');
  await camera.take(app.page, 'audit-no-project');
  await go(app.page, 'inbox');
  await camera.take(app.page, 'inbox-no-project');
  await go(app.page, 'settings');
  await camera.take(app.page, 'settings-no-project');
  await go(app.page, 'lanes');
  await new Yard(app).openRepository(app.repository().path);
  await walk(app, camera, none);
});

test('as usual', async ({ app }) => {
  const camera = new Camera('usual');
  const { page } = app;
  await page.getByRole('button', { name: 'Start the sample' }).click();
  await page.getByRole('button', { name: 'Skip the tour' }).click();
  const dialog = page.getByRole('dialog', { name: /asks to/ });
  await expect(dialog).toBeVisible({ timeout: 60_000 });
  await expect.poll(() => idle(app), { timeout: 60_000 }).toBe(2);
  await camera.take(page, 'approval');
  await dialog.getByRole('button', { name: 'Allow once' }).click();
  await expect.poll(() => idle(app), { timeout: 60_000 }).toBe(3);
  const { items } = await app.rpc('lane.list', {});
  await walk(app, camera, { lane: items[0]?.id ?? null, other: items[1]?.id ?? null });
  for (const { id } of items) await app.rpc('merge.enqueue', { laneId: id });
  await go(page, 'merge-queue');
  await page.getByText('conflict', { exact: true }).first().click();
  await camera.take(page, 'merge-queue-conflict');
  await app.rpc('fleet.pauseAll', {});
  await go(page, 'lanes');
  await camera.take(page, 'paused');
});

test('thirty lanes', async ({ app }) => {
  const camera = new Camera('busy');
  const scene = await busyScene(app);
  const { page } = app;
  await page.reload();
  await camera.take(page, 'approval');
  await later(page);
  const lane = scene.laneFor('Move the ledger to minor units').id;
  await walk(app, camera, { lane, other: scene.laneFor('Backfill old entries').id });
  for (const state of ['conflict', 'failed', 'landed']) {
    await go(page, 'merge-queue');
    const row = page.getByText(state, { exact: true }).first();
    if (!(await row.isVisible())) continue;
    await row.click();
    await camera.take(page, `merge-queue-${state}`);
  }
  await app.rpc('fleet.pauseAll', {});
  for (const view of ['timeline', 'lanes']) {
    await go(page, view);
    await camera.take(page, `paused-${view}`);
  }
});
