import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type App, expect, test } from '../fixtures/app.ts';
import { type RehearsalStep } from '../fixtures/rehearse.ts';
import { Yard } from '../pages/yard.ts';

/** A project with lanes at rest, each of which has done its steps. */
async function lanesAtRest(app: App, ...works: readonly (readonly RehearsalStep[])[]) {
  const yard = new Yard(app);
  await yard.openRepository(app.repository().path);
  const names: string[] = [];
  for (const [index, steps] of works.entries()) {
    const name = await yard.launch.rehearsal(`Task ${index + 1}`, ...steps);
    await expect(yard.lane(name).status).toHaveText('idle');
    names.push(name);
  }
  return { yard, names };
}

const order = (app: App) =>
  app.page
    .getByRole('article')
    .evaluateAll((all) => all.map((lane) => lane.getAttribute('aria-label')?.slice(5)));

async function barriers(app: App): Promise<string[]> {
  await app.page.emulateMedia({ reducedMotion: 'reduce' });
  const { violations } = await new AxeBuilder({ page: app.page }).setLegacyMode().analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
}

test('columns are pinned, filtered and made wider, and stay so', async ({ app }) => {
  const said = [{ say: 'Here.' }];
  const { yard, names } = await lanesAtRest(app, said, said, said);
  const [first = '', second = '', third = ''] = names;
  const { page } = app;
  const lanes = yard.view('Lanes');
  expect(await order(app)).toEqual(names);

  await yard.lane(third).choose('Pin to the left');
  await expect.poll(() => order(app)).toEqual([third, first, second]);
  const edge = page.getByRole('separator', { name: `Width of ${third}` });
  await edge.press('ArrowRight');
  const width = async () => (await yard.lane(third).root.boundingBox())?.width ?? 0;
  const before = await width();
  await edge.press('ArrowRight');
  await expect.poll(width).toBe(before + 24);
  const box = await edge.boundingBox();
  if (!box) throw new Error('the edge is not on the screen');
  await page.mouse.move(box.x + box.width / 2, box.y + 200);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 60, box.y + 200, { steps: 4 });
  await page.mouse.up();
  await expect.poll(width).toBe(before + 84);

  await page.reload();
  await expect.poll(() => order(app)).toEqual([third, first, second]);
  expect(await width()).toBe(before + 84);
  await edge.press('Home');
  await expect.poll(width).toBeLessThan(before + 84);

  await page.keyboard.press('Escape');
  await page.locator('body').press('/');
  await page.keyboard.type(second);
  await expect.poll(() => order(app)).toEqual([second]);
  await page.reload();
  await expect.poll(() => order(app)).toEqual([second]);
  await lanes.getByRole('searchbox', { name: 'Filter lanes' }).fill('no such lane');
  await expect(lanes.getByText('No lane matches the filter.')).toBeVisible();
  await lanes.getByRole('button', { name: 'Show all lanes' }).click();
  await lanes.getByRole('combobox', { name: 'State of the lanes shown' }).selectOption('needs-you');
  await expect(lanes.getByText('3 open lanes not shown.')).toBeVisible();
  await lanes.getByRole('button', { name: 'Show all lanes' }).click();
  await yard.lane(third).button(`Unpin ${third}`).click();
  await expect.poll(() => order(app)).toEqual(names);
  expect(await barriers(app)).toEqual([]);
});

test('a lane alone tells all about itself, and goes back to a checkpoint and forward again', async ({
  app,
}) => {
  const steps = [{ edit: 'src/a.txt', old: 'two', new: 'zwei' }];
  const { yard, names } = await lanesAtRest(app, steps, [{ say: 'Here.' }]);
  const [name = '', other = ''] = names;
  const { page } = app;
  const lane = yard.lane(name);
  await lane.say('REHEARSE:[{"write":"src/new.txt","content":"new\\n"}]:END');
  await expect.poll(async () => (await lane.facts()).checkpoints.length).toBe(2);
  const { worktreePath, id } = await lane.facts();

  await lane.root.getByRole('heading', { name }).click();
  await page.keyboard.press('Enter');
  await expect(yard.lanes).toHaveCount(1);
  await expect(yard.view(`Lane ${name}`)).toBeVisible();
  await lane.root.getByRole('tab', { name: 'Details' }).click();
  await expect(lane.root.getByLabel('What it was told')).toContainText(`You are lane ${name}`);
  await expect(lane.root).toContainText(worktreePath);
  expect(page.url()).toContain(`#/lane/${id}/details`);
  await page.reload();
  await expect(lane.root.getByRole('tab', { name: 'Details' })).toHaveAttribute('aria-selected', 'true');
  expect(await barriers(app)).toEqual([]);

  const file = join(worktreePath, 'src/new.txt');
  await lane.button('Go back to the checkpoint after turn 1').click();
  await expect(yard.notices).toContainText('The worktree is as it was after turn 1: 1 file changed.');
  expect(existsSync(file)).toBe(false);
  expect(readFileSync(join(worktreePath, 'src/a.txt'), 'utf8')).toContain('zwei');
  await yard.notices.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => existsSync(file)).toBe(true);

  await page.locator('body').press('j');
  await expect(yard.view(`Lane ${other}`)).toBeVisible();
  await page.locator('body').press('Escape');
  await expect(yard.lanes).toHaveCount(2);
});

test('lanes are compared file by file, what both changed first', async ({ app }) => {
  const { yard, names } = await lanesAtRest(
    app,
    [
      { edit: 'src/a.txt', old: 'two', new: 'zwei' },
      { write: 'only.txt', content: 'one\n' },
    ],
    [{ edit: 'src/a.txt', old: 'two', new: 'deux' }],
  );
  const [first = '', second = ''] = names;
  const { page } = app;
  await yard.lane(first).choose('Compare with another lane');
  const view = yard.view('Compare lanes');
  const files = view.getByRole('navigation', { name: 'Files that the lanes changed' });
  await expect(files.getByRole('heading')).toHaveText([/Changed by several/, `Only by ${first} 1`]);
  await expect(files.getByRole('button').first()).toContainText('src/a.txt');
  const diff = view.getByRole('region', { name: 'Diff of src/a.txt' });
  const sides = diff.locator('.monaco-diff');
  await expect(sides).toContainText('zwei');
  await expect(sides).toContainText('deux');
  await diff.getByRole('combobox', { name: 'Left side' }).selectOption('base');
  await expect(sides).toContainText('two');
  await expect(sides).toContainText('deux');
  await files.getByRole('button', { name: /only\.txt/ }).click();
  await expect(view.getByRole('region', { name: 'Diff of only.txt' })).toContainText('one');
  expect(await barriers(app)).toEqual([]);
  await page.locator('body').press('Escape');
  await expect(yard.lane(second).root).toBeVisible();
});

test('a transcript stays at its end until the person scrolls back, and counts what is new below', async ({
  app,
}) => {
  const long = 'A line that was said.\n\n'.repeat(60);
  const { yard, names } = await lanesAtRest(app, [{ say: long }]);
  const lane = yard.lane(names[0] ?? '');
  const gap = () => lane.transcript.evaluate((log) => log.scrollHeight - log.scrollTop - log.clientHeight);
  await expect.poll(gap).toBeLessThan(33);
  const words = Array.from({ length: 200 }, (_, index) => `Word ${index} of many.`).join(' ');
  await lane.say(`REHEARSE:[{"say":"${words}","chunks":80,"ms":10}]:END`);
  await expect(lane.message('Word 199 of many.')).toBeInViewport();
  await expect(lane.status).toHaveText('idle');
  await expect.poll(gap).toBeLessThan(33);

  await lane.transcript.hover();
  await app.page.mouse.wheel(0, -600);
  await expect(lane.button('Jump to live')).toBeVisible();
  const place = await lane.transcript.evaluate((log) => log.scrollTop);
  await lane.say('REHEARSE:[{"say":"One more."},{"read":"README.md"}]:END');
  await expect(lane.button('3 new below')).toBeVisible();
  expect(Math.abs((await lane.transcript.evaluate((log) => log.scrollTop)) - place)).toBeLessThan(40);
  await lane.button('3 new below').click();
  await expect(lane.message('One more.')).toBeVisible();
  await expect.poll(gap).toBeLessThan(33);
});
