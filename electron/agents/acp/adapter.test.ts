import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Rehearsed, rehearse } from '../testing/rehearsed.ts';
import { type PermissionAnswer } from '../protocol.ts';
import { acpAdapter } from './adapter.ts';

let lane: Rehearsed;
beforeEach(async () => {
  lane = new Rehearsed();
  await lane.open();
});
afterEach(() => lane.close());

describe('a turn', () => {
  it('reports text, thoughts, plan, edits and usage in order, and ends completed', async () => {
    const session = await lane.start();
    const end = await session.prompt(
      rehearse(
        { think: 'Hm, let me see.' },
        { say: 'I will write a file for you.', chunks: 3 },
        { plan: [{ text: 'Write', status: 'in_progress' }, 'Rest'] },
        { do: 'write', path: 'a.txt', content: 'one\n' },
        { do: 'edit', path: 'a.txt', old: 'one', new: 'two' },
        { say: 'Done.' },
        { do: 'usage', used: 1000, size: 8000, cost: 0.5, input: 10, output: 4, cached: 2 },
      ),
    );
    expect(end).toEqual({ outcome: 'completed', message: null });
    expect(session.origin).toBe('new');
    expect(lane.texts('thought')).toEqual(['Hm, let me see.']);
    expect(lane.texts()).toEqual(['I will write a file for you.', 'Done.']);
    expect(await readFile(join(lane.cwd, 'a.txt'), 'utf8')).toBe('two\n');
    const [write, edit] = lane.tools();
    expect(write).toMatchObject({ tool: 'edit', status: 'completed', paths: [join(lane.cwd, 'a.txt')] });
    expect(edit?.diffs).toEqual([{ path: join(lane.cwd, 'a.txt'), oldText: 'one\n', newText: 'two\n' }]);
    const usage = lane.updates.flatMap((u) => (u.kind === 'usage' ? u.usage : []));
    expect(usage).toEqual([
      { contextUsed: 1000, contextSize: 8000, cost: 0.5, currency: 'USD' },
      { inputTokens: 10, cachedTokens: 2, outputTokens: 4 },
    ]);
    const kinds = lane.updates.map((u) => u.kind);
    expect(kinds.indexOf('plan')).toBeGreaterThan(kinds.indexOf('text'));
    expect(kinds.indexOf('plan')).toBeLessThan(kinds.indexOf('tool'));
  });

  it('has an end for every way in which an agent stops', async () => {
    const session = await lane.start();
    const outcomeOf = async (...steps: object[]): Promise<string> =>
      (await session.prompt(rehearse(...steps))).outcome;
    expect(await outcomeOf({ stop: 'refusal' })).toBe('refused');
    expect(await outcomeOf({ stop: 'max_tokens' })).toBe('limit');
    expect(await outcomeOf({ stop: 'max_turn_requests' })).toBe('limit');
    const failed = await session.prompt(rehearse({ fail: 'the model is overloaded' }));
    expect(failed.outcome).toBe('failed');
    expect(failed.message).toContain('the model is overloaded');
  });

  it('does not report twice what is sent twice, and survives lines that are no messages', async () => {
    const session = await lane.start();
    const text = 'A sentence that is long enough to be told from speech.';
    await session.prompt(
      rehearse({ say: text, chunks: 5 }, { junk: 'npm warn {not json' }, { do: 'resend' }),
    );
    expect(lane.texts()).toEqual([text]);
  });

  it('sums tokens over turns and takes the latest cost', async () => {
    const session = await lane.start();
    await session.prompt(rehearse({ do: 'usage', input: 10, output: 1, cost: 0.1 }));
    await session.prompt(rehearse({ do: 'usage', input: 5, output: 2, cost: 0.3 }));
    const latest = Object.assign(
      {},
      ...lane.updates.map((u) => (u.kind === 'usage' ? u.usage : {})),
    ) as object;
    expect(latest).toMatchObject({ inputTokens: 15, outputTokens: 3, cost: 0.3 });
  });
});

describe('a command', () => {
  it('is asked for, runs when allowed, and its output and exit code are reported', async () => {
    const session = await lane.start();
    await session.prompt(rehearse({ run: 'echo out; echo err >&2; exit 3' }));
    expect(lane.asked[0]?.subject).toMatchObject({
      tool: 'execute',
      command: 'echo out; echo err >&2; exit 3',
      cwd: lane.cwd,
    });
    const [tool] = lane.tools();
    expect(tool).toMatchObject({ status: 'failed', exitCode: 3, command: 'echo out; echo err >&2; exit 3' });
    expect(tool?.output?.split('\n').sort()).toEqual(['', 'err', 'out']);
    expect(lane.updates.some((u) => u.kind === 'tool' && u.patch.status === 'running')).toBe(true);
  });

  it('does not run when rejected, and the turn goes on', async () => {
    lane.answer = () => Promise.resolve('reject');
    const session = await lane.start();
    const end = await session.prompt(rehearse({ run: 'touch ran' }, { say: 'Then not.' }));
    expect(end.outcome).toBe('completed');
    expect(lane.texts()).toEqual(['Then not.']);
    expect(lane.tools()[0]).toMatchObject({ status: 'failed', exitCode: null });
    await expect(stat(join(lane.cwd, 'ran'))).rejects.toThrow('ENOENT');
  });

  it('keeps the head and the tail of a long output and says so', async () => {
    const session = await lane.start();
    await session.prompt(rehearse({ run: 'echo first; seq 1 40000; echo last', ask: false }));
    const output = lane.tools()[0]?.output ?? '';
    expect(output.length).toBeLessThan(70_000);
    expect(output.startsWith('first\n')).toBe(true);
    expect(output.endsWith('last\n')).toBe(true);
    expect(output).toContain('characters left out');
    expect(lane.asked).toEqual([]);
  });
});

describe('a change outside the worktree', () => {
  it('is asked for with its path and diff', async () => {
    lane.answer = () => Promise.resolve('reject');
    const session = await lane.start();
    await session.prompt(rehearse({ do: 'write', path: '../outside.txt', content: 'x' }));
    const outside = lane.cwd.replace(/[^/]+$/, 'outside.txt');
    expect(lane.asked[0]?.subject.paths).toEqual([outside]);
    expect(lane.asked[0]?.subject.diffs).toEqual([{ path: outside, oldText: null, newText: 'x' }]);
    await expect(stat(outside)).rejects.toThrow('ENOENT');
  });
});

describe('cancelling', () => {
  it('ends a hanging turn and voids its open question', async () => {
    lane.answer = () => new Promise<PermissionAnswer>(() => undefined);
    const session = await lane.start();
    const turn = session.prompt(rehearse({ run: 'touch ran' }));
    await lane.until(() => lane.asked.length > 0);
    await session.cancel();
    expect(await turn).toEqual({ outcome: 'cancelled', message: null });
    expect(lane.asked[0]?.withdrawn?.aborted).toBe(true);
    expect(lane.tools()[0]?.status).toBe('failed');
    const next = await session.prompt(rehearse({ say: 'Still here.' }));
    expect(next.outcome).toBe('completed');
  });

  it('stops a running command', async () => {
    const session = await lane.start();
    const turn = session.prompt(rehearse({ run: 'echo begun; exec tail -f /dev/null', ask: false }));
    await lane.until(() => lane.tools().some((t) => t.output?.includes('begun') === true));
    await session.cancel();
    expect((await turn).outcome).toBe('cancelled');
  });
});

describe('the end of the process', () => {
  it('loses the turn, voids questions, and says why once', async () => {
    const session = await lane.start();
    const end = await session.prompt(rehearse({ run: 'echo x', ask: false }, { do: 'crash', code: 7 }));
    expect(end.outcome).toBe('lost');
    expect(end.message).toContain('exit code 7');
    await lane.until(() => lane.exits.length > 0);
    expect(lane.exits).toEqual([{ code: 7, signal: null, message: end.message }]);
    expect((await session.prompt('again')).outcome).toBe('lost');
  });

  it('tells the signal of a kill -9', async () => {
    const session = await lane.start();
    const turn = session.prompt(rehearse({ do: 'hang', ignoreCancel: true }));
    process.kill(session.pid, 'SIGKILL');
    expect((await turn).message).toContain('SIGKILL');
  });

  it('comes after close', async () => {
    const session = await lane.start();
    session.close();
    await lane.until(() => lane.exits.length > 0);
    expect(lane.exits[0]?.code).toBe(0);
  });
});

describe('continuing a session', () => {
  it('loads it after a kill -9 without reporting the past again', async () => {
    const first = await lane.start();
    const turn = first.prompt(rehearse({ say: 'Something from the past.' }, { do: 'hang' }));
    await lane.until(() => lane.texts().length > 0);
    process.kill(first.pid, 'SIGKILL');
    await turn;
    lane.updates.length = 0;
    const second = await lane.start({ resume: first.sessionId });
    expect(second.origin).toBe('loaded');
    expect(second.sessionId).toBe(first.sessionId);
    expect(lane.updates).toEqual([]);
    expect((await second.prompt(rehearse({ say: 'Now.' }))).outcome).toBe('completed');
    expect(lane.texts()).toEqual(['Now.']);
  });

  it('opens a new one and says so when it cannot be loaded', async () => {
    const session = await lane.start({ resume: 'never-was' });
    expect(session.origin).toBe('restarted');
    expect(session.sessionId).not.toBe('never-was');
    expect(lane.notices()[0]).toContain('could not be continued');
  });
});

describe('choosing a model', () => {
  it('sets an offered one by name and tells of one that is not', async () => {
    expect((await lane.start({ model: 'rehearsal, slowly' })).model).toBe('rehearsal-slow');
    expect(lane.notices()).toEqual([]);
    expect((await lane.start({ model: 'gpt-99' })).model).toBe('rehearsal-1');
    expect(lane.notices()[0]).toContain('gpt-99');
  });
});

describe('a start that fails', () => {
  it('is agent-missing when there is no such command', async () => {
    const result = await acpAdapter().start(lane.request({}, { command: 'no-such-agent-anywhere' }));
    expect(result).toMatchObject({ ok: false, error: { type: 'agent-missing' } });
    expect(lane.exits).toEqual([]);
  });

  it('repeats the agent’s last words when it dies at once', async () => {
    const args = ['-e', 'console.error("licence expired"); process.exit(4)'];
    const result = await acpAdapter().start(lane.request({}, { args }));
    expect(result).toMatchObject({ ok: false, error: { type: 'agent-failed' } });
    expect(result.ok ? '' : result.error.message).toMatch(/exit code 4.*licence expired/s);
  });

  it('is a deadline when the agent says nothing', async () => {
    const args = ['-e', 'setInterval(() => {}, 1000)'];
    const result = await acpAdapter({ handshake: 300 }).start(lane.request({}, { args }));
    expect(result).toMatchObject({ ok: false, error: { type: 'deadline' } });
  });

  it('does not count the time in which the lane is frozen', async () => {
    const args = ['-e', 'setTimeout(() => process.exit(9), 700)'];
    const result = await acpAdapter({ handshake: 300 }).start(
      lane.request({ clockStopped: () => true }, { args }),
    );
    expect(result).toMatchObject({ ok: false, error: { type: 'agent-failed' } });
  });

  it('names the version when the agent speaks another protocol', async () => {
    const script = `process.stdin.on('data', () => console.log('{"jsonrpc":"2.0","id":0,"result":{"protocolVersion":9}}'))`;
    await writeFile(join(lane.cwd, 'other.cjs'), script);
    const result = await acpAdapter().start(lane.request({}, { args: [join(lane.cwd, 'other.cjs')] }));
    expect(result.ok ? '' : result.error.message).toContain('version 9');
  });
});
