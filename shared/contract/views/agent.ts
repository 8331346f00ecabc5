import { z } from 'zod';
import { agentId } from './ids.ts';
import { maybe, text } from './parts.ts';

const capabilities = z.object({
  /** governed: we can veto before the act; asked: the agent asks when it sees fit; observed: we only watch. */
  loadSession: z.boolean(),
  cancel: z.boolean(),
  usage: z.enum(['money', 'tokens', 'none', 'unknown']),
});

export const agentView = z.object({
  id: agentId,
  name: text,
  protocol: z.enum(['acp', 'codex', 'claude', 'pty']),
  tier: z.enum(['governed', 'asked', 'observed']),
  builtIn: z.boolean(),
  installed: z.boolean(),
  version: maybe(text),
  /** Why it is not installed, or how to install it. */
  hint: maybe(text),
  command: text,
  args: z.array(text).readonly(),
  envNames: z.array(text).readonly(),
  capabilities,
});

export type AgentView = z.infer<typeof agentView>;
