import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type App, expect, test } from '../fixtures/app.ts';
import { rehearse } from '../fixtures/rehearse.ts';
import { Yard } from '../pages/yard.ts';

const pending = async (app: App) => (await app.rpc('approval.list', { status: 'pending' })).items;

test('the sample sends three lanes out, which work, ask, and finish', async ({ app }) => {
  const yard = new Yard(app);
  await app.page.getByRole('button', { name: 'Start the sample' }).click();
  await expect(yard.lanes).toHaveCount(3);
  await yard.approval.asks('node --test');
  await expect(yard.approval.dialog).toContainText('Commands ask unless a rule allows them');
  await expect(yard.approval.button('Reject')).toBeFocused();

  await app.page.keyboard.press('Alt+1');
  await expect(yard.approval.dialog).toBeHidden();
  for (const status of await yard.lanes.locator('[data-status]').all())
    await expect(status).toHaveText('idle', { timeout: 60_000 });
  const { items } = await app.rpc('lane.list', {});
  expect(items.map((lane) => lane.lastOutcome)).toEqual(['completed', 'completed', 'completed']);
  expect(items.every((lane) => (lane.changes?.files ?? 0) > 0)).toBe(true);
  expect(await app.rpc('approval.list', {})).toMatchObject({
    items: [{ status: 'allowed', scope: 'once', subject: { command: 'node --test' } }],
  });
});

test('under a minute from opening to three lanes at work, and a tour that can be skipped and found again', async ({
  app,
}) => {
  const { page } = app;
  const tour = page.getByRole('region', { name: 'Tour', exact: true });
  const opened = Date.now();
  await page.reload();
  await page.getByRole('button', { name: 'Start the sample' }).press('Enter');
  const atWork = async () => {
    const { items } = await app.rpc('lane.list', {});
    return items.filter((lane) => lane.turns > 0).length;
  };
  await expect.poll(atWork).toBe(3);
  expect(Date.now() - opened).toBeLessThan(60_000);

  const yard = new Yard(app);
  await yard.approval.asks('node --test');
  await expect(tour).toBeHidden();
  await yard.approval.button('Reject').press('Enter');
  await expect(yard.approval.dialog).toBeHidden();
  await expect(tour).toContainText('Three lanes at work');
  for (const at of ['lane', 'counts', 'inbox', 'pause', 'review', 'palette']) {
    await expect(page.locator(`[data-tour="${at}"]`).first()).toBeVisible();
    await expect(tour.getByRole('button', { name: /Next|Done/ })).toBeFocused();
    await page.keyboard.press('Enter');
  }
  await expect(tour).toBeHidden();

  await page.keyboard.press('Control+k');
  await page.keyboard.type('tour');
  await page.keyboard.press('Enter');
  await expect(tour.getByRole('button', { name: /Next|Done/ })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(tour).toContainText('2 of 6');
  await page.keyboard.press('ArrowLeft');
  await expect(tour).toContainText('1 of 6');
  await page.keyboard.press('Escape');
  await expect(tour).toBeHidden();
  await page.keyboard.press('?');
  await page
    .getByRole('dialog', { name: 'Shortcuts' })
    .getByRole('button', { name: 'Take the tour' })
    .click();
  await expect(tour).toContainText('1 of 6');
  await tour.getByRole('button', { name: 'Skip the tour' }).click();
  await page.reload();
  await expect(yard.lanes).toHaveCount(3);
  await expect(tour).toBeHidden();
});

test('Escape, a reload and a restart allow nothing; only an answer does', async ({ app }) => {
  const yard = new Yard(app);
  const repository = app.repository();
  await yard.openRepository(repository.path);
  const command = 'echo done > proof.txt';
  const name = await yard.launch.rehearsal(
    'Ask',
    { say: 'I would like to leave a proof.' },
    { run: command },
  );
  const proof = join((await yard.lane(name).facts()).worktreePath, 'proof.txt');

  await yard.approval.asks(command);
  await app.page.keyboard.press('Escape');
  await expect(yard.approval.dialog).toBeHidden();
  await expect(yard.lane(name).status).toHaveText('waiting for you');
  expect(await pending(app)).toHaveLength(1);

  await app.page.keyboard.press('Control+i');
  await yard.approval.asks(command);
  await app.page.reload();
  await yard.approval.asks(command);
  await app.page.keyboard.press('Enter');
  await expect(yard.approval.dialog).toBeHidden();
  await expect(yard.lane(name).status).toHaveText('idle');
  expect(existsSync(proof)).toBe(false);

  await yard.lane(name).say(rehearse({ run: command }));
  await expect(yard.approval.card).toContainText(command);
  await expect(yard.lane(name).box).toBeFocused();
  await yard.approval.card.getByRole('button', { name: 'Answer' }).click();
  await yard.approval.asks(command);
  await app.restart();
  await expect(yard.lane(name).status).toHaveText('interrupted');
  await expect(yard.approval.dialog).toBeHidden();
  expect(await pending(app)).toEqual([]);
  expect((await app.rpc('approval.list', {})).items.map((item) => item.status)).toEqual(['void', 'rejected']);
  expect(existsSync(proof)).toBe(false);

  await yard.lane(name).standstill.getByRole('button', { name: 'Resume' }).click();
  await yard.approval.asks(command);
  expect(existsSync(proof)).toBe(false);
  await app.page.keyboard.press('Alt+1');
  await expect(yard.lane(name).status).toHaveText('idle');
  expect(existsSync(proof)).toBe(true);
  expect(existsSync(join(repository.path, 'proof.txt'))).toBe(false);
});
