import { type AgentId } from '../../shared/domain/ids.ts';
import { type AgentCapabilities, type AgentCommand } from './protocol.ts';

/** An agent that Switchyard knows how to start without being told. */
export interface BuiltInAgent extends AgentCommand {
  readonly protocol: 'acp';
  /** `asked`: the agent asks when it sees fit. */
  readonly tier: 'asked';
  /** How to install it, or null when it comes with Switchyard. */
  readonly hint: string | null;
  /** As tried with the versions that the end-to-end tests pin. */
  readonly capabilities: AgentCapabilities;
}

/** What starts the rehearsal agent: this very program's runtime and the bundled entry. */
export interface RehearsalStart {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** Built-in agents, the rehearsal first. */
export function builtInAgents(rehearsal: RehearsalStart): readonly BuiltInAgent[] {
  return [
    entry('rehearsal', 'Rehearsal', rehearsal.command, rehearsal.args, rehearsal.env, null, 'tokens'),
    entry(
      'claude-code',
      'Claude Code',
      'claude-agent-acp',
      [],
      { DISABLE_AUTOUPDATER: '1' },
      'npm install -g @agentclientprotocol/claude-agent-acp',
      'money',
    ),
    entry('gemini', 'Gemini CLI', 'gemini', ['--acp'], {}, 'npm install -g @google/gemini-cli', 'tokens'),
    entry(
      'opencode',
      'opencode',
      'opencode',
      ['acp'],
      // Without this, opencode acts first and asks only outside its directory.
      { OPENCODE_DISABLE_AUTOUPDATE: '1', OPENCODE_PERMISSION: JSON.stringify(opencodeAsks) },
      'npm install -g opencode-ai',
      'money',
    ),
    entry('qwen', 'Qwen Code', 'qwen', ['--acp'], {}, 'npm install -g @qwen-code/qwen-code', 'tokens'),
  ];
}

const opencodeAsks = { edit: 'ask', bash: 'ask', external_directory: 'ask' };

function entry(
  id: string,
  name: string,
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  hint: string | null,
  usage: AgentCapabilities['usage'],
): BuiltInAgent {
  const capabilities = { loadSession: true, cancel: true, usage };
  return { id: id as AgentId, name, protocol: 'acp', tier: 'asked', command, args, env, hint, capabilities };
}
