import { expect, test } from '../fixtures/app.ts';

test('the app opens on its first-run screen and its host is well', async ({ app }) => {
  const complaints: string[] = [];
  app.page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  app.page.on('pageerror', (error) => complaints.push(error.message));
  await app.page.reload();
  await expect(app.page).toHaveTitle(/Switchyard/);
  await expect(app.page.getByRole('button', { name: 'Start the sample' })).toBeVisible();
  await expect(app.page.getByText('Live')).toBeVisible();
  const health = await app.rpc('system.health', {});
  expect(health).toMatchObject({ paused: false, dataDirectory: app.data, counts: { lanes: 0 } });
  expect(complaints).toEqual([]);
});

test('a repository that is opened by a call shows, also after a restart and after a crash', async ({
  app,
}) => {
  const repository = app.repository();
  const project = await app.rpc('project.open', { path: repository.path });
  await expect(app.page.getByRole('banner')).toContainText(project.name);
  await app.restart();
  await expect(app.page.getByRole('banner')).toContainText(project.name);
  await app.kill();
  await app.start();
  await expect(app.page.getByRole('banner')).toContainText(project.name);
  expect(repository.git('status', '--porcelain')).toBe('');
});
