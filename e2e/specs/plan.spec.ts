import { AxeBuilder } from '@axe-core/playwright';
import { join } from 'node:path';
import { expect, test } from '../fixtures/app.ts';
import { PlanScreen } from '../pages/plan-screen.ts';
import { Yard } from '../pages/yard.ts';

const files = { 'a.txt': 'one\n', 'b.txt': 'two\n', 'c.txt': 'three\n' };

test('a mission is written, judged, mended, launched, and ends with its work merged', async ({
  app,
}, info) => {
  test.setTimeout(300_000);
  const { page } = app;
  const yard = new Yard(app);
  const plan = new PlanScreen(app);
  const repository = app.repository(files);
  await yard.openRepository(repository.path);
  await yard.show('Settings');
  const gate = page.getByRole('checkbox', { name: /before work of a mission is merged/ });
  await gate.click();
  await expect.poll(async () => (await app.rpc('project.list', {})).items[0]?.gates?.beforeMerge).toBe(false);

  await yard.show('Plan');
  await expect(plan.view).toContainText('No mission yet');
  await plan.create('Three numbers', 'Every number is written in capitals.');
  await plan.add({ title: 'First', steps: [{ write: 'a.txt', content: 'ONE\n' }], writes: 'a.txt\nd.txt' });
  await plan.add({ title: 'Second', steps: [{ write: 'b.txt', content: 'TWO\n' }], writes: 'a.txt\nb.txt' });
  await plan.add({ title: 'Third', steps: [{ write: 'c.txt', content: 'THREE\n' }], writes: 'c.txt' });

  await test.step('two that write the same file are not parallel, and the reason is told', async () => {
    await expect(plan.verdict('T1', 'T2')).toHaveAccessibleName('T1 and T2: split');
    await plan.verdict('T1', 'T2').focus();
    await expect(plan.why.first()).toContainText('a.txt');
    await expect(plan.wave(2)).toContainText('Second');
    await page.keyboard.press('ArrowDown');
    await expect(plan.verdict('T1', 'T3')).toBeFocused();
    await expect(plan.why.first()).toContainText('T1 and T3 can run at the same time');
  });

  await test.step('what is missing is named, and nothing is told where nothing is known', async () => {
    const missing = plan.view.getByRole('region', { name: 'Before launch' });
    await expect(missing).toContainText('There is no verify command');
    await expect(missing).toContainText('No human is asked before merge.');
    const likely = plan.view.getByRole('region', { name: 'Likely to take' });
    await expect(likely).toContainText('No task of this project has been done yet');
  });

  await test.step('a change that comes late loses nothing', async () => {
    await plan.card('T2').click();
    await plan.panel.getByLabel('Write set').fill('b.txt');
    const mission = (await app.rpc('mission.list', {})).items[0];
    if (!mission) throw new Error('there is a mission');
    await app.rpc('mission.edit', { missionId: mission.id, on: mission.revision, goal: 'Capitals.' });
    await plan.save();
    await expect(plan.panel.getByRole('alert')).toContainText('The plan was changed meanwhile');
    await expect(plan.panel.getByLabel('Write set')).toHaveValue('b.txt');
    await plan.panel.getByRole('button', { name: /^Save it on revision/ }).click();
    await expect(plan.verdict('T1', 'T2')).toHaveAccessibleName('T1 and T2: parallel');
    await expect(plan.wave(1)).toContainText('Second');
  });

  await test.step('a circle is an error and hinders the launch', async () => {
    const dependsOn = (id: string) => plan.panel.getByRole('checkbox', { name: new RegExp(`^${id} `) });
    await dependsOn('T1').check();
    await plan.save();
    await plan.card('T1').click();
    await dependsOn('T2').check();
    await plan.save();
    await expect(plan.view.getByRole('alert')).toContainText('wait for each other in a circle');
    await expect(plan.launch).toBeDisabled();
    await dependsOn('T2').uncheck();
    await plan.save();
    await expect(plan.wave(2)).toContainText('Second');
    await expect(plan.launch).toBeEnabled();
  });

  await test.step('it runs wave by wave up to the merge', async () => {
    await page.screenshot({ path: join(info.outputDir, 'plan.png') });
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.filter((v) => v.impact === 'serious' || v.impact === 'critical')).toEqual([]);
    await plan.launch.click();
    for (const id of ['T1', 'T2', 'T3'])
      await expect(plan.card(id)).toHaveAccessibleName(/ landed$/, { timeout: 120_000 });
    await expect(plan.view.locator('.view-head')).toContainText('done');
    await expect(plan.view.getByRole('region', { name: 'Checked together' })).toBeVisible();
    await page.screenshot({ path: join(info.outputDir, 'plan-done.png') });
    expect(['a.txt', 'b.txt', 'c.txt'].map((path) => repository.show(path))).toEqual(['ONE', 'TWO', 'THREE']);
    await plan.view
      .getByRole('button', { name: /^Open / })
      .first()
      .click();
    await expect(yard.view('Lanes')).toBeVisible();
  });
});
