import { expect, test } from '../fixtures/app.ts';
import { rehearsal } from '../fixtures/rehearse.ts';
import { PlanScreen } from '../pages/plan-screen.ts';
import { picture } from './picture.ts';

const task = (
  id: string,
  title: string,
  writeSet: string[],
  more: { inputs?: string[]; outputs?: string[] } = {},
) => ({
  id,
  title,
  brief: `${title}, with a test, and nothing else.`,
  roleId: 'implementer',
  agentId: rehearsal,
  writeSet,
  ...more,
});

const tasks = [
  task('T1', 'Tax rule types', ['src/tax/rule.js'], { outputs: ['src/tax/rule.js'] }),
  task('T2', 'Region table', ['src/tax/regions.js'], { outputs: ['src/tax/regions.js'] }),
  task('T3', 'Tax slots on invoice lines', ['src/invoice.js', 'src/money.js']),
  task('T4', 'Tax engine', ['src/tax/engine.js'], {
    inputs: ['src/tax/rule.js', 'src/tax/regions.js'],
    outputs: ['src/tax/engine.js'],
  }),
  task('T5', 'Totals with tax', ['src/invoice.js', 'src/totals.js'], { inputs: ['src/tax/rule.js'] }),
  task('T6', 'Tax guide', ['docs/tax.md'], { inputs: ['src/tax/engine.js'] }),
];

test('the picture of a plan', async ({ app }) => {
  test.slow();
  const { page } = app;
  const plan = new PlanScreen(app);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('button', { name: 'Start the sample' }).click();
  await page.getByRole('button', { name: 'Skip the tour' }).click();
  await page
    .getByRole('dialog', { name: /asks to/ })
    .getByRole('button', { name: 'Allow once' })
    .click();
  const project = (await app.rpc('project.list', {})).items[0];
  if (!project) throw new Error('the sample is a project');
  const goal = 'Every invoice knows the tax of its region.';
  await app.rpc('mission.create', { projectId: project.id, title: 'Tax rules per region', goal, tasks });
  await page.keyboard.press('Control+8');
  await plan.view.getByRole('button', { name: /Tax rules per region/ }).click();
  await plan.verdict('T3', 'T5').click();
  await expect(plan.why.first()).toContainText('should be split');
  await plan.card('T5').click();
  await page.mouse.move(0, 0);
  await picture(page, 'plan');
});
