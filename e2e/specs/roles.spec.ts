import { expect, test } from '../fixtures/app.ts';
import { Yard } from '../pages/yard.ts';

test('an agent is trusted, or not, by the word of the person, with the reason', async ({ app }) => {
  const yard = new Yard(app);
  const { page } = app;
  const repository = app.repository();
  await yard.openRepository(repository.path);
  await app.rpc('trust.set', { agentId: 'stranger', word: 'probation', reason: 'New here' });
  await yard.show('Roles');
  const { items } = await app.rpc('project.list', {});
  const agents = yard.view('Roles').getByRole('list').filter({ hasText: 'stranger' });
  await expect(agents).toContainText('on probation');
  await expect(agents).toContainText('“New here”');
  await agents.getByRole('button', { name: 'Trust: stranger' }).click();
  const dialog = page.getByRole('dialog', { name: 'Trust an agent' });
  await expect(dialog.getByRole('button', { name: 'Trust', exact: true })).toBeDisabled();
  await dialog.getByLabel('Reason').fill('It passed my own review');
  await dialog.getByRole('button', { name: 'Trust', exact: true }).click();
  await expect(agents).toContainText('trusted');
  const { items: standings } = await app.rpc('trust.list', { projectId: items[0]?.id ?? '' });
  expect(standings).toMatchObject([{ agentId: 'stranger', level: 'trusted', by: 'human' }]);
});
