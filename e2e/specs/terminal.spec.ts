import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type App, expect, test } from '../fixtures/app.ts';
import { usePlainShell } from '../fixtures/plain-shell.ts';
import { processesOf, ticks } from '../fixtures/processes.ts';
import { TerminalTab } from '../pages/terminal-tab.ts';
import { Yard } from '../pages/yard.ts';

let usualShell: () => void;
test.beforeAll(() => {
  usualShell = usePlainShell();
});
test.afterAll(() => usualShell());

/** A lane at rest with a shell open in it. */
async function laneWithShell(app: App) {
  const yard = new Yard(app);
  await yard.openRepository(app.repository().path);
  const lane = yard.lane(await yard.launch.rehearsal('Stand by', { say: 'Here.' }));
  await expect(lane.status).toHaveText('idle');
  const terminal = new TerminalTab(app, lane);
  await terminal.open();
  return { yard, lane, terminal, facts: await lane.facts() };
}

test('a shell in the worktree is typed into, keeps what it showed, and tells how it ended', async ({
  app,
}) => {
  const { lane, terminal, facts } = await laneWithShell(app);
  await terminal.type('pwd > place.txt; echo "in $SWITCHYARD_LANE_NAME on $((1000 + 234))"');
  await expect(terminal.text).toContainText(`in ${lane.name} on 1234`);
  const place = join(facts.worktreePath, 'place.txt');
  expect(readFileSync(place, 'utf8').trim()).toBe(facts.worktreePath);

  await lane.root.getByRole('tab', { name: 'Transcript' }).click();
  await expect(terminal.pane).toBeHidden();
  await terminal.show();
  await expect(terminal.text).toContainText(`in ${lane.name} on 1234`);
  await app.page.reload();
  await terminal.show();
  await expect(terminal.text).toContainText(`in ${lane.name} on 1234`);

  const size = async () => {
    await terminal.type('clear; echo "size $(stty size)"');
    await expect(terminal.text).toContainText(/size \d+ \d+/);
    return (
      /size (\d+) (\d+)/
        .exec((await terminal.text.textContent()) ?? '')
        ?.slice(1)
        .map(Number) ?? []
    );
  };
  const [rows = 0, cols = 0] = await size();
  await app.page.setViewportSize({ width: 900, height: 600 });
  await expect(async () => {
    const [fewer = rows, narrower = cols] = await size();
    expect(fewer).toBeLessThan(rows);
    expect(narrower).toBeLessThan(cols);
  }).toPass();

  await terminal.type('exit 3');
  await expect(terminal.ended).toContainText('ended with exit code 3');
  await terminal.ended.getByRole('button', { name: 'Open another' }).click();
  await expect(terminal.text).toContainText('ready>');
  await terminal.type('exit');
  await expect(terminal.offer).toBeVisible();
});

test('a pause freezes what runs in a terminal, and resuming lets it go on', async ({ app }) => {
  const { yard, terminal, facts } = await laneWithShell(app);
  const file = join(facts.worktreePath, 'ticks.log');
  await terminal.type('while :; do echo tick >> ticks.log; sleep 0.05; done');
  await expect.poll(() => ticks(file).length).toBeGreaterThan(2);
  await yard.pauseButton.click();
  await expect(terminal.pane).toHaveClass(/term-frozen/);
  const frozen = ticks(file).length;
  await app.page.keyboard.type('x');
  expect((await app.rpc('fleet.get', {})).paused).toBe(true);
  expect(ticks(file).length).toBe(frozen);
  await yard.pauseButton.click();
  await expect(terminal.pane).not.toHaveClass(/term-frozen/);
  await expect.poll(() => ticks(file).length).toBeGreaterThan(frozen);
  await terminal.keyboard.focus();
  await app.page.keyboard.press('Control+c');
  await expect(terminal.text).toContainText('^C');
});

test('closing asks only while something runs in it, and ends that with it', async ({ app }) => {
  const { terminal, facts } = await laneWithShell(app);
  await terminal.type('echo up > up.txt; sleep 1000');
  await expect.poll(() => existsSync(join(facts.worktreePath, 'up.txt'))).toBe(true);
  await terminal.close.click();
  await expect(terminal.question).toContainText('sleep runs in it');
  await terminal.question.getByRole('button', { name: 'Keep it open' }).click();
  await expect(terminal.question).toBeHidden();
  await expect(terminal.keyboard).toBeFocused();
  const before = processesOf(facts.id).length;
  await terminal.close.click();
  await terminal.question.getByRole('button', { name: 'Close terminal' }).click();
  await expect(terminal.offer).toBeVisible();
  await expect.poll(() => processesOf(facts.id).length).toBeLessThan(before);

  await terminal.offer.click();
  await expect(terminal.text).toContainText('ready>');
  await terminal.close.click();
  await expect(terminal.offer).toBeVisible();
  await expect(terminal.question).toBeHidden();
});

test('the keyboard goes in and out by one chord, and no barrier stands in the way', async ({ app }) => {
  const { lane, terminal } = await laneWithShell(app);
  await expect(terminal.keyboard).toBeFocused();
  await app.page.keyboard.press('Control+Backquote');
  await expect(terminal.chips.first()).toBeFocused();
  await app.page.keyboard.press('Control+Backquote');
  await expect(terminal.keyboard).toBeFocused();
  await app.page.keyboard.press('Tab');
  await expect(terminal.keyboard).toBeFocused();
  await lane.button(`Open another shell in ${lane.name}’s worktree`).click();
  await expect(terminal.chips).toHaveCount(2);
  await expect(terminal.keyboard).toBeFocused();
  await app.page.keyboard.press('Control+Shift+ArrowUp');
  await expect(terminal.chips.nth(1)).toBeFocused();
  await app.page.keyboard.press('ArrowLeft');
  await expect(terminal.chips.first()).toBeFocused();

  await app.page.emulateMedia({ reducedMotion: 'reduce' });
  for (const colorScheme of ['dark', 'light'] as const) {
    await app.page.emulateMedia({ colorScheme });
    await expect(app.page.locator('html')).toHaveAttribute('data-theme', colorScheme);
    const { violations } = await new AxeBuilder({ page: app.page }).setLegacyMode().analyze();
    const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.target.join(' ')).join()}`)).toEqual([]);
  }
});
