import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, expect, test } from '../fixtures/app.ts';
import { rehearse } from '../fixtures/rehearse.ts';
import { Yard } from '../pages/yard.ts';

const cli = join(import.meta.dirname, '..', '..', 'electron', 'cli', 'switchyard.mjs');

/** Runs a command of `switchyard` on a data directory; what it printed as JSON, line by line. */
function switchyard(data: string, ...args: string[]) {
  const done = spawnSync(process.execPath, [cli, ...args, '--data', data, '--json'], { encoding: 'utf8' });
  const lines = done.stdout
    .trim()
    .split('\n')
    .filter((line) => line !== '');
  return { status: done.status, stderr: done.stderr, lines: lines.map((line) => JSON.parse(line) as Answer) };
}

interface Answer {
  readonly ok: boolean;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly error: { readonly type: string; readonly message: string; readonly next: string };
}

const run = (app: App, ...args: string[]) => switchyard(app.data, ...args);

test('a lane is launched, watched and paused from the command line', async ({ app }) => {
  const yard = new Yard(app);
  const { path } = app.repository();
  const launched = run(
    app,
    ...['launch', '--project', path, '--agent', 'rehearsal', '--title', 'From a terminal'],
    ...['--brief', rehearse({ say: 'Hello from the terminal.' }, { do: 'hang' })],
  );
  expect(launched.status).toBe(0);
  const name = String(launched.lines[0]?.data['name']);
  await expect(yard.lane(name).message('Hello from the terminal.')).toBeVisible();
  expect(run(app, 'status').lines).toMatchObject([
    { ok: true, data: { paused: false, counts: { lanes: 1 } } },
  ]);

  const types = () => run(app, 'log', '--lane', name).lines.map((event) => event.type);
  expect(types()).toEqual(expect.arrayContaining(['lane.launched', 'lane.runStarted', 'lane.turnStarted']));
  const paused = run(app, 'pause');
  expect(paused.status).toBe(0);
  expect(paused.lines).toMatchObject([{ ok: true, data: { paused: true, lanes: [{ state: 'stopped' }] } }]);
  await expect(yard.lane(name).status).toHaveText('paused');
  expect(run(app, 'status').lines).toMatchObject([{ data: { paused: true } }]);
  expect(run(app, 'resume').status).toBe(0);
  await expect(yard.lane(name).status).toHaveText('running');
});

test('what is refused is said with its reason and an exit code', async ({ app }) => {
  const launch = (path: string, agent: string) =>
    run(app, 'launch', '--project', path, '--agent', agent, '--title', 'T', '--brief', 'B');
  const folder = launch(join(app.data, 'logs'), 'rehearsal');
  expect(folder.status).toBe(1);
  expect(folder.lines).toMatchObject([{ ok: false, error: { type: 'not-a-repository' } }]);
  const agent = launch(app.repository().path, 'nobody');
  expect(agent.status).toBe(1);
  expect(agent.lines[0]?.error.message).toContain('nobody');
  expect(run(app, 'launch', '--project', app.data).status).toBe(2);
  expect(run(app, 'log', '--lane', 'NoSuchLane').lines).toMatchObject([
    { ok: false, error: { type: 'not-found' } },
  ]);
});

test('without a host every command says so and how to start one', () => {
  const data = mkdtempSync(join(tmpdir(), 'switchyard-nobody-'));
  for (const command of [['status'], ['pause'], ['resume'], ['log']]) {
    const done = switchyard(data, ...command);
    expect(done.status).toBe(3);
    expect(done.lines).toMatchObject([{ ok: false, error: { type: 'offline' } }]);
    expect(done.lines[0]?.error.next).toContain('switchyard serve');
  }
  rmSync(data, { recursive: true });
});
