import { type AgentProtocol } from '../../shared/domain/agent/events.ts';
import { fail, ok, type Result } from '../../shared/kernel/result.ts';
import { acpAdapter } from './acp/adapter.ts';
import { type AgentAdapter } from './protocol.ts';

const others: Readonly<Record<Exclude<AgentProtocol, 'acp'>, string>> = {
  codex: 'Codex by its app-server',
  claude: 'Claude Code by its own stream',
  pty: 'programs in a terminal',
};

/** The adapter for a protocol; `refused` for one that this version does not speak. */
export function adapterFor(protocol: AgentProtocol): Result<AgentAdapter> {
  if (protocol === 'acp') return ok(acpAdapter());
  return fail(
    'refused',
    `This version of Switchyard does not speak to ${others[protocol]} yet (“${protocol}”).`,
    {
      kept: 'Nothing was started.',
      next: 'Register the agent with the protocol “acp”, if it or a bridge for it speaks the Agent Client Protocol.',
    },
  );
}
