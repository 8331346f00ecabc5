import { describe, expect, it } from 'vitest';
import { type LaneId, type RuleId } from '../ids.ts';
import { rulesOfRole, scopeOf } from '../role/lane-rules.ts';
import { type LaneRole } from '../role/role.ts';
import { classify } from './classify.ts';
import { type ApprovalSubject } from './events.ts';
import { type StandingRule } from './ruling.ts';

const worktree = '/lanes/GreenCastle';
const laneId = 'lane_1' as LaneId;
const subject: ApprovalSubject = {
  tool: 'edit',
  title: 'A call',
  command: null,
  cwd: null,
  paths: [],
  diffs: [],
  because: null,
};
const role = (changes: Partial<LaneRole> = {}): LaneRole => ({
  id: 'tester',
  name: 'Tester',
  source: 'project',
  mandate: 'Proves what works.',
  outputs: [],
  rules: [],
  paths: [],
  outside: 'ask',
  skills: [],
  told: '',
  ...changes,
});
const rule = (
  effect: StandingRule['effect'],
  on: StandingRule['on'],
  pattern: string,
  lane = false,
): StandingRule => ({
  id: 'rule_1' as RuleId,
  effect,
  on,
  pattern,
  laneId: lane ? laneId : null,
  reason: null,
});

function call(
  of: Partial<ApprovalSubject>,
  given: { role?: LaneRole; rules?: StandingRule[]; probation?: string },
) {
  const carried = given.role ?? null;
  const rules = [...(given.rules ?? []), ...rulesOfRole(carried, laneId)];
  const terms = { scope: scopeOf(carried), probation: given.probation ?? null };
  return classify({ subject: { ...subject, ...of }, worktree, rules, laneId, terms });
}
const edit = (path: string, given: Parameters<typeof call>[1]) => call({ paths: [path] }, given);
const run = (command: string, given: Parameters<typeof call>[1]) => call({ tool: 'execute', command }, given);

describe("a role's rules", () => {
  it('forbid before the project may allow, and name the role', () => {
    const found = run('git push origin x', {
      role: role({ rules: [{ effect: 'forbid', on: 'command', pattern: 'git push *' }] }),
      rules: [rule('allow', 'command', 'git push origin x')],
    });
    expect(found).toMatchObject({
      verdict: 'forbid',
      byRole: true,
      rule: 'The role Tester forbids command git push *',
    });
  });

  it('ask before the project may allow', () => {
    const rules = [{ effect: 'ask' as const, on: 'command' as const, pattern: 'npm install *' }];
    const allowed = [rule('allow', 'command', 'npm *')];
    expect(run('npm install', { role: role({ rules }), rules: allowed }).verdict).toBe('ask');
    expect(run('npm test', { role: role({ rules }), rules: allowed }).verdict).toBe('allow');
  });

  it('allow, and so do those of a skill; what the project forbids stays forbidden', () => {
    const rules = [{ effect: 'allow' as const, on: 'command' as const, pattern: 'ls *' }];
    const skills = [{ name: 'look', description: '', source: 'user' as const, file: '', rules }];
    expect(run('ls src', { role: role({ skills }) })).toMatchObject({
      verdict: 'allow',
      rule: 'The skill look allows command ls *',
    });
    expect(
      run('ls src', { role: role({ rules }), rules: [rule('forbid', 'command', 'ls *')] }),
    ).toMatchObject({
      verdict: 'forbid',
      rule: 'The project forbids command ls *',
    });
  });
});

describe("a role's paths", () => {
  const tester = role({ paths: ['test/**'] });

  it('let writes inside pass, and reading anywhere in the worktree', () => {
    expect(edit('test/a.ts', { role: tester }).verdict).toBe('allow');
    expect(call({ tool: 'read', paths: ['src/a.ts'] }, { role: tester }).verdict).toBe('allow');
  });

  it('make a write outside ask, with the reason and without a pattern', () => {
    const found = edit('src/a.ts', { role: tester });
    expect(found).toMatchObject({ verdict: 'ask', pattern: null });
    expect(found.rule).toBe('src/a.ts is outside what the role Tester may write: test/**');
    expect(found.reasons.map(({ code }) => code)).toContain('scope');
  });

  it('are not got around by the way a path is written', () => {
    for (const path of ['test/../src/a.ts', './src/a.ts', `${worktree}/src/a.ts`])
      expect(edit(path, { role: tester }).verdict).toBe('ask');
  });

  it('forbid it where the role says so; a command that may write there asks even then', () => {
    const strict = role({ paths: ['test/**'], outside: 'forbid' });
    expect(edit('src/a.ts', { role: strict })).toMatchObject({ verdict: 'forbid', byRole: true });
    const rules = [rule('allow', 'command', 'touch *')];
    expect(run('touch src/a.ts', { role: strict, rules }).verdict).toBe('ask');
    expect(run('touch test/a.ts', { role: strict, rules }).verdict).toBe('allow');
  });

  it('yield to what the human allowed for this lane, unless it is forbidden', () => {
    const rules = [rule('allow', 'path', 'src/a.ts', true)];
    expect(edit('src/a.ts', { role: tester, rules }).verdict).toBe('allow');
    expect(edit('src/a.ts', { role: { ...tester, outside: 'forbid' }, rules }).verdict).toBe('forbid');
  });
});

describe('on probation', () => {
  const probation = 'claude-code is on probation, with 1 of 3 accepted tasks';

  it('what the role allows asks all the same, and no pattern is offered', () => {
    const allows = role({ rules: [{ effect: 'allow', on: 'command', pattern: 'npm *' }] });
    const found = run('npm test', { role: allows, probation });
    expect(found).toMatchObject({ verdict: 'ask', pattern: null });
    expect(found.rule).toContain(`${probation}. `);
    expect(found.rule).toContain('but what a role or skill allows asks meanwhile');
  });

  it('what passes without a rule goes on passing, and what the human allowed, too', () => {
    expect(edit('src/a.ts', { probation }).verdict).toBe('allow');
    for (const lane of [true, false]) {
      const rules = [rule('allow', 'command', 'npm test', lane)];
      expect(run('npm test', { rules, probation }).verdict).toBe('allow');
    }
  });

  it('what is forbidden stays forbidden', () => {
    expect(run('npm test', { rules: [rule('forbid', 'command', 'npm *')], probation }).verdict).toBe(
      'forbid',
    );
  });
});
