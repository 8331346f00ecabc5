import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type App, expect, test } from '../fixtures/app.ts';
import { openIn, processesOf, stateOf, tickers } from '../fixtures/processes.ts';
import { rehearsal, rehearse, type RehearsalStep } from '../fixtures/rehearse.ts';
import { Yard } from '../pages/yard.ts';

async function launch(app: App, path: string, ...steps: readonly RehearsalStep[]) {
  const project = await app.rpc('project.open', { path });
  const task = { title: 'Work', brief: rehearse(...steps) };
  return app.rpc('lane.launch', { projectId: project.id, agentId: rehearsal, task });
}

/** All that was said in the transcript, in order. */
async function said(app: App, laneId: Awaited<ReturnType<typeof launch>>['id']): Promise<string[]> {
  const { items } = await app.rpc('transcript.read', { laneId });
  return items.flatMap(({ body }) => (body.kind === 'message' ? [body.text] : []));
}

/** Whether something open belongs to the host and its windows, and not to the lane. */
const isOfHost = (open: string): boolean =>
  /socket:|chromium\.|switchyard-data-\w+\/(db|desktop)/i.test(open);

/** The process that a verification wrote down. */
const verifier = (mark: string): number => Number(readFileSync(mark, 'utf8').trim());

test('killed in the middle of a turn, the lane is interrupted, nothing is orphaned, and one press goes on', async ({
  app,
}) => {
  const yard = new Yard(app);
  const gate = join(app.data, 'go on');
  const lane = await launch(
    app,
    app.repository().path,
    { say: 'I begin.' },
    { write: 'half.txt', content: 'half\n' },
    { spawn: 'ticks.log', everyMs: 50, processes: 2 },
    { say: 'Half of it is done.' },
    { run: `until [ -e '${gate}' ]; do sleep 0.1; done`, ask: false },
    { write: 'whole.txt', content: 'whole\n' },
    { say: 'All of it is done.' },
  );
  const file = join(lane.worktreePath, 'ticks.log');
  await expect(yard.lane(lane.name).message('Half of it is done.')).toBeVisible();
  await expect.poll(() => tickers(file).length).toBe(2);
  await expect(yard.lane(lane.name).tool('until [ -e')).toContainText('running');
  const before = await said(app, lane.id);
  const left = processesOf(lane.id);
  expect(left.length).toBeGreaterThanOrEqual(4);
  expect(tickers(file).flatMap(openIn).filter(isOfHost)).toEqual([]);

  await app.kill();
  await app.start();
  await expect(yard.lane(lane.name).status).toHaveText('interrupted');
  await expect(yard.lane(lane.name).standstill).toContainText('in the middle of a turn');
  await expect(yard.bar.getByRole('status', { name: 'Fleet' })).toContainText('1 interrupted');
  expect(processesOf(lane.id)).toEqual([]);
  expect([...left, ...tickers(file)].map(stateOf).filter((state) => state !== null)).toEqual([]);
  expect(await said(app, lane.id)).toEqual(before);
  expect(existsSync(join(lane.worktreePath, 'half.txt'))).toBe(true);

  writeFileSync(gate, '');
  await yard.lane(lane.name).standstill.getByRole('button', { name: 'Resume' }).click();
  await expect(yard.lane(lane.name).message('All of it is done.')).toBeVisible();
  await expect(yard.lane(lane.name).status).toHaveText('idle');
  expect(await said(app, lane.id)).toEqual(['I begin.', 'Half of it is done.', 'All of it is done.']);
  const { events } = await app.rpc('audit.read', { stream: `lane:${lane.id}` });
  const origins = events.flatMap((event) => (event.type === 'lane.runStarted' ? [event.data['origin']] : []));
  expect(origins).toEqual(['new', 'loaded']);
  expect(await app.rpc('audit.verify', {})).toMatchObject({ ok: true });
});

test('killed while a question waits, the question is void and says so, and is asked again', async ({
  app,
}) => {
  const yard = new Yard(app);
  const command = 'echo asked > asked.txt';
  const lane = await launch(app, app.repository().path, { run: command });
  await yard.approval.asks(command);

  await app.kill();
  await app.start();
  await expect(yard.lane(lane.name).status).toHaveText('interrupted');
  await expect(yard.approval.dialog).toBeHidden();
  await app.page.keyboard.press('Control+i');
  const inbox = yard.view('Inbox');
  await expect(inbox.getByRole('list', { name: 'Questions' }).getByRole('listitem')).toHaveCount(0);
  await expect(inbox.getByRole('region', { name: 'Lanes, merges and mail that need you' })).toContainText(
    lane.name,
  );
  await inbox.getByRole('radio', { name: 'Void' }).click();
  await expect(inbox.getByRole('listitem')).toContainText([command]);
  await expect(inbox.getByRole('listitem')).toContainText('void');
  await expect(inbox.getByRole('listitem')).toContainText(/ended/);
  expect(existsSync(join(lane.worktreePath, 'asked.txt'))).toBe(false);

  await yard.show('Lanes');
  await yard.lane(lane.name).standstill.getByRole('button', { name: 'Resume' }).click();
  await yard.approval.allowOnce(command);
  await expect(yard.lane(lane.name).status).toHaveText('idle');
  expect(existsSync(join(lane.worktreePath, 'asked.txt'))).toBe(true);
  const { items } = await app.rpc('approval.list', {});
  expect(items.map((item) => item.status)).toEqual(['allowed', 'void']);
});

test('killed while a merge is verified, the queue agrees with the branch, verifies anew, and lands', async ({
  app,
}) => {
  const yard = new Yard(app);
  const repository = app.repository();
  repository.write('src/b.txt', 'one\nmine, not committed\n');
  const begin = repository.git('rev-parse', 'main');
  const gate = join(app.data, 'go on');
  const mark = join(app.data, 'verifier');
  const verifyCommand = `echo $$ > '${mark}'; until [ -e '${gate}' ]; do sleep 0.1; done; echo proven`;
  const lane = await launch(app, repository.path, { write: 'new.txt', content: 'new\n' });
  await app.rpc('project.configure', { projectId: lane.projectId, verifyCommand });
  await yard.lane(lane.name).button('Add to merge queue').click();
  await yard.show('Merge queue');
  await expect(yard.queue.row(lane.name, 'verifying')).toBeVisible();
  await expect.poll(() => existsSync(mark)).toBe(true);
  await expect.poll(() => verifier(mark)).toBeGreaterThan(0);
  const orphan = verifier(mark);

  await app.kill();
  expect(repository.git('rev-parse', 'main')).toBe(begin);
  await app.start();
  expect(stateOf(orphan)).toBe(null);
  await yard.show('Merge queue');
  await expect(yard.queue.row(lane.name, 'verifying')).toBeVisible();
  expect(repository.git('rev-parse', 'main')).toBe(begin);
  writeFileSync(gate, '');
  await expect(yard.queue.landed).toContainText(lane.name);
  expect(repository.show('new.txt')).toBe('new');
  expect(repository.read('src/b.txt')).toBe('one\nmine, not committed\n');
  expect(repository.git('status', '--porcelain')).toBe(' M src/b.txt');
  const { items } = await app.rpc('merge.list', {});
  expect(items).toMatchObject([
    { state: 'landed', attempts: 2, newOid: repository.git('rev-parse', 'main') },
  ]);
});
