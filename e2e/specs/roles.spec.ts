import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../fixtures/app.ts';
import { Yard } from '../pages/yard.ts';

test('a role is written, checked at each field and compared with the others', async ({ app }) => {
  test.setTimeout(120_000);
  const yard = new Yard(app);
  const view = yard.view('Roles');
  const repository = app.repository();
  const file = join(repository.path, '.switchyard', 'roles', 'painter.md');
  await yard.openRepository(repository.path);
  await yard.show('Roles');

  await test.step('a new role says at each field what is wrong with it, and nothing is written', async () => {
    await expect(view.getByRole('button', { name: /^Planner/ })).toBeVisible();
    await view.getByRole('button', { name: 'New role' }).click();
    await view.getByLabel('File name').fill('painter');
    await view.getByLabel('Name', { exact: true }).fill('Painter');
    await view.getByLabel('Mandate').fill('Paints. And sells.');
    await view.getByLabel('May write').fill('src/**');
    await view.getByLabel('Refused without asking').fill('git push');
    await expect(view.getByText('mandate has more than one sentence.')).toBeVisible();
    await expect(view.getByText('forbid: git push is no rule.')).toBeVisible();
    await view.getByRole('button', { name: 'Save role' }).click();
    expect(existsSync(file)).toBe(false);
  });

  await test.step('once it is sound it is saved as a file of the project', async () => {
    await view.getByLabel('Mandate').fill('Paints the fence before it rains.');
    await view.getByLabel('Refused without asking').fill('command git push *');
    await view.getByLabel('Writing elsewhere').selectOption('forbid');
    await view.getByRole('button', { name: 'Save role' }).click();
    await expect(yard.notices).toContainText('Saved Painter.');
    expect(readFileSync(file, 'utf8')).toContain('mandate: Paints the fence before it rains.');
    await expect(view.getByRole('button', { name: /^Painter/ })).toBeVisible();
  });

  await test.step('what it overlaps with is pointed out, with the reason', async () => {
    mkdirSync(join(file, '..'), { recursive: true });
    const other = '---\nname: Carpenter\nmandate: Builds gates of wood.\npaths: [src/gate/**]\n---\n';
    writeFileSync(join(file, '..', 'carpenter.md'), other);
    await yard.show('Lanes');
    await yard.show('Roles');
    await view.getByRole('button', { name: /^Painter.*overlaps with Carpenter/ }).click();
    await expect(view.getByRole('region', { name: 'Overlaps with other roles' })).toContainText(
      'Both may write src/** and src/gate/**.',
    );
  });
});

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
