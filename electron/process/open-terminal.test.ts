import { readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TerminalChild, type TerminalRequest } from './port.ts';
import { createYard, fixture, letterOf, sizeOf, start, until, type Yard } from './testing/trees.ts';

const bash = { file: '/bin/bash', args: ['--noprofile', '--norc', '-i'] };

let yard: Yard;
beforeEach(() => {
  yard = createYard();
});
afterEach(async () => {
  await yard.close();
});

/** A terminal and all that it has shown, at its prompt. */
async function open(more: Partial<TerminalRequest> = {}) {
  const shown = { text: '' };
  const child = await yard.supervisor.openTerminal({
    owner: 'lane-a',
    runId: 'terminal-1',
    cwd: yard.folder,
    env: { PROMPT_COMMAND: "PS1='> '", HISTFILE: '' },
    cols: 80,
    rows: 24,
    shell: bash,
    onData: (text) => (shown.text += text),
    ...more,
  });
  const shows = (text: string | RegExp) => until(() => matches(shown.text, text));
  /** What comes of a line, up to the next prompt. */
  const run = async (line: string): Promise<string> => {
    shown.text = '';
    child.write(`${line}\r`);
    await shows(prompt);
    return plain(shown.text);
  };
  /** Ends what runs in front, and waits for the prompt. */
  const interrupt = async () => {
    shown.text = '';
    child.write('\u0003');
    await shows(prompt);
  };
  if (child.pid !== 0 && more.shell === undefined) await shows(prompt);
  return { child, shown, shows, run, interrupt };
}

const plain = (text: string): string =>
  text
    .replace(/\u001b\[[?\d]*[a-zA-Z]/g, '')
    .replace(/\r+/g, '\n')
    .replace(/\n+/g, '\n');

const prompt = /> $/;

const matches = (text: string, wanted: string | RegExp): boolean =>
  typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);

const ended = async (child: TerminalChild) => {
  await yard.supervisor.end('lane-a', 0, 'terminal-1');
  return child.exited;
};

describe('a terminal', () => {
  it('is a shell at a real terminal, in the folder, with the environment and the marks', async () => {
    const { child, run } = await open({
      env: { PROMPT_COMMAND: "PS1='> '", PORT: '5400', SWITCHYARD_LANE: 'forged' },
    });
    expect(await run('echo $((6 * 7)) $PORT $SWITCHYARD_LANE $SWITCHYARD_RUN $TERM; pwd')).toContain(
      `42 5400 lane-a terminal-1 xterm-256color\n${yard.folder}\n`,
    );
    expect(await run('[ -t 0 ] && tty; echo "npm: $npm_command, host: $TERM_PROGRAM"')).toMatch(
      /\/dev\/pts\/\d+\nnpm: , host: Switchyard\n/,
    );
    const [row] = yard.table.read([child.pid]);
    expect(row).toMatchObject({ session: child.pid, pgid: child.pid, ppid: process.pid });
    expect(await yard.supervisor.count('lane-a')).toBe(1);
    child.write('exit 3\r');
    expect(await child.exited).toEqual({ code: 3, signal: null, error: null });
    expect(child.write('too late\r')).toBe(false);
    await until(async () => (await yard.supervisor.count('lane-a')) === 0);
  });

  it('tells the programs in it its size, also when that changes', async () => {
    const { child, shows, run } = await open({ cols: 91, rows: 17 });
    expect(await run('stty size')).toContain('\n17 91\n');
    child.write(`bash -c 'trap "stty size" WINCH; echo ready; while :; do sleep 0.05; done'\r`);
    await shows(/ready\r\n$/);
    child.resize(120, 33);
    await shows('33 120\r\n');
    await ended(child);
  });

  it('takes what is typed as bytes and gives what is shown as text, in whole characters', async () => {
    const { child, shown, run, interrupt } = await open();
    expect(await run(`printf '%s\\n' "grün 北京 🚂"`)).toContain('\ngrün 北京 🚂\n');
    expect(await run(`printf '\\xf0\\x9f'; sleep 0.05; printf '\\x9a\\x82!\\n'`)).toContain('🚂!');
    child.write('sleep 60\r');
    await until(() => child.foreground() === 'sleep');
    await interrupt();
    expect([child.foreground(), shown.text]).toEqual([null, expect.stringContaining('^C')]);
    await ended(child);
  });

  it('keeps its own end to itself: no other process of ours holds it open', async () => {
    const first = await open();
    const second = await open({ runId: 'terminal-2' });
    const plain = start(yard.supervisor, yard.folder, 'lane-a', 'ticker.sh', join(yard.folder, 'ticks'));
    const holds = (pid: number): boolean =>
      readdirSync(`/proc/${pid}/fd`).some((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`).includes('ptmx'));
    expect(holds(process.pid)).toBe(true);
    await until(() => sizeOf(join(yard.folder, 'ticks')) > 2);
    expect([holds(second.child.pid), holds(plain.pid)]).toEqual([false, false]);
    await ended(first.child);
    expect(await second.run('echo still here')).toContain('\nstill here\n');
    await yard.supervisor.end('lane-a', 0);
  });
});

describe('freezing a terminal', () => {
  it('stops what runs in it and lets it go on in front, again and again', async () => {
    const { child, run, interrupt } = await open();
    const file = join(yard.folder, 'ticks');
    // A shell in the shell: each of them watches what is in front.
    await run('bash --noprofile --norc -i');
    child.write(`bash ${fixture('ticker.sh')} ${file}\r`);
    await until(() => sizeOf(file) > 3);
    for (let round = 0; round < 8; round++) {
      expect(await yard.supervisor.freeze(round % 2 === 0 ? 'lane-a' : undefined)).toMatchObject([
        { owner: 'lane-a', state: 'stopped' },
      ]);
      const frozen = sizeOf(file);
      expect(letterOf(child.pid)).toBe('T');
      await yard.ticks(20);
      expect(sizeOf(file)).toBe(frozen);
      await yard.supervisor.thaw();
      await until(() => sizeOf(file) > frozen + 3);
    }
    expect(child.foreground()).toBe('bash');
    await interrupt();
    expect(await run('jobs; echo listed')).not.toMatch(/Stopped|Running|Done/);
    await ended(child);
  });

  it('leaves a job that the person had suspended suspended', async () => {
    const { child, shows, run } = await open();
    child.write('sleep 60\r');
    await until(() => child.foreground() === 'sleep');
    child.write('\u001a');
    await shows(/Stopped.*> $/s);
    await yard.supervisor.freeze('lane-a');
    await yard.supervisor.thaw('lane-a');
    expect(await run('jobs')).toMatch(/\[1\]\+\s+Stopped\s+sleep 60\n/);
    const sleeper = yard.table.list().find((row) => row.ppid === child.pid);
    expect(letterOf(sleeper?.pid ?? 0)).toBe('T');
    await ended(child);
  });

  it('is found by the fleet hold: none is opened meanwhile, also when the library came late', async () => {
    await yard.supervisor.freeze();
    const { child } = await open();
    expect(child.pid).toBe(0);
    expect(await child.exited).toMatchObject({ refused: 'paused' });
    await yard.supervisor.thaw();
    const opening = open();
    await yard.supervisor.freeze('lane-a');
    const late = await opening;
    expect(late.child.pid === 0 || letterOf(late.child.pid) === 'T').toBe(true);
  });
});

describe('ending a terminal', () => {
  it('ends the shell and all that it started, and nothing else of its owner', async () => {
    const { child, shows } = await open();
    const agent = start(yard.supervisor, yard.folder, 'lane-a', 'ticker.sh', join(yard.folder, 'agent'));
    const out = join(yard.folder, 'out');
    child.write(`mkdir ${out}; bash ${fixture('agent-like.sh')} ${out} & disown; echo started\r`);
    await shows(/started\r\n.*> $/s);
    await until(() => sizeOf(join(out, 'cut-loose')) > 2);
    const { left } = await yard.supervisor.end('lane-a', 200, 'terminal-1');
    expect(left).toBe(0);
    // What the agent starts each moment looks like the agent until it is another program.
    const others = yard.inFolder().filter((row) => row.ppid !== agent.pid);
    expect(others.map((row) => row.pid)).toEqual([agent.pid]);
    expect(await child.exited).toMatchObject({ error: null });
    await yard.supervisor.end('lane-a', 0);
  });

  it('hangs up: an idle shell goes at once, though it ignores being told to terminate', async () => {
    const { child, shows } = await open();
    child.write('sleep 61 & sleep 62\r');
    await until(() => child.foreground() === 'sleep');
    await shows('sleep 62');
    child.hangUp();
    expect(await child.exited).toMatchObject({ error: null });
    await until(async () => (await yard.supervisor.count('lane-a')) === 0);
    child.hangUp();
    child.resize(10, 10);
  });
});

describe('reading a terminal', () => {
  it('lets the programs in it wait while it is not read', async () => {
    const { child, shown, run, interrupt } = await open();
    child.write('yes\r');
    await until(() => shown.text.length > 100_000);
    child.pause();
    await yard.ticks(3);
    const held = shown.text.length;
    await yard.ticks(20);
    expect(shown.text.length).toBe(held);
    child.resume();
    await until(() => shown.text.length > held + 100_000);
    await interrupt();
    expect(await run('echo over')).toContain('\nover\n');
    await ended(child);
  });

  it('gives the end of what a shell showed that went while nobody read', async () => {
    const { child, shown } = await open();
    child.pause();
    child.write('for i in {1..500}; do echo line $i; done; exit\r');
    await child.exited;
    expect(shown.text).toContain('line 500\r\n');
  });

  it('takes no more than a bound of what nobody reads', async () => {
    const { child, shows } = await open({
      shell: { file: '/bin/bash', args: ['-c', 'stty raw; echo ready; sleep 600'] },
    });
    await shows('ready');
    const piece = 'x'.repeat(64 * 1024);
    let taken = 0;
    while (child.write(piece)) taken += piece.length;
    expect(taken).toBeLessThan(1_200_000);
    await ended(child);
  });
});

describe('a terminal that cannot be opened', () => {
  it('says why', async () => {
    const cases = [
      [{ cwd: join(yard.folder, 'gone') }, 'folder', 'does not exist'],
      [{ shell: { file: '/no/such/shell', args: [] } }, 'missing', '/no/such/shell was not found'],
    ] as const;
    for (const [more, refused, message] of cases) {
      const { child } = await open(more);
      expect(child.pid).toBe(0);
      const exit = await child.exited;
      expect(exit.refused).toBe(refused);
      expect(exit.error).toContain(message);
      expect([child.write('x'), child.foreground()]).toEqual([false, null]);
    }
  });

  it('leaves everything else working where there is no native module', async () => {
    const without = createYard({
      loadPty: () => Promise.reject(new Error('no binary for this platform\n\nand a long explanation')),
    });
    const child = await without.supervisor.openTerminal({
      owner: 'lane-a',
      runId: 'terminal-1',
      cwd: without.folder,
      env: {},
      cols: 80,
      rows: 24,
      onData: () => undefined,
    });
    expect(await child.exited).toMatchObject({
      refused: 'failed',
      error: 'Terminals do not work here: no binary for this platform',
    });
    const ticks = join(without.folder, 'ticks');
    start(without.supervisor, without.folder, 'lane-a', 'ticker.sh', ticks);
    await until(() => sizeOf(ticks) > 2);
    await without.close();
  });
});
