import { expect, it } from 'vitest';
import { type AgentView } from '../../../shared/contract/index.ts';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { credentialOf } from './credential.ts';

const agent = (id: string, more: Partial<AgentView> = {}) =>
  ({ id, builtIn: true, envNames: [], ...more }) as unknown as AgentView;
const lane = (id: string, agentId: string, credential: string | null) =>
  ({ id, name: id, agentId, credential }) as unknown as Lane;

it('says which login is used only where that is known', () => {
  const lanes = [
    lane('lane_1', 'claude-code', 'old@example.com'),
    lane('lane_2', 'claude-code', 'new@example.com'),
    lane('lane_3', 'claude-code', null),
    lane('lane_4', 'gemini', 'other@example.com'),
  ];
  expect(credentialOf(agent('claude-code'), lanes).text).toBe('login new@example.com');
  expect(credentialOf(agent('qwen'), lanes).text).toBe('its own login, not known yet');
  const own = agent('house', { builtIn: false, envNames: ['HOUSE_KEY'] });
  expect(credentialOf(own, lanes).text).toBe('keys given here: HOUSE_KEY');
  expect(credentialOf(agent('rehearsal'), lanes).text).toBe('needs no login');
});
