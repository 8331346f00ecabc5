import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type FeedMessage } from '../../shared/contract/index.ts';
import { type LaneId, type TerminalId } from '../../shared/domain/ids.ts';
import { tempProject } from './testing/temp-project.ts';

const at = tempProject({ 'a.txt': 'a\n' });

let tools: string;

beforeEach(async () => {
  tools = mkdtempSync(join(tmpdir(), 'switchyard-shell-'));
  vi.stubEnv('SHELL', plainShell(tools));
  vi.stubEnv('PROMPT_COMMAND', "PS1='ready> '");
});
afterEach(async () => {
  vi.unstubAllEnvs();
  rmSync(tools, { recursive: true });
});

/** A bash that reads and keeps nothing of the person at this machine. */
function plainShell(folder: string): string {
  const file = join(folder, 'plain-bash');
  const text = '#!/bin/sh\nHISTFILE=/dev/null exec /bin/bash --noprofile --norc -i\n';
  writeFileSync(file, text, { mode: 0o755 });
  return file;
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const launch = async (...steps: readonly object[]) => {
  const lane = await at.launch('A', steps);
  return at.host.lane(lane.id, 'idle', 'running');
};

const open = (laneId: LaneId, cols = 120, rows = 30) => at.host.call('terminal.open', { laneId, cols, rows });

/** All that a terminal has shown. */
const shown = async (terminalId: TerminalId): Promise<string> => {
  let text = '';
  for (;;) {
    const page = await at.host.call('terminal.read', { terminalId, after: text.length });
    text += page.data;
    if (text.length >= page.end) return text;
  }
};
const shows = async (terminalId: TerminalId, what: RegExp): Promise<string> => {
  for (;;) {
    const text = await shown(terminalId);
    if (what.test(text)) return text;
    await pause(20);
  }
};
const type = (terminalId: TerminalId, line: string) =>
  at.host.call('terminal.write', { terminalId, data: `${line}\r` });

/** Ends what runs in front, and waits for the prompt. */
const interrupt = async (terminalId: TerminalId) => {
  const { length } = await shown(terminalId);
  await at.host.call('terminal.write', { terminalId, data: '\u0003' });
  while (!(await shown(terminalId)).slice(length).endsWith('ready> ')) await pause(20);
};

const sizeOf = (path: string): number => (existsSync(path) ? readFileSync(path).length : 0);
const grows = async (path: string) => {
  const before = sizeOf(path);
  while (sizeOf(path) <= before) await pause(10);
};

describe('a terminal', () => {
  test("is a shell in the lane's worktree with its environment, and the person's doing in the log", async () => {
    const lane = await launch();
    const { terminalId, number, lane: after } = await open(lane.id);
    expect([number, after.terminals]).toEqual([
      1,
      [expect.objectContaining({ id: terminalId, number: 1, shell: join(tools, 'plain-bash') })],
    ]);
    await type(terminalId, 'echo "$PORT|$SWITCHYARD_LANE_NAME|$SWITCHYARD_LANE|$(pwd)|$(stty size)"');
    await shows(
      terminalId,
      new RegExp(`${lane.portsFrom}\\|${lane.name}\\|${lane.id}\\|${lane.worktreePath}\\|30 120`),
    );
    await at.host.call('terminal.resize', { terminalId, cols: 90, rows: 20 });
    await type(terminalId, 'stty size');
    await shows(terminalId, /\b20 90\b/);
    const second = await open(lane.id);
    expect(second.number).toBe(2);
    await type(terminalId, 'secret=hunter2; exit 4');
    await at.host.until('the first to be gone', (w) => w.lanes[lane.id]?.terminals.length === 1);
    expect((await open(lane.id)).number).toBe(1);
    const { events } = await at.host.call('audit.read', { stream: `lane:${lane.id}` });
    const about = events.filter((e) => e.type.startsWith('lane.terminal'));
    expect(
      about.map((e) => [e.type, e.actor.kind, e.data['end'] ?? null, e.data['exitCode'] ?? null]),
    ).toEqual([
      ['lane.terminalOpened', 'human', null, null],
      ['lane.terminalOpened', 'human', null, null],
      ['lane.terminalClosed', 'human', 'exited', 4],
      ['lane.terminalOpened', 'human', null, null],
    ]);
    expect(JSON.stringify(events)).not.toContain('hunter2');
    expect(await at.host.tryCall('terminal.write', { terminalId, data: 'x' })).toMatchObject({
      ok: false,
      error: { type: 'not-found' },
    });
  });

  test('is closed by the person with what runs in it, after a warning where asked for', async () => {
    const lane = await launch();
    const { terminalId } = await open(lane.id);
    await type(terminalId, `bash -c 'echo "in front"; sleep 986; :'`);
    await shows(terminalId, /[\n\r]in front/);
    expect(await at.host.tryCall('terminal.close', { terminalId, ifIdle: true })).toMatchObject({
      ok: false,
      error: { type: 'refused', details: { program: 'bash' } },
    });
    await at.host.call('terminal.close', { terminalId });
    expect((await at.host.call('lane.get', { laneId: lane.id })).terminals).toEqual([]);
    const next = await open(lane.id);
    await type(next.terminalId, 'pgrep -fc "[s]leep 986"');
    await shows(next.terminalId, /[\n\r]0\r?\n/);
    await at.host.call('terminal.close', { terminalId: next.terminalId, ifIdle: true });
  });

  test('goes on when the agent of the lane ends, and when its turn is interrupted by force', async () => {
    const lane = await launch({ do: 'hang' });
    await at.host.lane(lane.id, 'running');
    const { terminalId } = await open(lane.id);
    await type(terminalId, 'while :; do printf . >> ticks; sleep 0.05; done');
    const ticks = join(lane.worktreePath, 'ticks');
    await grows(ticks);
    process.kill((await at.host.call('lane.get', { laneId: lane.id })).run?.pid ?? 0, 'SIGKILL');
    await at.host.lane(lane.id, 'interrupted');
    await grows(ticks);
    expect((await at.host.call('lane.get', { laneId: lane.id })).terminals).toHaveLength(1);
  });

  test('is refused where there is no worktree, and beyond eight', async () => {
    const lane = await launch();
    for (let n = 1; n <= 8; n++) expect((await open(lane.id)).number).toBe(n);
    expect(await at.host.tryCall('terminal.open', { laneId: lane.id })).toMatchObject({
      ok: false,
      error: { type: 'refused', next: 'Close one of them.' },
    });
    await at.host.call('lane.close', { laneId: lane.id });
    expect(await at.host.tryCall('terminal.open', { laneId: lane.id })).toMatchObject({
      ok: false,
      error: { type: 'refused' },
    });
  });
});

describe('a pause', () => {
  test('freezes what runs in a terminal and takes no keystrokes; resuming lets it go on in front', async () => {
    const lane = await launch();
    const { terminalId } = await open(lane.id);
    await type(terminalId, 'for i in $(seq 100000); do printf . >> ticks; sleep 0.02; done');
    const ticks = join(lane.worktreePath, 'ticks');
    await grows(ticks);
    for (const one of [true, false]) {
      if (one) await at.host.call('lane.pause', { laneId: lane.id });
      else await at.host.call('fleet.pauseAll', {});
      const frozen = sizeOf(ticks);
      expect(await at.host.tryCall('terminal.write', { terminalId, data: 'x' })).toMatchObject({
        ok: false,
        error: { type: 'paused' },
      });
      expect(await at.host.tryCall('terminal.open', { laneId: lane.id })).toMatchObject({
        ok: false,
        error: { type: 'paused' },
      });
      await pause(150);
      expect(sizeOf(ticks)).toBe(frozen);
      if (one) await at.host.call('lane.resume', { laneId: lane.id });
      else await at.host.call('fleet.resumeAll', {});
      await grows(ticks);
    }
    await interrupt(terminalId);
    await type(terminalId, 'echo in "front"');
    expect(await shows(terminalId, /[\n\r]in front/)).not.toContain('Stopped');
  });

  test('of a lane whose agent had ended starts no agent when it is lifted', async () => {
    const lane = await launch();
    await open(lane.id);
    process.kill((await at.host.call('lane.get', { laneId: lane.id })).run?.pid ?? 0, 'SIGKILL');
    await at.host.lane(lane.id, 'interrupted');
    const paused = await at.host.call('fleet.pauseAll', {});
    expect(paused.lanes).toMatchObject([{ laneId: lane.id, state: 'stopped', agent: false }]);
    await at.host.call('fleet.resumeAll', {});
    expect(await at.host.call('lane.get', { laneId: lane.id })).toMatchObject({
      status: 'interrupted',
      run: null,
    });
  });

  test('does not keep a terminal from being closed: it is killed as it stands', async () => {
    const lane = await launch();
    const { terminalId } = await open(lane.id);
    await type(terminalId, "trap 'touch woke' HUP TERM; touch ready; while :; do sleep 0.05; done");
    while (!existsSync(join(lane.worktreePath, 'ready'))) await pause(10);
    await at.host.call('fleet.pauseAll', {});
    await at.host.call('terminal.close', { terminalId });
    expect((await at.host.call('lane.get', { laneId: lane.id })).terminals).toEqual([]);
    expect(existsSync(join(lane.worktreePath, 'woke'))).toBe(false);
  });
});

test('closing the lane ends its terminals, restarting the host records their end', async () => {
  const [one, two] = [await launch(), await launch()];
  await open(one.id);
  await open(two.id);
  await at.host.call('lane.close', { laneId: one.id });
  await at.host.restart();
  const world = await at.host.world();
  expect([world.lanes[one.id]?.terminals, world.lanes[two.id]?.terminals]).toEqual([[], []]);
  const { events } = await at.host.call('audit.read', { limit: 5000 });
  const ends = events
    .filter((e) => e.type === 'lane.terminalClosed')
    .map((e) => [e.data['end'], e.actor.kind]);
  expect(ends).toEqual([
    ['lane-closed', 'switchyard'],
    ['host-ended', 'switchyard'],
  ]);
});

test('what floods a terminal floods neither the feed nor the memory, and can be ended', async () => {
  const lane = await launch();
  const { terminalId } = await open(lane.id);
  const got = { next: 0, length: 0, holes: 0 };
  const feed = at.host.host.feed.subscribe(Number.MAX_SAFE_INTEGER, {
    send: (message: FeedMessage) => {
      if (message.kind !== 'terminal') return;
      if (message.offset > got.next && got.length > 0) got.holes += 1;
      got.next = message.offset + message.data.length;
      got.length += message.data.length;
    },
    drained: () => Promise.resolve(),
  });
  feed.request({ kind: 'watch', lanes: [], outputs: [], terminals: [terminalId] });
  await type(terminalId, 'cat /dev/urandom | base64');
  while (got.length < 128_000) await pause(10);
  // The client shows nothing: soon the host reads nothing more.
  let end = -1;
  await vi.waitFor(async () => {
    const before = end;
    end = (await at.host.call('terminal.read', { terminalId, after: 1e12 })).end;
    expect(end).toBe(before);
  }, 10_000);
  expect(got.length).toBeLessThan(200_000);
  expect(end).toBeLessThan(600_000);
  while (got.length < 2_000_000) {
    feed.request({ kind: 'shown', terminalId, offset: got.next });
    await pause(1);
  }
  expect(got.holes).toBe(0);
  feed.close();
  await at.host.call('terminal.write', { terminalId, data: '\u0003' });
  const tail = async () => (await at.host.call('terminal.read', { terminalId, after: 0 })).end;
  await vi.waitFor(async () => {
    const after = (await tail()) - 100;
    expect((await at.host.call('terminal.read', { terminalId, after })).data).toMatch(/\^C[\s\S]*ready> $/);
  }, 10_000);
});
