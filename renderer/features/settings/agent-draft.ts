import { type CallInput } from '../../../shared/contract/index.ts';

/** A value of the environment; it is written and never read back. */
export interface EnvRow {
  readonly name: string;
  readonly value: string;
}

/** An agent as it stands in the form. */
export interface AgentDraft {
  readonly id: string;
  readonly name: string;
  readonly protocol: 'acp' | 'codex' | 'claude' | 'pty';
  readonly command: string;
  /** One argument a line, so that none needs quoting. */
  readonly args: string;
  readonly env: readonly EnvRow[];
}

export const emptyAgent: AgentDraft = { id: '', name: '', protocol: 'acp', command: '', args: '', env: [] };

export type AgentProblems = Partial<Record<'id' | 'name' | 'command' | 'args' | 'env', string>>;

/** Lower case letters, digits, dot, dash and underscore made of a name. */
export const idFrom = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[^a-z0-9]+|-+$/g, '')
    .slice(0, 64);

/** What is wrong with a draft, by field, in words. `builtIn` are ids that cannot be taken. */
export function agentProblems(draft: AgentDraft, builtIn: readonly string[]): AgentProblems {
  const problems: AgentProblems = {};
  if (draft.name.trim() === '') problems.name = 'Give it a name.';
  if (!/^[a-z0-9][a-z0-9._-]{0,63}$/.test(draft.id)) {
    problems.id = 'Lower case letters, digits, dot, dash and underscore, at most 64.';
  } else if (builtIn.includes(draft.id)) problems.id = 'That id belongs to a built-in agent.';
  if (draft.command.trim() === '')
    problems.command = 'The program that speaks the protocol on its standard input and output.';
  if (argsOf(draft.args).length > 100) problems.args = 'At most 100 arguments.';
  const names = draft.env.map((row) => row.name.trim());
  if (names.some((n) => !/^[A-Za-z_][A-Za-z0-9_]{0,199}$/.test(n))) {
    problems.env = 'A name is letters, digits and underscore, and does not begin with a digit.';
  } else if (new Set(names).size < names.length) problems.env = 'A name stands twice.';
  return problems;
}

/** One argument a line; empty lines are none. */
export const argsOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.replace(/\r$/, ''))
    .filter((line) => line !== '');

/** What a valid draft registers. */
export const registrationOf = (draft: AgentDraft): CallInput<'agent.register'> => ({
  id: draft.id,
  name: draft.name.trim(),
  protocol: draft.protocol,
  command: draft.command.trim(),
  args: [...argsOf(draft.args)],
  env: Object.fromEntries(draft.env.map((row) => [row.name.trim(), row.value])),
});
