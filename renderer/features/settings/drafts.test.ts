import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import { agentProblems, argsOf, emptyAgent, idFrom, registrationOf } from './agent-draft.ts';
import { changesOf, draftOf, draftProblems } from './project-draft.ts';

const settings = {
  targetBranch: 'main',
  verifyCommand: 'npm test',
  verifyTimeoutSeconds: 900,
  setupCommand: null,
  setupTimeoutSeconds: 600,
  portsFrom: 5400,
  portsPerLane: 10,
};

describe('the project form', () => {
  it('has no problem with what is set, and nothing to change', () => {
    const draft = draftOf(settings);
    expect(draftProblems(draft)).toEqual({});
    expect(changesOf(settings, draft)).toEqual({});
  });

  it('changes only what differs; an empty command is none', () => {
    const draft = { ...draftOf(settings), verifyCommand: '  ', portsPerLane: '20' };
    expect(changesOf(settings, draft)).toEqual({ verifyCommand: null, portsPerLane: 20 });
  });

  it('finds everything that the host would refuse', () => {
    const bad = {
      ...draftOf(settings),
      targetBranch: ' ',
      verifyTimeoutSeconds: '0',
      setupTimeoutSeconds: '1.5',
      portsFrom: '80',
      portsPerLane: 'ten',
    };
    expect(Object.keys(draftProblems(bad)).sort()).toEqual([
      'portsFrom',
      'portsPerLane',
      'setupTimeoutSeconds',
      'targetBranch',
      'verifyTimeoutSeconds',
    ]);
    expect(draftProblems({ ...draftOf(settings), targetBranch: 'a b' }).targetBranch).toContain('git');
  });

  it('asks for nothing that the contract does not take', () => {
    const draft = {
      ...draftOf(settings),
      verifyTimeoutSeconds: '86400',
      portsFrom: '65000',
      setupCommand: 'x',
    };
    const input = { projectId: 'project_1', ...changesOf(settings, draft) };
    expect(contract['project.configure'].input.safeParse(input).success).toBe(true);
  });
});

describe('the agent form', () => {
  const draft = {
    ...emptyAgent,
    id: 'house',
    name: 'House',
    command: 'house',
    args: '--stdio\n\n--flag with space\n',
    env: [{ name: 'KEY', value: 'v' }],
  };

  it('takes one argument a line', () => {
    expect(argsOf(draft.args)).toEqual(['--stdio', '--flag with space']);
  });

  it('makes an id of a name', () => {
    expect(idFrom('My House Agent!')).toBe('my-house-agent');
    expect(idFrom('…')).toBe('');
  });

  it('finds what is wrong, by field', () => {
    expect(agentProblems(draft, ['claude-code'])).toEqual({});
    expect(agentProblems({ ...draft, id: 'claude-code' }, ['claude-code']).id).toContain('built-in');
    expect(Object.keys(agentProblems(emptyAgent, [])).sort()).toEqual(['command', 'id', 'name']);
    expect(agentProblems({ ...draft, env: [{ name: '1X', value: '' }] }, []).env).toBeDefined();
    expect(agentProblems({ ...draft, env: [...draft.env, ...draft.env] }, []).env).toContain('twice');
  });

  it('registers what the contract takes', () => {
    expect(contract['agent.register'].input.safeParse(registrationOf(draft)).success).toBe(true);
  });
});
