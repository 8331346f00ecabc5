import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type App, expect, test } from '../fixtures/app.ts';
import { answerBoxes, boxesOf } from '../fixtures/desktop.ts';
import { rehearsal, rehearse } from '../fixtures/rehearse.ts';
import { Yard } from '../pages/yard.ts';

test.skip(({ hostKind }) => hostKind !== 'electron', 'the system hands links to the desktop app only');

/** Starts the app once more with the same line and a word at its end, as the system does with a link or a folder. */
async function startAgain(app: App, word: string): Promise<number> {
  const first = app.electron.process();
  const [program = '', ...line] = await app.electron.evaluate(() => process.argv);
  const args = line.filter((one) => !one.startsWith('--inspect') && !one.startsWith('--remote-debugging'));
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => name !== 'NODE_OPTIONS'));
  const child = spawn(first.spawnfile || program, [...args, word], { env, stdio: 'ignore' });
  const [code] = (await once(child, 'exit')) as [number];
  return code;
}

test('a link of a second start opens a lane, a question and a repository, and never acts', async ({
  app,
}) => {
  test.setTimeout(120_000);
  const yard = new Yard(app);
  const repository = app.repository();
  const other = app.repository();
  const project = await app.rpc('project.open', { path: repository.path });
  const task = { title: 'Ask', brief: rehearse({ run: 'echo hello' }) };
  const lane = await app.rpc('lane.launch', { projectId: project.id, agentId: rehearsal, task });
  await yard.approval.asks('echo hello');
  await app.page.keyboard.press('Escape');
  await yard.show('Timeline');

  expect(await startAgain(app, `switchyard://lane/${lane.id}`)).toBe(0);
  await expect(yard.view('Lanes')).toBeVisible();
  await expect(yard.lane(lane.name).status).toHaveText('waiting for you');
  const [question] = (await app.rpc('approval.list', { status: 'pending' })).items;
  expect(await startAgain(app, `switchyard://approval/${question?.id}`)).toBe(0);
  await yard.approval.asks('echo hello');
  await app.page.keyboard.press('Escape');

  const link = `switchyard://project?path=${encodeURIComponent(other.path)}`;
  await answerBoxes(app.electron, 1);
  await startAgain(app, link);
  await expect.poll(() => boxesOf(app.electron)).toMatchObject([expect.stringContaining(other.path)]);
  await startAgain(app, 'switchyard://fleet/pause');
  await startAgain(app, 'switchyard://lane/lane_unknown');
  await expect.poll(() => boxesOf(app.electron)).toHaveLength(3);
  expect((await app.rpc('project.list', {})).items).toHaveLength(1);
  expect((await app.rpc('approval.list', { status: 'pending' })).items).toHaveLength(1);

  await answerBoxes(app.electron, 0);
  await startAgain(app, link);
  await expect.poll(async () => (await app.rpc('project.list', {})).items.length).toBe(2);
  await startAgain(app, repository.path);
  await expect(app.page.getByRole('banner')).toContainText(project.name);
  expect(repository.git('status', '--porcelain')).toBe('');
});
