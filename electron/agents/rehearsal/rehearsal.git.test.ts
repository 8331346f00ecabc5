import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AgentSession } from '../protocol.ts';
import { Rehearsed, rehearse } from '../testing/rehearsed.ts';

const resources = new URL('../../../resources/', import.meta.url).pathname;
const hasty = { env: { SWITCHYARD_REHEARSAL_HASTE: '1000' } };
let lane: Rehearsed;
beforeEach(async () => {
  lane = new Rehearsed();
  await lane.open();
  cpSync(join(resources, 'sample'), lane.cwd, { recursive: true });
  git('init', '-q', '-b', 'main');
  commit('Sample');
});
afterEach(() => lane.close());

const git = (...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.org', ...args], {
    cwd: lane.cwd,
    encoding: 'utf8',
  });
const commit = (message: string): void => {
  git('add', '-A');
  git('commit', '-q', '-m', message);
};
const testsPass = (): void => {
  const env = { ...process.env };
  delete env['NODE_TEST_CONTEXT'];
  execFileSync(process.execPath, ['--test'], { cwd: lane.cwd, env, stdio: 'pipe' });
};

async function play(session: AgentSession, prompt: string): Promise<void> {
  const end = await session.prompt(prompt);
  expect(end).toEqual({ outcome: 'completed', message: null });
  expect(lane.tools().filter((t) => t.status !== 'completed')).toEqual([]);
}

describe('the named scenarios on the sample project', () => {
  it.each(readdirSync(join(resources, 'rehearsal')).filter((f) => f.endsWith('.json')))(
    '%s changes it and its tests still pass',
    async (file) => {
      const session = await lane.start(hasty);
      await play(session, `Some task\n\nRehearse: ${file.replace('.json', '')}\n`);
      expect(git('status', '--porcelain')).not.toBe('');
      testsPass();
      const asks = file === 'add-currency.json' ? ['node --test'] : [];
      expect(lane.asked.map((a) => a.subject.command)).toEqual(asks);
    },
  );

  it('collide, and the collision is resolved by a prompt that is sent back', async () => {
    git('switch', '-q', '-c', 'switchyard/lane');
    const session = await lane.start(hasty);
    await play(session, 'Rehearse: fix-rounding');
    commit('Lane');
    git('switch', '-q', 'main');
    const file = join(lane.cwd, 'src/currency.js');
    const table = readFileSync(file, 'utf8');
    writeFileSync(
      file,
      table.replace('digits: 0 },\n', "digits: 0 },\n  GBP: { symbol: '£', digits: 2 },\n"),
    );
    commit('Target');
    git('switch', '-q', 'switchyard/lane');
    await session.prompt('The merge into `main` has a conflict in src/currency.js. Merge it and resolve.');
    expect(git('merge-base', 'HEAD', 'main')).toBe(git('rev-parse', 'main'));
    expect(git('status', '--porcelain')).toBe('');
    const merged = await readFile(file, 'utf8');
    expect(merged).toMatch(/GBP[^]*SEK/);
    expect(merged).not.toContain('<<<<');
    testsPass();
  });
});

describe('a prompt without a scenario', () => {
  it('leaves a note and says what it is', async () => {
    const session = await lane.start(hasty);
    await play(session, '# Support Bitcoin\n\nPlease.');
    expect(lane.texts()[0]).toContain('rehearsal agent');
    expect(git('status', '--porcelain')).toBe('?? NOTES-support-bitcoin.md\n');
  });
});

describe('a turn whose process died', () => {
  it('goes on where it was when its session is loaded and told to continue', async () => {
    const steps = [{ append: 'log.txt', content: 'first\n' }, { say: 'Midway.' }, { wait: 3_600_000 }];
    const first = await lane.start();
    const turn = first.prompt(rehearse(...steps, { append: 'log.txt', content: 'last\n' }));
    await lane.until(() => lane.texts().includes('Midway.'));
    process.kill(first.pid, 'SIGKILL');
    expect((await turn).outcome).toBe('lost');
    const second = await lane.start({
      env: { SWITCHYARD_REHEARSAL_HASTE: '3600000' },
      resume: first.sessionId,
    });
    expect((await second.prompt('Your process ended. Finish the task.')).outcome).toBe('completed');
    expect(await readFile(join(lane.cwd, 'log.txt'), 'utf8')).toBe('first\nlast\n');
    await second.prompt('Anything else?');
    expect(await readFile(join(lane.cwd, 'log.txt'), 'utf8')).toBe('first\nlast\n');
  });
});

describe('a scenario with a mistake', () => {
  it('fails the turn and names the step', async () => {
    const session = await lane.start();
    const end = await session.prompt(rehearse({ say: 'fine' }, { write: 'a.txt' }));
    expect(end.outcome).toBe('failed');
    expect(end.message).toContain('1.content');
    expect((await session.prompt('Rehearse: no-such-thing')).message).toContain('no-such-thing');
  });
});

describe('processes that outlive a turn', () => {
  it('go on ticking into a file', async () => {
    const session = await lane.start();
    await play(session, rehearse({ spawn: 'ticks.log', everyMs: 5, processes: 2 }));
    const pids = (): Set<string> => {
      const lines = readFileSync(join(lane.cwd, 'ticks.log'), { encoding: 'utf8', flag: 'a+' }).split('\n');
      return new Set(lines.filter((l) => l !== '').map((l) => l.split(' ')[0] ?? ''));
    };
    while (pids().size < 2) await new Promise((resolve) => setTimeout(resolve, 10));
    for (const pid of pids()) process.kill(Number(pid), 'SIGKILL');
  });
});
