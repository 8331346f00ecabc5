import { AxeBuilder } from '@axe-core/playwright';
import { type App, expect, test } from '../fixtures/app.ts';
import { PlanScreen } from '../pages/plan-screen.ts';
import { Yard } from '../pages/yard.ts';

/** What axe finds serious or critical on the screen as it is now, by rule and element. */
async function barriers(app: App): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page: app.page }).setLegacyMode().analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
}

const looks = [
  ['Dark', 'Usual'],
  ['Light', 'Usual'],
  ['Dark', 'More'],
] as const;

for (const [theme, contrast] of looks) {
  test(`no screen has a serious barrier, ${theme}, contrast ${contrast}`, async ({ app }) => {
    test.setTimeout(300_000);
    const { page } = app;
    const yard = new Yard(app);
    const plan = new PlanScreen(app);
    const found: Record<string, string[]> = {};
    const look = async (screen: string) => {
      found[screen] = await barriers(app);
    };
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await yard.show('Settings');
    const choose = (group: string, name: string) =>
      yard.settings.view
        .getByRole('radiogroup', { name: group })
        .getByRole('radio', { name, exact: true })
        .click();
    await choose('Theme', theme);
    await choose('Contrast', contrast);
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme.toLowerCase());
    await expect(page.locator('html')).toHaveAttribute(
      'data-contrast',
      contrast === 'More' ? 'more' : 'normal',
    );
    await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Lanes' }).click();
    await expect(page.getByRole('region', { name: 'Welcome' })).toBeVisible();
    await look('first run');

    const repository = app.repository();
    await yard.openRepository(repository.path);
    await look('lanes, empty');
    await yard.launch.open();
    await look('launch dialog');
    await page.keyboard.press('Escape');
    const first = await yard.launch.rehearsal(
      'Change a file',
      { think: 'What would be **best**?' },
      { plan: ['Read', 'Write'] },
      { edit: 'src/a.txt', old: 'two', new: 'zwei' },
      { run: 'ls nowhere', ask: false },
      { say: '# Done\n\nIt is `done`.' },
    );
    await expect(yard.lane(first).status).toHaveText('idle');
    const second = await yard.launch.rehearsal(
      'Ask',
      { edit: 'src/a.txt', old: 'two', new: 'deux' },
      { run: 'rm -rf src' },
    );
    await yard.approval.asks('rm -rf src');
    await look('approval dialog');
    await page.keyboard.press('Escape');
    await look('lanes');
    await page.keyboard.press('Control+i');
    await yard.approval.asks('rm -rf src');
    await yard.approval.reject('rm -rf src', 'No.');
    await expect(yard.approval.dialog).toBeHidden();

    await page.keyboard.press('Control+i');
    await yard.view('Inbox').getByRole('radio', { name: 'All', exact: true }).click();
    await expect(yard.view('Inbox').getByRole('listitem')).toHaveCount(1);
    await look('inbox');
    await yard.show('Lanes');
    await yard.lane(first).button('Review').click();
    await yard.review.file('src/a.txt').click();
    await expect(yard.review.side('after')).toContainText('zwei');
    await look('review');
    await yard.review.enqueue.click();
    await yard.show('Merge queue');
    await expect(yard.queue.landed).toContainText(first);
    await look('merge queue, landed');
    await yard.show('Lanes');
    await yard.lane(second).button('Add to merge queue').click();
    await yard.show('Merge queue');
    await yard.queue.row(second, 'conflict').click();
    await expect(yard.queue.entry(second)).toContainText('deux');
    await look('merge queue, conflict');
    await yard.show('Plan');
    await look('plan, empty');
    await plan.create('Numbers', 'Capitals.');
    await plan.add({ title: 'One', steps: [], writes: 'src/a.txt\nsrc/b.txt' });
    await plan.add({ title: 'Two', steps: [], writes: 'src/a.txt\nsrc/c.txt' });
    await expect(plan.verdict('T1', 'T2')).toBeVisible();
    await look('plan');
    await yard.show('Timeline');
    await look('timeline');
    await yard.show('Audit');
    await expect(yard.view('Audit')).toContainText(second);
    await look('audit');
    await yard.show('Roles');
    await yard.view('Roles').getByRole('region', { name: 'Implementer' }).waitFor();
    await yard.view('Roles').getByText('performs scripts').waitFor();
    await look('roles');
    await yard.view('Roles').getByRole('button', { name: 'New role' }).click();
    await yard.view('Roles').getByLabel('Mandate').fill('Wrong. Twice.');
    await look('roles, a wrong one');
    await yard.view('Roles').getByRole('button', { name: 'Undo changes' }).click();
    await yard.show('Settings');
    await yard.settings.view.getByRole('list', { name: 'Agents' }).waitFor();
    await yard.settings.view.getByRole('button', { name: 'Add an agent' }).click();
    await look('settings');
    await yard.settings.view.getByRole('button', { name: 'Look for leftovers' }).click();
    await yard.settings.view.getByText('Closed lanes left nothing behind.').waitFor();
    await yard.settings.view
      .getByRole('button', { name: 'Change the key of Fold or unfold the rail' })
      .click();
    await page.keyboard.press('Control+k');
    await yard.settings.view.getByRole('alert').waitFor();
    await look('settings, a key that is taken');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Shortcuts' }).waitFor();
    await look('all shortcuts');
    await page.getByRole('button', { name: 'Take the tour' }).click();
    await page.getByRole('region', { name: 'Tour', exact: true }).waitFor();
    await look('tour');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await look('palette');
    await page.keyboard.type('zwei');
    await page.getByRole('option').first().waitFor();
    await look('palette, places in transcripts');
    await page.keyboard.press('Escape');
    await yard.pauseButton.click();
    await expect(yard.pauseOutcome).toBeVisible();
    await look('paused');

    const none = Object.fromEntries(Object.keys(found).map((screen) => [screen, []]));
    expect(found).toEqual(none);
  });
}
