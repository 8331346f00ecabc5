import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createYard, letterOf, sizeOf, start, until, type Yard } from './testing/trees.ts';

const ways = ['child', 'session', 'forked-twice', 'scrubbed', 'scrubbed-session', 'cut-loose', 'root'];

let yard: Yard;
beforeEach(() => {
  yard = createYard();
});
afterEach(async () => {
  await yard.close();
});

/** An agent-like tree that ticks in every way, with the cut-loose process already cut loose. */
async function agentLike(owner: string): Promise<string> {
  const out = yard.dir(owner);
  start(yard.supervisor, yard.folder, owner, 'agent-like.sh', out);
  await until(() => ways.every((way) => sizeOf(join(out, way)) > 3));
  return out;
}

const sizes = (folder: string): number[] => readdirSync(folder).map((name) => sizeOf(join(folder, name)));
const total = (folder: string): number => sizes(folder).reduce((sum, one) => sum + one, 0);

const everyoneStopped = (): boolean => yard.inFolder().every((row) => letterOf(row.pid) === 'T');

describe('freeze', () => {
  it('stops every process of a tree, whatever session, parent or environment it has', async () => {
    const out = await agentLike('lane-a');
    const loose = yard.inFolder().filter((row) => row.ppid === 1);
    const [report] = await yard.supervisor.freeze();
    const frozen = sizes(out);
    expect(report).toMatchObject({ owner: 'lane-a', state: 'stopped' });
    expect(everyoneStopped()).toBe(true);
    expect(report?.processes).toBeGreaterThanOrEqual(yard.inFolder().length);
    expect(yard.inFolder().length).toBeGreaterThanOrEqual(ways.length + 1);
    await yard.ticks(30);
    expect(sizes(out)).toEqual(frozen);
    expect(loose.length).toBeGreaterThan(0);

    await yard.supervisor.thaw();
    await until(() => sizes(out).every((size, index) => size > (frozen[index] ?? 0)));
  });

  it('catches up with processes that go on starting others meanwhile', async () => {
    const out = yard.dir('loop');
    start(yard.supervisor, yard.folder, 'lane-a', 'fork-loop.sh', out);
    await until(() => ['forks', 'sessions', 'chain'].every((name) => sizeOf(join(out, name)) > 5));
    const [report] = await yard.supervisor.freeze('lane-a');
    const frozen = total(out);
    expect(report?.state).toBe('stopped');
    await yard.ticks(30);
    expect(total(out)).toBe(frozen);
    expect(everyoneStopped()).toBe(true);
    await yard.supervisor.thaw('lane-a');
    await until(() => total(out) > frozen + 10);
    expect(await yard.supervisor.end('lane-a', 0)).toMatchObject({ left: 0 });
    expect(yard.inFolder()).toEqual([]);
  });

  it('catches a chain in which each link opens a session, scrubs its environment, starts the next and ends', async () => {
    const file = join(yard.folder, 'chain');
    const link = `printf . >> ${file}; setsid env -i PATH=$PATH bash -c "$0" "$0" & exit`;
    yard.supervisor.spawn({
      owner: 'lane-a',
      runId: 'run',
      command: 'bash',
      args: ['-c', link, link],
      cwd: yard.folder,
      env: {},
    });
    for (let round = 0; round < 3; round++) {
      const from = sizeOf(file);
      await until(() => sizeOf(file) > from + 20);
      expect(await yard.supervisor.freeze()).toMatchObject([{ owner: 'lane-a', state: 'stopped' }]);
      const frozen = sizeOf(file);
      await yard.ticks(20);
      expect(sizeOf(file)).toBe(frozen);
      await yard.supervisor.thaw();
    }
  });

  it('stops every thread of a process', async () => {
    const file = join(yard.folder, 'threads');
    const work = `const { appendFileSync } = require('fs'); for (;;) appendFileSync(${JSON.stringify(file)}, '.')`;
    const main = `new (require('worker_threads').Worker)(${JSON.stringify(work)}, { eval: true })`;
    const child = yard.supervisor.spawn({
      owner: 'lane-a',
      runId: 'run',
      command: process.execPath,
      args: ['-e', main],
      cwd: yard.folder,
      env: {},
    });
    await until(() => sizeOf(file) > 0);
    await yard.supervisor.freeze();
    const frozen = sizeOf(file);
    const threads = readdirSync(`/proc/${child.pid}/task`).map((thread) => letterOf(child.pid, thread));
    expect(threads.length).toBeGreaterThan(1);
    expect(new Set(threads)).toEqual(new Set(['T']));
    await yard.ticks(20);
    expect(sizeOf(file)).toBe(frozen);
  });

  it('stops forty processes of ten lanes and says so for each lane', async () => {
    const owners = Array.from({ length: 10 }, (_, index) => `lane-${index}`);
    for (const owner of owners) {
      for (let n = 0; n < 4; n++)
        start(yard.supervisor, yard.folder, owner, 'ticker.sh', join(yard.dir(owner), `${n}`));
    }
    await until(() => owners.every((owner) => sizes(yard.dir(owner)).length === 4));
    const reports = await yard.supervisor.freeze();
    expect(reports.map(({ owner }) => owner).sort()).toEqual([...owners].sort());
    expect(reports.every(({ state, processes }) => state === 'stopped' && processes >= 4)).toBe(true);
    expect(yard.inFolder().length).toBeGreaterThanOrEqual(40);
    expect(everyoneStopped()).toBe(true);
  });

  it('freezes one owner and leaves the others running', async () => {
    const [a, b] = [yard.dir('a'), yard.dir('b')];
    start(yard.supervisor, yard.folder, 'lane-a', 'ticker.sh', join(a, 'file'));
    start(yard.supervisor, yard.folder, 'lane-b', 'ticker.sh', join(b, 'file'));
    await until(() => total(a) > 0 && total(b) > 0);
    await yard.supervisor.freeze('lane-a');
    const [frozenA, runningB] = [total(a), total(b)];
    await until(() => total(b) > runningB + 10);
    expect(total(a)).toBe(frozenA);
  });

  it('leaves alone what is not ours: the host, its helpers, and a process in the same folder', async () => {
    const mine = yard.dir('mine');
    const helper = spawn(
      'bash',
      [new URL('testing/ticker.sh', import.meta.url).pathname, join(mine, 'file')],
      {
        cwd: yard.folder,
        stdio: 'ignore',
      },
    );
    try {
      await agentLike('lane-a');
      await yard.supervisor.freeze();
      const before = total(mine);
      await until(() => total(mine) > before + 10);
      await yard.supervisor.end('lane-a', 0);
      const after = total(mine);
      await until(() => total(mine) > after + 10);
    } finally {
      helper.kill('SIGKILL');
      await until(() => helper.signalCode !== null);
    }
  });

  it('reports an owner without processes as none', async () => {
    expect(await yard.supervisor.freeze('nobody')).toMatchObject([
      { owner: 'nobody', state: 'none', processes: 0 },
    ]);
    expect(await yard.supervisor.freeze()).toEqual([]);
  });

  it('starts nothing for a frozen owner, nor for an unknown one while the fleet is frozen', async () => {
    await yard.supervisor.freeze('lane-a');
    const refused = start(yard.supervisor, yard.folder, 'lane-a', 'ticker.sh', join(yard.dir('a'), 'file'));
    expect(await refused.exited).toMatchObject({ refused: 'paused', code: null });
    await yard.supervisor.freeze();
    const unknown = start(yard.supervisor, yard.folder, 'lane-new', 'ticker.sh', join(yard.dir('a'), 'file'));
    expect(await unknown.exited).toMatchObject({ refused: 'paused' });
    expect(yard.supervisor.isFrozen('lane-new')).toBe(true);
    await yard.supervisor.thaw();
    const started = start(yard.supervisor, yard.folder, 'lane-new', 'ticker.sh', join(yard.dir('a'), 'file'));
    expect(started.pid).toBeGreaterThan(1);
  });

  it('stops again what somebody else continues', async () => {
    const out = yard.dir('a');
    const child = start(yard.supervisor, yard.folder, 'lane-a', 'ticker.sh', join(out, 'file'));
    await until(() => total(out) > 0);
    await yard.supervisor.freeze();
    process.kill(child.pid, 'SIGCONT');
    await until(() => letterOf(child.pid) !== 'T');
    await until(() => letterOf(child.pid) === 'T');
  });
});

describe('thaw', () => {
  it('leaves a process stopped that somebody else had stopped before', async () => {
    const out = await agentLike('lane-a');
    const own = yard.inFolder().find((row) => row.ppid !== process.pid);
    if (!own) throw new Error('no descendant');
    process.kill(own.pid, 'SIGSTOP');
    await until(() => letterOf(own.pid) === 'T');
    await yard.supervisor.freeze();
    await yard.supervisor.thaw();
    const before = total(out);
    await until(() => total(out) > before + 30);
    expect(letterOf(own.pid)).toBe('T');
  });

  it('leaves frozen who was frozen singly, when the fleet is thawed for the others', async () => {
    const dirs = ['a', 'b', 'c'].map((name) => yard.dir(name));
    for (const [index, dir] of dirs.entries()) {
      start(yard.supervisor, yard.folder, `lane-${'abc'[index]}`, 'ticker.sh', join(dir, 'file'));
    }
    await until(() => dirs.every((dir) => total(dir) > 0));
    await yard.supervisor.freeze('lane-a');
    await yard.supervisor.freeze();
    const frozen = dirs.map(total);
    const reports = await yard.supervisor.thaw(['lane-b', 'lane-c']);
    expect(reports.map(({ owner, state }) => [owner, state]).sort()).toEqual([
      ['lane-b', 'none'],
      ['lane-c', 'none'],
    ]);
    await until(() => dirs.every((dir, index) => index === 0 || total(dir) > (frozen[index] ?? 0) + 10));
    expect(total(dirs[0] ?? '')).toBe(frozen[0]);
    expect(['a', 'b', 'new'].map((name) => yard.supervisor.isFrozen(`lane-${name}`))).toEqual([
      true,
      false,
      false,
    ]);
    await yard.supervisor.thaw('lane-a');
    await until(() => total(dirs[0] ?? '') > (frozen[0] ?? 0));
  });
});

describe('end', () => {
  it('ends a whole tree, frozen or not, and leaves no process behind', async () => {
    for (const frozen of [false, true]) {
      await agentLike('lane-a');
      if (frozen) await yard.supervisor.freeze('lane-a');
      const before = yard.inFolder().length;
      const { ended, left } = await yard.supervisor.end('lane-a', 500);
      expect(left).toBe(0);
      expect(ended).toBeGreaterThanOrEqual(before);
      expect(yard.inFolder()).toEqual([]);
      expect(await yard.supervisor.count('lane-a')).toBe(0);
    }
  });

  it('kills what ignores every polite request', async () => {
    const file = join(yard.folder, 'stubborn');
    const child = start(yard.supervisor, yard.folder, 'lane-a', 'stubborn.sh', file);
    await until(() => sizeOf(file) > 0);
    expect(await yard.supervisor.end('lane-a', 100)).toMatchObject({ left: 0 });
    expect(await child.exited).toMatchObject({ signal: 'SIGKILL', error: null });
  });

  it('lets a process that obeys end by itself, though it was frozen', async () => {
    const file = join(yard.folder, 'polite');
    const line = `trap 'printf bye > "${file}.bye"; exit 7' TERM; printf x > "${file}"; while :; do sleep 0.01; done`;
    const child = yard.supervisor.spawn({
      owner: 'lane-a',
      runId: 'run',
      command: 'bash',
      args: ['-c', line],
      cwd: yard.folder,
      env: {},
    });
    await until(() => sizeOf(file) > 0);
    await yard.supervisor.freeze('lane-a');
    await yard.supervisor.end('lane-a', 30_000);
    expect(await child.exited).toMatchObject({ code: 7 });
    expect(sizeOf(`${file}.bye`)).toBe(3);
    expect(yard.supervisor.isFrozen('lane-a')).toBe(false);
  });

  it('lets nothing run again that is frozen with the fleet, or at shutdown', async () => {
    for (const shutdown of [false, true]) {
      const out = await agentLike('lane-a');
      await yard.supervisor.freeze(shutdown ? 'lane-a' : undefined);
      const frozen = sizes(out);
      if (shutdown) await yard.supervisor.endAll(30_000);
      else expect(await yard.supervisor.end('lane-a', 30_000)).toMatchObject({ left: 0 });
      expect(sizes(out)).toEqual(frozen);
      expect(yard.inFolder()).toEqual([]);
      await yard.supervisor.thaw();
    }
  });

  it('ends one run of an owner and spares the other', async () => {
    const [a, b] = [yard.dir('a'), yard.dir('b')];
    const begin = (runId: string, out: string) =>
      yard.supervisor.spawn({
        owner: 'lane-a',
        runId,
        command: 'bash',
        args: [new URL('testing/agent-like.sh', import.meta.url).pathname, out],
        cwd: yard.folder,
        env: {},
      });
    begin('run-1', a);
    begin('run-2', b);
    await until(() => [a, b].every((out) => ways.every((way) => sizeOf(join(out, way)) > 3)));
    expect(await yard.supervisor.end('lane-a', 100, 'run-1')).toMatchObject({ left: 0 });
    const [ended, alive] = [total(a), total(b)];
    await until(() => total(b) > alive + 30);
    expect(total(a)).toBe(ended);
  });
});
