import { AxeBuilder } from '@axe-core/playwright';
import { type App, expect, test } from '../fixtures/app.ts';
import { TimelineScreen } from '../pages/timeline-screen.ts';
import { Yard } from '../pages/yard.ts';

async function barriers(app: App): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page: app.page }).setLegacyMode().analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
}

test('the timeline is zoomed, searched, added up, read as a table and opened, all of it by key', async ({
  app,
}) => {
  test.setTimeout(240_000);
  const { page } = app;
  const yard = new Yard(app);
  const timeline = new TimelineScreen(app);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const repository = app.repository();
  await yard.openRepository(repository.path);
  await expect(yard.view('Lanes')).toContainText('No lane is open.');
  await yard.show('Timeline');
  await expect(timeline.view).toContainText('Nothing has happened yet');

  await yard.show('Lanes');
  const worker = await yard.launch.rehearsal(
    'Change a file',
    { edit: 'src/a.txt', old: 'two', new: 'zwei' },
    { run: 'ls nowhere-at-all', ask: false },
    { say: 'Done.' },
  );
  await expect(yard.lane(worker).status).toHaveText('idle');
  const asker = await yard.launch.rehearsal('Ask first', { run: 'rm -rf src' });
  await yard.approval.asks('rm -rf src');
  await page.keyboard.press('Escape');
  await yard.show('Timeline');

  await test.step('by key and by wheel, less time and more', async () => {
    await expect(timeline.head(worker)).toBeVisible();
    const whole = await timeline.length();
    await page.keyboard.press('=');
    await expect.poll(() => timeline.length()).not.toBe(whole);
    await page.keyboard.press('f');
    const fitted = await timeline.length();
    await timeline.wheel(-600);
    await expect.poll(() => timeline.length()).not.toBe(fitted);
    await expect(timeline.live).toHaveAttribute('aria-pressed', 'false');
    await page.keyboard.press('f');
    await expect(timeline.live).toHaveAttribute('aria-pressed', 'true');
  });

  await test.step('what is looked for is found and stepped through', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('nowhere-at-all');
    await expect(timeline.found).toHaveText('0 of 1');
    await page.keyboard.press('Enter');
    await expect(timeline.found).toHaveText('1 of 1');
    await expect(timeline.head(worker)).toHaveAttribute('aria-current', 'true');
    await page.keyboard.press('Escape');
    await expect(timeline.field).toHaveValue('');
    await timeline.field.fill('no such words anywhere');
    await expect(timeline.found).toHaveText('nothing found');
    await timeline.field.fill('');
    await timeline.field.blur();
  });

  await test.step('a chosen stretch of time is added up', async () => {
    await page.keyboard.press('[');
    await expect(timeline.range).toContainText('2 turns');
    await expect(timeline.range).toContainText('1 edit');
    await expect(timeline.range).toContainText('1 failed');
    await expect(timeline.range).toContainText('1 question');
    await expect(timeline.range).toContainText('spend of 2 lanes unknown');
    await page.keyboard.press('Escape');
    await expect(timeline.range).toBeHidden();
  });

  await test.step('the table says the same', async () => {
    await page.keyboard.press('t');
    const failed = timeline.table.getByRole('row').filter({ hasText: 'ls nowhere-at-all' });
    await expect(failed).toContainText(worker);
    await expect(failed).toContainText('failed, exit 2');
    await expect(timeline.table.getByRole('row').filter({ hasText: 'Waiting for you' })).toContainText(
      'waiting',
    );
    expect(await barriers(app)).toEqual([]);
    await page.keyboard.press('t');
    await expect(timeline.table).toBeHidden();
    expect(await barriers(app)).toEqual([]);
  });

  await test.step('what waits is reached and opened by key', async () => {
    await page.keyboard.press('w');
    await expect(timeline.head(asker)).toHaveAttribute('aria-current', 'true');
    await expect(timeline.card).toContainText('rm -rf src');
    await page.keyboard.press('Enter');
    await yard.approval.asks('rm -rf src');
    await page.keyboard.press('Escape');
  });

  await test.step('a call, a checkpoint and a turn open at their very place', async () => {
    await page.keyboard.press('t');
    await timeline.table.getByRole('button', { name: 'Open Command ls nowhere-at-all' }).click();
    await expect(yard.lane(worker).foundInTranscript).toContainText('ls nowhere-at-all');
    await yard.show('Timeline');
    await page.keyboard.press('t');
    await timeline.table
      .getByRole('row')
      .filter({ hasText: worker })
      .getByRole('button', { name: /^Open Checkpoint/ })
      .first()
      .click();
    await expect(yard.view('Review')).toBeVisible();
    await expect(yard.view('Review').getByRole('combobox', { name: 'to', exact: true })).not.toHaveValue('');
    await yard.show('Timeline');
  });

  await test.step('mail is an arrow from lane to lane, which opens the thread', async () => {
    const { items } = await app.rpc('lane.list', {});
    const idOf = (name: string) => items.find((lane) => lane.name === name)?.id ?? '';
    await app.rpc('message.send', {
      from: idOf(asker),
      address: { to: 'lane', laneId: idOf(worker) },
      subject: 'Mind the gap',
      importance: 'urgent',
    });
    await expect
      .poll(async () => {
        await page.keyboard.press('a');
        return (await timeline.card.count()) > 0 ? timeline.card.textContent() : '';
      })
      .toContain(`${asker} → ${worker}`);
    await expect(timeline.card).toContainText('Mind the gap');
    await page.screenshot({ path: test.info().outputPath('arrow.png') });
    await page.keyboard.press('Enter');
    await expect(yard.view('Coordination').getByRole('button', { name: /Mind the gap/ })).toHaveAttribute(
      'aria-current',
      'true',
    );
    await yard.show('Timeline');
  });

  await test.step('a click on a turn opens its lane', async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowLeft');
    await expect(timeline.live).toHaveAttribute('aria-pressed', 'false');
    await timeline.clickTitle(worker);
    await expect(yard.view('Lanes')).toBeVisible();
    await expect(yard.lane(worker).foundInTranscript.locator('.said')).toBeVisible();
    await yard.show('Timeline');
  });

  await test.step('groups fold and unfold', async () => {
    await timeline.view.getByRole('combobox', { name: 'Group by' }).selectOption('state');
    const group = timeline.heads.getByRole('button', { name: /^waiting/ });
    await group.press('Enter');
    await expect(timeline.head(asker)).toBeHidden();
    await group.press('Enter');
    await expect(timeline.head(asker)).toBeVisible();
  });
});
