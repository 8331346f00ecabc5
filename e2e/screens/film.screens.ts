import { join } from 'node:path';
import { type App, expect, test } from '../fixtures/app.ts';
import { Film } from './film.ts';

const file = join(import.meta.dirname, '..', '..', 'docs', 'images', 'switchyard.webp');

/** How long a person needs to see what is new on the screen. */
const look = (app: App, milliseconds: number) => app.page.waitForTimeout(milliseconds);

const merges = async (app: App) =>
  (await app.rpc('merge.list', {})).items
    .map(({ state }) => state)
    .sort()
    .join();

test('the film of the README', async ({ app }) => {
  test.slow();
  const { page } = app;
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.getByRole('region', { name: 'Welcome' }).waitFor();
  const film = new Film(page);
  await look(app, 1200);
  await page.getByRole('button', { name: 'Start the sample' }).click();
  await page.getByRole('button', { name: 'Skip the tour' }).click();
  const dialog = page.getByRole('dialog', { name: /asks to/ });
  await expect(dialog).toBeVisible({ timeout: 60_000 });
  await look(app, 1800);
  await page.keyboard.press('Alt+1');
  await expect(dialog).toBeHidden();
  const idle = async () => (await app.rpc('lane.list', {})).items.filter((l) => l.status === 'idle').length;
  await expect.poll(idle, { timeout: 60_000 }).toBe(3);
  await page.keyboard.press('Control+1');
  await look(app, 1500);
  await page.keyboard.press('Control+4');
  for (const { id } of (await app.rpc('lane.list', {})).items) await app.rpc('merge.enqueue', { laneId: id });
  await expect.poll(() => merges(app), { timeout: 60_000 }).toBe('conflict,landed,landed');
  await page.getByText('conflict', { exact: true }).first().click();
  await look(app, 1800);
  await page.keyboard.press('Control+1');
  await look(app, 900);
  await page.keyboard.press('Control+Shift+P');
  await expect(page.getByRole('button', { name: /Resume 3 lanes/ })).toBeVisible();
  await look(app, 2200);
  await film.end(file, 1120);
});
