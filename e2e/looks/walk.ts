import { type Locator, type Page } from '@playwright/test';
import { type LaneId } from '../../shared/domain/ids.ts';
import { type App } from '../fixtures/app.ts';
import { Yard } from '../pages/yard.ts';
import { type Camera } from './camera.ts';

export interface Subject {
  /** The lane that is shown alone and reviewed. */
  readonly lane: LaneId | null;
  /** A lane to compare it with. */
  readonly other: LaneId | null;
}

const laneTabs = ['transcript', 'changes', 'terminal', 'details'];
const settingsParts = ['Project', 'Rules', 'Agents', 'Appearance', 'Notifications', 'Data', 'Shortcuts'];

/** Shows a place by its address. */
export async function go(page: Page, place: string): Promise<void> {
  await page.evaluate((hash) => void (window.location.hash = hash), `#/${place}`);
}

/** Walks through every screen that can be reached and takes it. */
export async function walk(app: App, camera: Camera, { lane, other }: Subject): Promise<void> {
  const { page } = app;
  await later(page);
  for (const view of ['timeline', 'lanes', 'merge-queue', 'coordination', 'audit', 'inbox']) {
    await go(page, view);
    await ready(page);
    if (view === 'timeline') await fit(page);
    await camera.take(page, view, { narrow: true });
  }
  await go(page, 'timeline');
  await page.keyboard.press('t');
  await camera.take(page, 'timeline-table');
  await page.keyboard.press('t');
  if (lane !== null) await walkLane(app, camera, lane, other);
  await go(page, 'review');
  await ready(page);
  if (lane !== null) await appears(page.locator('.monaco-diff-editor .view-line').first());
  await camera.take(page, 'review');
  await walkSettings(page, camera);
  await walkDialogs(app, camera);
}

async function walkLane(app: App, camera: Camera, lane: LaneId, other: LaneId | null) {
  const { page } = app;
  for (const tab of laneTabs) {
    await go(page, `lane/${lane}/${tab}`);
    await ready(page);
    await camera.take(page, `lane-${tab}`);
  }
  await go(page, `lane/${lane}/transcript`);
  if (other === null) return;
  const { items } = await app.rpc('lane.list', {});
  const name = items.find(({ id }) => id === lane)?.name ?? '';
  await new Yard(app).lane(name).choose('Compare with another lane');
  await appears(page.locator('.monaco-diff-editor .view-line').first());
  await camera.take(page, 'compare');
  await go(page, `lane/${lane}`);
}

async function walkSettings(page: Page, camera: Camera) {
  await go(page, 'settings');
  const parts = page.getByRole('navigation', { name: 'Parts of the settings' });
  await parts.waitFor();
  for (const part of settingsParts) {
    const button = parts.getByRole('button', { name: part, exact: true });
    if (!(await button.isVisible())) continue;
    await button.click();
    await camera.take(page, `settings-${part.toLowerCase()}`);
  }
}

async function walkDialogs(app: App, camera: Camera) {
  const { page } = app;
  const keys = { palette: 'Control+k', shortcuts: '?', launch: 'c', open: 'Control+o' };
  await go(page, 'lanes');
  for (const [name, key] of Object.entries(keys)) {
    await page.locator('body').press(key);
    if (await appears(page.getByRole('dialog'), 3000)) {
      await ready(page);
      await camera.take(page, name);
    }
    await page.keyboard.press('Escape');
  }
  await page.locator('body').press('?');
  const tour = page.getByRole('button', { name: 'Take the tour' });
  if (await appears(tour, 3000)) {
    await tour.click();
    await camera.take(page, 'tour');
    await page.keyboard.press('Escape');
  }
  await page.keyboard.press('Escape');
}

/** Puts the question that came up by itself off. */
export async function later(page: Page): Promise<void> {
  for (let i = 0; i < 40 && (await page.getByRole('dialog').count()) > 0; i++) {
    await page.keyboard.press('Escape');
  }
}

/** The whole of the timeline, once all of it is read. */
async function fit(page: Page): Promise<void> {
  await page.keyboard.press('f');
  await gone(page.getByText(/^reading/));
}

/** Until nothing on the screen says that it is still being read. */
async function ready(page: Page): Promise<void> {
  await gone(page.getByRole('progressbar'));
}

const gone = (what: Locator): Promise<void> =>
  what
    .first()
    .waitFor({ state: 'hidden', timeout: 5000 })
    .catch(() => undefined);

async function appears(what: Locator, timeout = 15_000): Promise<boolean> {
  return what
    .first()
    .waitFor({ timeout })
    .then(() => true)
    .catch(() => false);
}
