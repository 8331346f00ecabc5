import { AxeBuilder } from '@axe-core/playwright';
import { join } from 'node:path';
import { expect, test } from '../fixtures/app.ts';
import { Yard } from '../pages/yard.ts';

test('two lanes that touch the same file show on the radar; what one holds, the other cannot write; mail goes both ways', async ({
  app,
}, { outputDir }) => {
  test.setTimeout(300_000);
  const yard = new Yard(app);
  const { page } = app;
  const view = yard.view('Coordination');
  const repository = app.repository();
  await yard.openRepository(repository.path);

  const holder = await yard.launch.rehearsal(
    'Shout the second line',
    { tool: 'reserve_files', args: { globs: ['docs/**'], reason: 'writing the guide' } },
    { edit: 'src/a.txt', old: 'two', new: 'TWO' },
  );
  await expect(yard.lane(holder).status).toHaveText('idle');
  const other = await yard.launch.rehearsal(
    'Say it in German',
    { edit: 'src/a.txt', old: 'two', new: 'zwei' },
    { tool: 'ask_human', args: { question: 'Formal or informal?' } },
    { write: 'docs/guide.md', content: 'mine\n', ask: true },
  );
  await expect(yard.lane(other).transcript).toContainText('Your write was rejected');
  await expect(yard.lane(other).status).toHaveText('idle');

  await test.step('who holds what is shown, and can be taken away with a reason', async () => {
    await yard.show('Coordination');
    const row = view.getByRole('row', { name: /docs\/\*\*/ });
    await expect(row).toContainText(holder);
    await expect(row).toContainText('writing the guide');
    await view.getByRole('button', { name: 'Reserve paths' }).click();
    const dialog = page.getByRole('dialog', { name: 'Reserve paths' });
    await dialog.getByLabel('Paths').fill('docs/guide.md');
    await dialog.getByLabel('Reason').fill('I rewrite it myself');
    await dialog.getByRole('button', { name: 'Reserve', exact: true }).click();
    await expect(dialog.getByRole('alert')).toContainText(`${holder} holds docs/**`);
    await page.keyboard.press('Escape');
    await row.getByRole('button', { name: `Take docs/** away from ${holder}` }).click();
    const force = page.getByRole('dialog', { name: 'Take a reservation away' });
    await force.getByLabel('Reason').fill('the other one is ready');
    await force.getByRole('button', { name: 'Take it away' }).click();
    await expect(row).toBeHidden();
  });

  await test.step('the radar tells both lanes', async () => {
    const pair = view.getByRole('button', { name: /: conflict, 1 same file$/ });
    await expect(pair).toBeVisible();
    await expect(view.getByRole('region', { name: 'Radar' })).toContainText('would conflict');
    await view.getByRole('button', { name: 'Tell both' }).click();
    await expect(yard.notices).toContainText('Both lanes are told.');
  });

  await test.step('the question of a lane is answered', async () => {
    await expect(yard.bar).toContainText('1 waiting for you');
    await view.getByRole('button', { name: /Formal or informal/ }).click();
    const reply = view.getByRole('textbox', { name: `Reply to ${other}` });
    await reply.fill('Informal.');
    await page.screenshot({ path: join(outputDir, 'coordination.png') });
    await reply.press('Control+Enter');
    await expect(view.getByText('acknowledged', { exact: true })).toBeVisible();
    const { items } = await app.rpc('message.list', { waiting: true });
    expect(items).toEqual([]);
    await expect(yard.bar).toContainText('0 waiting for you');
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.filter((v) => v.impact === 'serious' || v.impact === 'critical')).toEqual([]);
  });

  await test.step('the lane has heard the answer', async () => {
    await yard.show('Lanes');
    await expect(yard.lane(other).transcript).toContainText('from the human (high): Re: Formal or informal?');
  });
});
