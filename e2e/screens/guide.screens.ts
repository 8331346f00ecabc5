import { type Page } from '@playwright/test';
import { type App, expect, test } from '../fixtures/app.ts';
import { usePlainShell } from '../fixtures/plain-shell.ts';
import { TerminalTab } from '../pages/terminal-tab.ts';
import { Yard } from '../pages/yard.ts';
import { picture } from './picture.ts';

let usualShell: () => void;
test.beforeAll(() => {
  usualShell = usePlainShell();
});
test.afterAll(() => usualShell());

const view = (page: Page, digit: number) => page.keyboard.press(`Control+${digit}`);
const settle = async (app: App, count: number) => {
  const idle = async () => (await app.rpc('lane.list', {})).items.filter((l) => l.status === 'idle').length;
  await expect.poll(idle, { timeout: 60_000 }).toBe(count);
};

/** A reservation and a question, shown beside the radar, and then settled. */
async function coordinate(app: App): Promise<void> {
  const [first, second] = (await app.rpc('lane.list', {})).items;
  if (!first || !second) throw new Error('the sample has three lanes');
  const globs = ['src/**', 'test/**'];
  const held = await app.rpc('reservation.take', { laneId: first.id, globs, reason: first.task.title });
  const asked = await app.rpc('message.send', {
    from: second.id,
    address: { to: 'human' },
    subject: 'Half up or half even?',
    body: 'Invoices round half up today, the ledger half even. Which one shall both use?',
    importance: 'high',
    ackRequired: true,
  });
  await view(app.page, 5);
  await expect(app.page.getByText('would conflict').first()).toBeVisible();
  await expect(app.page.getByRole('row', { name: /src/ })).toBeVisible();
  await picture(app.page, 'coordination');
  await app.rpc('message.acknowledge', { messageId: asked.id });
  await app.rpc('reservation.release', { reservationId: held.id });
}

/** What the settings, the dialogs and a terminal look like. */
async function openAll(app: App): Promise<void> {
  const { page } = app;
  const yard = new Yard(app);
  await yard.show('Settings');
  await picture(page, 'settings');
  await yard.show('Lanes');
  const keys = { palette: 'Control+k', shortcuts: '?', launch: 'c' };
  for (const [name, key] of Object.entries(keys)) {
    await page.locator('body').press(key);
    await page.getByRole('dialog').waitFor();
    if (name === 'launch') await page.getByLabel('Brief').fill('Round halves to even, with a test.');
    await picture(page, name);
    await page.keyboard.press('Escape');
  }
  const lane = yard.lane((await app.rpc('lane.list', {})).items[0]?.name ?? '');
  const terminal = new TerminalTab(app, lane);
  await terminal.open();
  await terminal.type('git status --short; node --test 2>&1 | tail -8');
  await expect(terminal.text).toContainText('duration_ms');
  await picture(page, 'terminal');
  await lane.root.getByRole('tab', { name: 'Transcript' }).click();
}

/** The inbox with the question that waits. */
async function inbox({ page }: App): Promise<void> {
  await page.keyboard.press('Escape');
  await page.evaluate(() => void (window.location.hash = '#/inbox'));
  await page.getByRole('list', { name: 'Questions' }).waitFor();
  await picture(page, 'inbox');
  await view(page, 2);
  await page.keyboard.press('Control+i');
}

/** The page while its host is away. */
async function offline(app: App): Promise<void> {
  const raise = await app.dropHost('stop');
  await app.page.getByRole('alert').filter({ hasText: 'cannot be reached' }).waitFor();
  await picture(app.page, 'offline');
  await raise();
}

test('the pictures of the guide', async ({ app }) => {
  test.slow();
  const { page } = app;
  await page.setViewportSize({ width: 1440, height: 900 });
  await picture(page, 'first-run');
  await page.getByRole('button', { name: 'Start the sample' }).click();
  await page.getByRole('button', { name: 'Skip the tour' }).click();
  const dialog = page.getByRole('dialog', { name: /asks to/ });
  await expect(dialog).toBeVisible({ timeout: 60_000 });
  await settle(app, 2);
  await picture(page, 'approval');
  await inbox(app);
  await dialog.getByRole('button', { name: 'Allow once' }).click();
  await settle(app, 3);
  await picture(page, 'lanes');
  await openAll(app);
  await coordinate(app);
  await view(page, 3);
  await expect(page.locator('.monaco-diff-editor .view-line').first()).toBeVisible();
  await expect(page.getByText('Reading what changed')).toBeHidden();
  await picture(page, 'review');
  const { items } = await app.rpc('lane.list', {});
  for (const { id } of items) await app.rpc('merge.enqueue', { laneId: id });
  const settled = async () =>
    (await app.rpc('merge.list', {})).items
      .map((m) => m.state)
      .sort()
      .join();
  await expect.poll(settled, { timeout: 60_000 }).toBe('conflict,landed,landed');
  await view(page, 4);
  await page.getByText('conflict', { exact: true }).first().click();
  await picture(page, 'merge-queue');
  await view(page, 1);
  await page.keyboard.press('f');
  await expect(page.getByText('2 landed')).toBeVisible();
  await picture(page, 'timeline');
  await app.rpc('fleet.pauseAll', {});
  await expect(page.getByRole('button', { name: /Resume 3 lanes/ })).toBeVisible();
  await picture(page, 'paused');
  await app.rpc('fleet.resumeAll', {});
  await view(page, 2);
  await offline(app);
});
