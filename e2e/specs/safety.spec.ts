import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../fixtures/app.ts';
import { type AgentId } from '../../shared/domain/ids.ts';
import { rehearse } from '../fixtures/rehearse.ts';
import { Yard } from '../pages/yard.ts';

test('what cannot be opened is named, with what to do, and nothing is changed there', async ({ app }) => {
  const yard = new Yard(app);
  const folder = (name: string, ...git: readonly string[]) => {
    const path = join(app.data, 'folders', name);
    mkdirSync(path, { recursive: true });
    if (git.length > 0) execFileSync('git', [...git], { cwd: path, stdio: 'ignore' });
    return path;
  };
  const cases = [
    [folder('plain'), 'is not in a git repository', 'git init'],
    [folder('bare', 'init', '--bare'), 'is a bare repository', 'Clone it'],
    [folder('young', 'init', '-b', 'main'), 'has no commit yet', 'Make a first commit'],
    [join(app.data, 'nowhere'), 'There is no folder', 'Name the folder of a git repository'],
  ] as const;
  for (const [path, what, next] of cases) {
    await yard.openRepository(path);
    const alert = app.page.getByRole('alert').filter({ hasText: what });
    await expect(alert).toContainText(path);
    await expect(alert).toContainText(next);
  }
  expect((await app.rpc('project.list', {})).items).toEqual([]);
  await expect(app.page.getByRole('button', { name: 'Start the sample' })).toBeVisible();
});

test('a failed setup command shows its output and goes on after it was mended', async ({ app }) => {
  const yard = new Yard(app);
  const repository = app.repository();
  await yard.openRepository(repository.path);
  await yard.show('Settings');
  const need = join(app.data, 'dependency');
  await yard.settings.setCommand('Setup command', `echo looking; cat '${need}'`);
  await yard.show('Lanes');
  const name = await yard.launch.rehearsal('Wait for the setup', { say: 'Now I can work.' });
  const lane = yard.lane(name);
  await expect(lane.status).toHaveText('failed');
  await expect(lane.preparation).toContainText('Setup command');
  await expect(lane.preparation.getByLabel('Output of the setup command')).toContainText(
    /looking[\s\S]*No such file/,
  );
  await lane.say(rehearse({ say: 'And this waited.' }));
  await lane.standstill.getByRole('button', { name: 'Try again' }).click();
  await expect(lane.preparation.getByLabel('Output of the setup command')).toContainText(
    /looking[\s\S]*No such file[\s\S]*looking[\s\S]*No such file/,
  );
  await expect(lane.status).toHaveText('failed');
  writeFileSync(need, 'found it\n');
  await lane.standstill.getByRole('button', { name: 'Try again' }).click();
  await expect(lane.message('Now I can work.')).toBeVisible();
  await expect(lane.message('And this waited.')).toBeVisible();
  await expect(lane.status).toHaveText('idle');
});

test('a merge waits for the person’s own change in its way, says why, and lands after they made room', async ({
  app,
}) => {
  const yard = new Yard(app);
  const repository = app.repository();
  await yard.openRepository(repository.path);
  const name = await yard.launch.rehearsal('Change a', { edit: 'src/a.txt', old: 'two', new: 'zwei' });
  await expect(yard.lane(name).status).toHaveText('idle');
  repository.write('src/a.txt', 'one\nmy own two\nthree\n');
  const begin = repository.git('rev-parse', 'main');
  await yard.lane(name).button('Add to merge queue').click();
  await yard.show('Merge queue');
  await yard.queue.row(name, 'waiting for you').click();
  const entry = yard.queue.entry(name);
  await expect(entry).toContainText('src/a.txt');
  await expect(entry).toContainText('Nothing was changed in your checkout.');
  expect(repository.git('rev-parse', 'main')).toBe(begin);
  expect(repository.read('src/a.txt')).toBe('one\nmy own two\nthree\n');

  await entry.getByRole('button', { name: 'Try again' }).click();
  await expect(entry).toContainText('src/a.txt');
  repository.git('checkout', '--', 'src/a.txt');
  // Nobody has to press anything: the queue notices that there is room.
  await expect(yard.queue.landed).toContainText(name);
  expect(repository.read('src/a.txt')).toBe('one\nzwei\nthree\n');
  expect(repository.git('status', '--porcelain')).toBe('');
});

test('an agent that is not known or does not start is named, and the lane can be tried again', async ({
  app,
}) => {
  const yard = new Yard(app);
  await yard.openRepository(app.repository().path);
  await expect(app.page.getByText('No lane is open.').first()).toBeVisible();
  const [project] = (await app.rpc('project.list', {})).items;
  if (!project) throw new Error('no project is open');
  const task = { title: 'Work', brief: rehearse({ say: 'Here I am.' }) };
  const unknown = await app.tryRpc('lane.launch', {
    projectId: project.id,
    agentId: 'nobody' as AgentId,
    task,
  });
  expect(unknown).toMatchObject({ ok: false, error: { type: 'not-found' } });
  expect(JSON.stringify(unknown)).toContain('nobody');

  await yard.show('Settings');
  await yard.settings.view.getByRole('button', { name: 'Add an agent' }).click();
  const form = yard.settings.view.getByRole('form', { name: 'Add an agent' });
  await form.getByLabel('Name', { exact: true }).fill('Broken one');
  await form.getByLabel('Command').fill('/bin/sh');
  await form.getByLabel('Arguments').fill('-c\necho it is broken >&2; exit 3');
  await form.getByRole('button', { name: 'Register agent' }).click();
  await expect(yard.settings.view.getByRole('list', { name: 'Agents' })).toContainText('Broken one');

  const broken = 'broken-one' as AgentId;
  const lane = await app.rpc('lane.launch', { projectId: project.id, agentId: broken, task });
  await yard.show('Lanes');
  await expect(yard.lane(lane.name).status).toHaveText('failed');
  await expect(yard.lane(lane.name).standstill).toContainText('it is broken');
});
