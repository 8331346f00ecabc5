import { type AgentId } from '../ids.ts';

/** How Switchyard speaks to an agent. */
export type AgentProtocol = 'acp' | 'codex' | 'claude' | 'pty';

/** A command that starts an agent. Values of the environment are secrets and are kept out of events. */
export interface AgentDefinition {
  readonly id: AgentId;
  readonly name: string;
  readonly protocol: AgentProtocol;
  readonly command: string;
  readonly args: readonly string[];
  /** Names only; the values lie in the secrets file of the data directory. */
  readonly envNames: readonly string[];
}

export type AgentEvent =
  | { readonly type: 'agent.registered'; readonly data: { readonly agent: AgentDefinition } }
  | { readonly type: 'agent.removed'; readonly data: { readonly agentId: AgentId } };
