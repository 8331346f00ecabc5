import { type DomainEvent, type Recorded } from '../event.ts';
import { type AgentDefinition } from './events.ts';

/** Agents that the user registered; the built-in ones are known to the host without events. */
export type Agents = Readonly<Record<string, AgentDefinition>>;

/** The fold of agent registrations. */
export function evolveAgents(agents: Agents, event: Recorded<DomainEvent>): Agents {
  switch (event.type) {
    case 'agent.registered':
      return { ...agents, [event.data.agent.id]: event.data.agent };
    case 'agent.removed': {
      const { [event.data.agentId]: _gone, ...rest } = agents;
      return rest;
    }
    default:
      return agents;
  }
}
