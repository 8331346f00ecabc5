import { type AgentView } from '../../shared/contract/index.ts';
import { type AgentDefinition } from '../../shared/domain/agent/events.ts';
import { fail, ok } from '../../shared/kernel/result.ts';
import { adapterFor } from '../agents/adapters.ts';
import { type BuiltInAgent, builtInAgents, type RehearsalStart } from '../agents/built-in.ts';
import { agentDetector } from '../agents/detect.ts';
import { type AgentCommand } from '../agents/protocol.ts';
import { which } from '../agents/which.ts';
import { type Engine } from '../engine/engine.ts';
import { type FindAgent } from '../lanes/deps.ts';
import { type AgentSecrets } from '../platform/agent-secrets.ts';
import { askProgram } from '../process/ask-program.ts';

interface Sources {
  readonly engine: Engine;
  readonly secrets: AgentSecrets;
  readonly rehearsal: RehearsalStart;
}

const unknownCapabilities = { loadSession: false, cancel: true, usage: 'unknown' as const };

/** All agents that can be started: the built-in ones, and what the user registered, which goes first where ids meet. */
export function agentDirectory({ engine, secrets, rehearsal }: Sources): {
  readonly find: FindAgent;
  readonly views: (fresh: boolean) => Promise<AgentView[]>;
} {
  const builtIn = builtInAgents(rehearsal);
  const detector = agentDetector({ which, runVersion: askProgram });
  const registered = (): AgentDefinition[] => Object.values(engine.world.agents);
  const command = ({ envNames: _names, protocol: _protocol, ...agent }: AgentDefinition): AgentCommand => ({
    ...agent,
    env: secrets.get(agent.id),
  });
  return {
    find: (id) => {
      const own = engine.world.agents[id];
      const known = own ?? builtIn.find((a) => a.id === id);
      if (!known) {
        return fail('not-found', `There is no agent ${id}.`, {
          next: 'Choose one of agent.list, or register it.',
        });
      }
      const adapter = adapterFor(known.protocol);
      if (!adapter.ok) return adapter;
      return ok({ agent: own ? command(own) : (known as BuiltInAgent), adapter: adapter.data });
    },
    views: async (fresh) => {
      const own = registered();
      const others = builtIn.filter((b) => !own.some((o) => o.id === b.id));
      const commands = [...others, ...own.map(command)];
      const found = await detector.detect(commands, fresh);
      const detected = (id: string) => found.find((f) => f.agentId === id);
      return [
        ...others.map((agent) => builtInView(agent, detected(agent.id))),
        ...own.map((agent) => registeredView(agent, detected(agent.id))),
      ];
    },
  };
}

type Detected = { readonly installed: boolean; readonly version: string | null } | undefined;

function builtInView(agent: BuiltInAgent, found: Detected): AgentView {
  const { env, ...rest } = agent;
  const installed = found?.installed ?? false;
  const hint = installed || !agent.hint ? null : `Install it with: ${agent.hint}`;
  return {
    ...rest,
    builtIn: true,
    installed,
    version: found?.version ?? null,
    hint,
    envNames: Object.keys(env),
  };
}

function registeredView(agent: AgentDefinition, found: Detected): AgentView {
  const installed = found?.installed ?? false;
  return {
    ...agent,
    tier: 'asked',
    builtIn: false,
    installed,
    version: found?.version ?? null,
    hint: installed ? null : `${agent.command} was not found, or is not executable.`,
    capabilities: unknownCapabilities,
  };
}
