import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type CallOutput } from '../../shared/contract/index.ts';
import { type App, expect, test } from '../fixtures/app.ts';
import { isStopped, processesOf, stateOf, tickers, ticks } from '../fixtures/processes.ts';
import { rehearsal, rehearse } from '../fixtures/rehearse.ts';
import { Yard } from '../pages/yard.ts';

interface Ticking {
  readonly lane: CallOutput<'lane.launch'>;
  readonly file: string;
  readonly pids: readonly number[];
}

const cli = join(import.meta.dirname, '..', '..', 'electron', 'cli', 'switchyard.mjs');
const tickFile = 'ticks.log';

/** A lane whose agent is at work and whose detached processes write a line every 20 ms. */
async function tickingLane(app: App): Promise<Ticking> {
  const project = await app.rpc('project.open', { path: app.repository().path });
  const brief = rehearse(
    { spawn: tickFile, everyMs: 20, processes: 3 },
    { repeat: { times: 5000, steps: [{ append: 'steps.log', content: 'step\n' }, { wait: 50 }] } },
  );
  const task = { title: 'Tick', brief };
  const lane = await app.rpc('lane.launch', { projectId: project.id, agentId: rehearsal, task });
  const file = join(lane.worktreePath, tickFile);
  await expect.poll(() => tickers(file).length).toBe(3);
  await expect.poll(() => ticks(join(lane.worktreePath, 'steps.log')).length).toBeGreaterThan(1);
  return { lane, file, pids: tickers(file) };
}

/** Everything of the lane is stopped, and stays so: nothing was written since. */
function expectStill({ lane, file, pids }: Ticking) {
  expect([...pids, ...processesOf(lane.id)].filter((pid) => !isStopped(pid))).toEqual([]);
  return { ticks: ticks(file).length, steps: ticks(join(lane.worktreePath, 'steps.log')).length };
}

async function expectGoingOn(ticking: Ticking) {
  const { lane, file } = ticking;
  const [before, stepsBefore] = [ticks(file).length, ticks(join(lane.worktreePath, 'steps.log')).length];
  await expect.poll(() => ticks(file).length).toBeGreaterThan(before);
  await expect.poll(() => ticks(join(lane.worktreePath, 'steps.log')).length).toBeGreaterThan(stepsBefore);
}

test('one press stops every process of every lane, says how fast, and another lets them go on', async ({
  app,
}) => {
  const yard = new Yard(app);
  const ticking = await tickingLane(app);
  const { name } = ticking.lane;
  await expect(yard.lane(name).status).toHaveText('running');

  await yard.pauseButton.click();
  await expect(yard.pauseOutcome).toContainText(/1 lane, \d+ processes stopped in [\d.,]+ m?s/);
  const still = expectStill(ticking);
  await expect(yard.lane(name).status).toHaveText('paused');
  await expect(yard.lane(name).standstill).toContainText('Paused with the fleet');
  await yard.lane(name).say('Sent while paused');
  await expect(yard.lane(name).queued).toContainText('Sent while paused');
  const fleet = await app.rpc('fleet.get', {});
  expect(fleet).toMatchObject({ paused: true, lanes: [{ laneId: ticking.lane.id, state: 'stopped' }] });
  expect(fleet.processes).toBeGreaterThanOrEqual(4);
  expect(expectStill(ticking)).toEqual(still);

  await expect(yard.pauseButton).toHaveText(/Resume 1 lane/);
  await app.page.keyboard.press('Control+Shift+P');
  await expect(yard.pauseButton).toHaveText(/Pause all/);
  await expect(yard.lane(name).status).toHaveText('running');
  await expectGoingOn(ticking);

  await app.page.keyboard.press('Control+Shift+P');
  await expect(yard.pauseOutcome).toBeVisible();
  expectStill(ticking);
});

test('a question that stands does not keep the fleet from being paused, and is not allowed meanwhile', async ({
  app,
}) => {
  const yard = new Yard(app);
  await yard.openRepository(app.repository().path);
  const command = 'echo asked > asked.txt';
  const name = await yard.launch.rehearsal('Ask', { run: command });
  await yard.approval.asks(command);
  await yard.pauseButton.click();
  await expect(yard.pauseOutcome).toBeVisible();
  await expect(yard.approval.dialog).toContainText('allowing is refused until you resume');
  await yard.approval.button('Allow once').click();
  await expect(yard.approval.dialog.getByRole('alert')).toContainText(/paused/);
  expect((await app.rpc('approval.list', { status: 'pending' })).items).toHaveLength(1);
  await yard.pauseButton.click();
  await expect(yard.pauseButton).toHaveText(/Pause all/);
  await yard.approval.allowOnce(command);
  await expect(yard.lane(name).status).toHaveText('idle');
});

test('the command line pauses, a hung screen does not matter, and a pause outlives the host', async ({
  app,
}) => {
  const yard = new Yard(app);
  const switchyard = (...args: string[]) =>
    spawnSync(process.execPath, [cli, ...args, '--data', app.data, '--json'], { encoding: 'utf8' });
  const ticking = await tickingLane(app);
  const { name } = ticking.lane;

  const said = JSON.parse(switchyard('pause', '--reason', 'supper').stdout) as { data: { lanes: unknown[] } };
  expectStill(ticking);
  expect(said.data.lanes).toMatchObject([{ laneId: ticking.lane.id, state: 'stopped' }]);
  await expect(yard.pauseButton).toHaveText(/Resume 1 lane/);
  expect(switchyard('resume').status).toBe(0);
  await expectGoingOn(ticking);

  const devtools = await app.page.context().newCDPSession(app.page);
  let hung = true;
  const begun = app.page.waitForEvent('console', (message) => message.text() === 'hung from here on');
  const loop = app.page
    .evaluate(() => {
      console.log('hung from here on');
      const end = Date.now() + 20_000;
      while (Date.now() < end);
    })
    .catch(() => undefined)
    .finally(() => (hung = false));
  await begun;
  const answer = await app.rpc('fleet.pauseAll', {});
  const still = expectStill(ticking);
  expect(answer).toMatchObject({ paused: true, lanes: [{ laneId: ticking.lane.id, state: 'stopped' }] });
  expect(hung).toBe(true);
  await devtools.send('Runtime.terminateExecution');
  await loop;
  await expect(yard.pauseButton).toHaveText(/Resume 1 lane/);
  expect(expectStill(ticking)).toEqual(still);

  await app.restart();
  await expect(yard.pauseButton).toHaveText(/Resume/);
  await expect(yard.lane(name).status).toHaveText(/paused|interrupted/);
  expect(await app.rpc('fleet.get', {})).toMatchObject({ paused: true });
  expect(ticking.pids.map((pid) => stateOf(pid))).toEqual([null, null, null]);
  expect(ticks(ticking.file).length).toBe(still.ticks);
});
