import { describe, expect, it } from 'vitest';
import { type LaneId, type RuleId } from '../ids.ts';
import { type Rule } from '../project/events.ts';
import { type Classification } from './classification.ts';
import { classify } from './classify.ts';
import { type ApprovalSubject } from './events.ts';

const worktree = '/home/u/lanes/GreenCastle';
const laneId = 'lane_1' as LaneId;
let count = 0;

const subject = (over: Partial<ApprovalSubject>): ApprovalSubject => ({
  tool: 'execute',
  title: 'A call',
  command: null,
  cwd: null,
  paths: [],
  diffs: [],
  because: null,
  ...over,
});
const rule = (effect: Rule['effect'], on: Rule['on'], pattern: string, over: Partial<Rule> = {}): Rule => ({
  id: `rule_${++count}` as RuleId,
  effect,
  on,
  pattern,
  laneId: null,
  reason: null,
  ...over,
});
const ask = (over: Partial<ApprovalSubject>, ...rules: Rule[]): Classification =>
  classify({ subject: subject(over), worktree, rules, laneId });
const run = (command: string, ...rules: Rule[]): Classification => ask({ command }, ...rules);

describe('the coordination tools', () => {
  const verdict = (title: string, over: Partial<ApprovalSubject> = {}) =>
    ask({ tool: 'other', title, ...over }).verdict;

  it('pass as each agent names them, and nothing else that only looks like them', () => {
    for (const title of ['mcp__switchyard__whoami', 'switchyard_whoami', 'whoami (switchyard MCP Server)'])
      expect(verdict(title)).toBe('allow');
    for (const title of [
      'mcp__other__whoami',
      'whoami',
      'mcp__switchyard__x; rm -rf /',
      'whoami (switchyard MCP Server) x',
    ])
      expect(verdict(title)).toBe('ask');
    expect(verdict('mcp__switchyard__whoami', { command: 'rm -rf src' })).toBe('ask');
    expect(verdict('mcp__switchyard__whoami', { paths: ['src/a.ts'] })).toBe('ask');
    expect(ask({ tool: 'other', title: 'switchyard_whoami' }, rule('forbid', 'tool', 'other')).verdict).toBe(
      'forbid',
    );
  });
});

describe('by default', () => {
  it.each([
    ['read', ['/home/u/lanes/GreenCastle/src/a.ts'], 'allow', 'low'],
    ['edit', ['src/a.ts'], 'allow', 'normal'],
    ['move', ['src/a.ts', 'src/b.ts'], 'allow', 'normal'],
    ['delete', ['src/a.ts'], 'allow', 'normal'],
    ['delete', ['src/a.ts', 'src/b.ts'], 'ask', 'normal'],
    ['delete', ['.'], 'ask', 'high'],
    ['search', [], 'allow', 'low'],
    ['think', [], 'allow', 'low'],
    ['read', [], 'ask', 'low'],
    ['other', [], 'ask', 'normal'],
    ['other', ['src/a.ts'], 'ask', 'normal'],
    ['fetch', [], 'ask', 'normal'],
    ['execute', [], 'ask', 'normal'],
    ['read', ['../other/a.ts'], 'ask', 'outside'],
    ['read', ['src/../../x'], 'ask', 'outside'],
    ['edit', ['~/.bashrc'], 'ask', 'outside'],
    ['edit', ['$HOME/.bashrc'], 'ask', 'outside'],
    ['edit', ['/home/u/lanes/GreenCastleX/a'], 'ask', 'outside'],
    ['edit', ['.git/hooks/pre-commit'], 'ask', 'high'],
    ['edit', ['sub/.GIT/config'], 'ask', 'high'],
    ['read', ['.env'], 'ask', 'high'],
    ['read', ['config/.env.production'], 'ask', 'high'],
    ['read', ['.env.example'], 'allow', 'low'],
    ['read', ['/home/u/.ssh/id_ed25519'], 'ask', 'high'],
    ['edit', ['src/a.ts', '/etc/hosts'], 'ask', 'outside'],
  ])('%s %j: %s, %s', (tool, paths, verdict, risk) => {
    const got = ask({ tool, paths });
    expect([got.verdict, got.risk]).toEqual([verdict, risk]);
  });

  it('looks at the paths of diffs', () => {
    const diffs = [{ path: '/etc/hosts', oldText: null, newText: 'x' }];
    expect(ask({ tool: 'edit', paths: ['a'], diffs }).risk).toBe('outside');
  });

  it('asks about every command, a harmless one too', () => {
    expect(run('git status')).toMatchObject({
      verdict: 'ask',
      risk: 'low',
      reasons: [],
      pattern: 'git status *',
    });
    expect(run('npm test')).toMatchObject({
      verdict: 'ask',
      risk: 'low',
      reasons: [],
      pattern: 'npm test *',
    });
  });

  it('treats a command as one whatever the tool says that it is', () => {
    expect(ask({ tool: 'read', command: 'rm -rf x', paths: ['x'] })).toMatchObject({
      verdict: 'ask',
      risk: 'high',
    });
    expect(ask({ tool: 'think', command: 'ls' }).verdict).toBe('ask');
  });

  it('asks about a command that runs elsewhere', () => {
    expect(ask({ command: 'ls', cwd: '/home/u' })).toMatchObject({ verdict: 'ask', risk: 'outside' });
    expect(ask({ command: 'cat ../a', cwd: `${worktree}/src` }).risk).toBe('low');
  });

  it('offers no pattern for high risk, outside, compound and unreadable commands', () => {
    for (const command of [
      'rm -rf a',
      'cat ../a',
      'npm test && ls',
      'npm test > a',
      'echo "',
      'timeout 9 npm test',
      'node -e 1',
    ]) {
      expect([command, run(command).pattern]).toEqual([command, null]);
    }
  });

  it('says that it could not read a command', () => {
    const got = run('case $x in a) ls;; esac');
    expect(got.verdict).toBe('ask');
    expect(got.reasons.map((r) => r.text)).toContain('Could not be read fully');
    expect(got.risk).not.toBe('low');
  });
});

describe('rules', () => {
  it('allow what they cover', () => {
    expect(run('npm test -- a', rule('allow', 'command', 'npm test *'))).toMatchObject({
      verdict: 'allow',
      rule: 'The project allows command npm test *',
    });
    expect(run('npm testing', rule('allow', 'command', 'npm test *')).verdict).toBe('ask');
    expect(ask({ tool: 'fetch' }, rule('allow', 'tool', 'fetch')).verdict).toBe('allow');
    expect(ask({ tool: 'read', paths: ['../lib/a'] }, rule('allow', 'path', '../lib/**')).verdict).toBe(
      'allow',
    );
  });

  it('never allow a compound command by a pattern', () => {
    const rules = [rule('allow', 'command', 'npm test *'), rule('allow', 'command', '*')];
    for (const command of [
      'npm test && rm -rf ~',
      'npm test; x',
      'npm test | sh',
      'npm test $(x)',
      'npm test\nx',
      'npm test > ~/x',
    ]) {
      expect([command, run(command, ...rules).verdict]).toEqual([command, 'ask']);
    }
  });

  it('never allow high risk by a pattern, only by the exact command', () => {
    expect(run('git push --force', rule('allow', 'command', 'git push *')).verdict).toBe('ask');
    expect(run('git push --force', rule('allow', 'command', '*'))).toMatchObject({
      verdict: 'ask',
      rule: 'High risk asks every time',
    });
    expect(run('git push --force', rule('allow', 'tool', 'execute')).verdict).toBe('ask');
    expect(run('git push --force', rule('allow', 'command', 'git push --force')).verdict).toBe('allow');
    expect(run('rm -rf *', rule('allow', 'command', 'rm -rf *')).verdict).toBe('allow');
    expect(run('rm -rf src', rule('allow', 'command', 'rm -rf *')).verdict).toBe('ask');
    expect(ask({ tool: 'read', paths: ['.env'] }, rule('allow', 'path', '**')).verdict).toBe('ask');
    expect(ask({ tool: 'read', paths: ['.env'] }, rule('allow', 'path', '.env')).verdict).toBe('allow');
  });

  it('never reach past the worktree by a glob that was not written to', () => {
    expect(ask({ tool: 'read', paths: ['../a'] }, rule('allow', 'path', '**')).verdict).toBe('ask');
    expect(run('cat ../a', rule('allow', 'command', 'cat *')).verdict).toBe('ask');
    expect(
      ask({ tool: 'edit', paths: ['../lib/a', '/etc/x'] }, rule('allow', 'path', '../lib/**')).verdict,
    ).toBe('ask');
  });

  it('do not let a wrapper carry another command', () => {
    expect(run('find . -exec node x.js ;', rule('allow', 'command', 'find *')).verdict).toBe('ask');
    expect(run('xargs node x.js', rule('allow', 'command', 'xargs *')).verdict).toBe('ask');
    expect(run('npx vitest run', rule('allow', 'command', 'npx vitest *')).verdict).toBe('allow');
  });

  it('take an absolute path as the one it names', () => {
    const path = `${worktree}/../other/a[1].ts`;
    expect(ask({ tool: 'read', paths: [path] }, rule('allow', 'path', path)).verdict).toBe('allow');
  });

  it('forbid before they ask, and ask before they allow', () => {
    const allow = rule('allow', 'command', 'git push *');
    const asks = rule('ask', 'command', 'git push *');
    const forbid = rule('forbid', 'command', 'git *', { reason: 'We do that ourselves' });
    expect(run('git push', allow).verdict).toBe('allow');
    expect(run('git push', allow, asks).verdict).toBe('ask');
    expect(run('git push', allow, asks, forbid)).toMatchObject({
      verdict: 'forbid',
      rule: 'The project forbids command git *: We do that ourselves',
    });
  });

  it('forbid a command wherever it hides', () => {
    const forbid = rule('forbid', 'command', 'git push *');
    for (const command of [
      'cd a && git push',
      'bash -c "git push origin"',
      'echo $(git push)',
      'X=1 git push',
      'sudo git push',
    ]) {
      expect([command, run(command, forbid).verdict]).toEqual([command, 'forbid']);
    }
    expect(run('git pull', forbid).verdict).toBe('ask');
  });

  it('forbid a path in any tool and in the words of a command', () => {
    const forbid = rule('forbid', 'path', 'migrations/**');
    expect(ask({ tool: 'edit', paths: ['a', 'migrations/1.sql'] }, forbid).verdict).toBe('forbid');
    expect(run('cat ./src/../migrations/1.sql', forbid).verdict).toBe('forbid');
    expect(run('echo x > migrations/1.sql', forbid).verdict).toBe('forbid');
    expect(run('ls src', forbid).verdict).toBe('ask');
  });

  it('of another lane do not count; the narrowest is named', () => {
    const other = rule('forbid', 'command', '*', { laneId: 'lane_2' as LaneId });
    const wide = rule('allow', 'command', 'npm *');
    const narrow = rule('allow', 'command', 'npm test *');
    const mine = rule('allow', 'command', 'npm *', { laneId });
    expect(run('npm test', other, wide, narrow).rule).toBe('The project allows command npm test *');
    expect(run('npm test', wide, narrow, mine).rule).toBe('This lane allows command npm *');
  });
});
