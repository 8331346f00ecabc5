import { RequestError } from '@agentclientprotocol/sdk';
import { type Failure } from '../../../shared/kernel/result.ts';
import { asList, asRecord, asText, at } from './wire.ts';

const authRequired = -32000;

/** What an agent's error says, its details included where they say more than the message. */
export function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (!(error instanceof RequestError)) return error.message;
  const details =
    asText(error.data) ?? asText(at(error.data, 'details')) ?? asText(at(error.data, 'message'));
  if (details === null || error.message.includes(details)) return error.message;
  return `${error.message}: ${details}`;
}

/** Why no session could be opened, with what to do about a missing login. */
export function sessionFailure(agent: string, error: unknown, authMethods: unknown): Failure {
  const said = wordsOf(error);
  const login = error instanceof RequestError && error.code === authRequired;
  if (!login) {
    return {
      type: 'agent-failed',
      message: `${agent} could not open a session: ${said}`,
      kept: 'The worktree is untouched.',
    };
  }
  const ways = asList(authMethods).flatMap(
    (m) => asText(asRecord(m)['description']) ?? asText(asRecord(m)['name']) ?? [],
  );
  const how = ways.length === 0 ? '' : ` It offers: ${ways.join('; ')}.`;
  return {
    type: 'agent-failed',
    message: `${agent} is not logged in: ${said}`,
    kept: 'The worktree is untouched.',
    next: `Log in with ${agent}'s own program in a terminal, then start the lane again.${how}`,
  };
}
