import { type AgentView } from '../../../shared/contract/index.ts';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { agentWords as words } from '../../words/settings-agents.ts';

/** Which login an agent uses: what its newest lane reported, else what was given here, else that it has its own. */
export function credentialOf(
  agent: AgentView,
  lanes: readonly Lane[],
): { readonly text: string; readonly about: string } {
  if (agent.id === 'rehearsal') return { text: words.needsNone, about: words.needsNone };
  const told = lanes
    .filter((lane) => lane.agentId === agent.id && lane.credential !== null)
    .sort((a, b) => (a.id < b.id ? 1 : -1))[0];
  if (told?.credential) return words.used(told.credential, told.name);
  if (!agent.builtIn && agent.envNames.length > 0) return words.given(agent.envNames.join(', '));
  return words.own;
}
