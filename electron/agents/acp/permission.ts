import { type PermissionAnswer } from '../protocol.ts';
import { asList, asRecord, asText } from './wire.ts';

/** The answer as it goes to the agent, and what we have to tell the human about it. */
export interface PermissionOutcome {
  readonly response: { readonly outcome: SelectedOutcome };
  /** Whether the agent was in fact told to go on. */
  readonly allowed: boolean;
  readonly notice: string | null;
}

type SelectedOutcome =
  { readonly outcome: 'cancelled' } | { readonly outcome: 'selected'; readonly optionId: string };

/**
 * One answer answers one request: never `allow_always`, which would let the agent go on without asking. Standing
 * permissions are rules of Switchyard's own.
 */
export function permissionOutcome(answer: PermissionAnswer, options: unknown): PermissionOutcome {
  if (answer === 'cancelled') return cancelled(null);
  const reject = optionOf(options, 'reject_once') ?? optionOf(options, 'reject_always');
  if (answer === 'reject') return reject === null ? cancelled(null) : selected(reject, false, null);
  const allow = optionOf(options, 'allow_once');
  if (allow !== null) return selected(allow, true, null);
  const notice =
    'The agent offered no way to allow this once, only for good. Switchyard never lets an agent stop asking, so the request was rejected.';
  return reject === null ? cancelled(notice) : selected(reject, false, notice);
}

function optionOf(options: unknown, kind: string): string | null {
  const option = asList(options)
    .map(asRecord)
    .find((o) => o['kind'] === kind);
  return option === undefined ? null : asText(option['optionId']);
}

const cancelled = (notice: string | null): PermissionOutcome => ({
  response: { outcome: { outcome: 'cancelled' } },
  allowed: false,
  notice,
});

const selected = (optionId: string, allowed: boolean, notice: string | null): PermissionOutcome => ({
  response: { outcome: { outcome: 'selected', optionId } },
  allowed,
  notice,
});
