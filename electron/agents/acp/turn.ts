import { type TurnOutcome } from '../../../shared/domain/lane/events.ts';
import { type TurnEnd } from '../protocol.ts';
import { asText, at } from './wire.ts';

const outcomes: Readonly<Record<string, TurnOutcome>> = {
  end_turn: 'completed',
  cancelled: 'cancelled',
  refusal: 'refused',
  max_tokens: 'limit',
  max_turn_requests: 'limit',
};

const messages: Readonly<Record<string, string>> = {
  refusal: 'The agent refused to go on with this prompt.',
  max_tokens: 'The agent reached its limit of tokens for one turn.',
  max_turn_requests: 'The agent reached its limit of model requests for one turn.',
};

/** How a turn ended, from the agent's answer to its prompt. */
export function turnEndOf(response: unknown): TurnEnd {
  const reason = asText(at(response, 'stopReason')) ?? '';
  const outcome = outcomes[reason];
  if (outcome !== undefined) return { outcome, message: messages[reason] ?? null };
  return {
    outcome: 'failed',
    message: `The agent ended its turn for a reason Switchyard does not know: “${reason}”.`,
  };
}
