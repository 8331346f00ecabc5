import { describe, expect, it } from 'vitest';
import { type AgentView } from '../../../shared/contract/index.ts';
import { type AgentId } from '../../../shared/domain/ids.ts';
import { byReadiness, emptyDraft, launchInput, problemsOf } from './task-draft.ts';

const agent = (id: string, installed: boolean, hint: string | null = null): AgentView => ({
  id: id as AgentId,
  name: id,
  protocol: 'acp',
  tier: 'asked',
  builtIn: true,
  installed,
  version: null,
  hint,
  command: id,
  args: [],
  envNames: [],
  capabilities: { loadSession: true, cancel: true, usage: 'unknown' },
});
const agents = [agent('gone', false, 'Install it with npm i -g gone.'), agent('claude', true)];
const good = {
  ...emptyDraft,
  projectId: 'project_1',
  agentId: 'claude',
  brief: 'Fix the rounding.\nAll of it.',
};

describe('launching', () => {
  it('takes the first line of the brief where no title was given', () => {
    expect(launchInput(good, agents)).toEqual({
      projectId: 'project_1',
      agentId: 'claude',
      task: { title: 'Fix the rounding.', brief: 'Fix the rounding.\nAll of it.' },
    });
  });

  it('passes model and globs on, one glob a line', () => {
    const draft = { ...good, title: 'Rounding', model: ' opus ', writeSet: 'src/**\n\n test/** ' };
    expect(launchInput(draft, agents)).toMatchObject({
      model: 'opus',
      task: { title: 'Rounding', writeSet: ['src/**', 'test/**'] },
    });
  });

  it('says what is missing, and how to get an agent that is not there', () => {
    expect(problemsOf(emptyDraft, agents)).toEqual({
      projectId: 'Choose the project.',
      agentId: 'Choose an agent.',
      brief: 'Say what the agent shall do.',
    });
    expect(problemsOf({ ...good, agentId: 'gone' }, agents).agentId).toBe('Install it with npm i -g gone.');
    expect(launchInput({ ...good, agentId: 'gone' }, agents)).toBeNull();
  });

  it('refuses globs that leave the repository', () => {
    expect(problemsOf({ ...good, writeSet: 'src/**\n../other/**' }, agents).writeSet).toContain(
      '../other/**',
    );
    expect(problemsOf({ ...good, writeSet: '/etc/**' }, agents).writeSet).toContain('/etc/**');
    expect(problemsOf({ ...good, writeSet: 'src/..hidden' }, agents)).toEqual({});
  });

  it('lists installed agents first', () => {
    expect(byReadiness(agents).map((a) => a.id)).toEqual(['claude', 'gone']);
  });
});
