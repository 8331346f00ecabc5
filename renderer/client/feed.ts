import { type FeedMessage } from '../../shared/contract/index.ts';
import { type DomainEvent, type Recorded } from '../../shared/domain/event.ts';

/** `live` once the host said hello; `reconnecting` for the first tries; `offline` when they did not help. */
export type FeedPhase = 'connecting' | 'live' | 'reconnecting' | 'offline';

export interface FeedState {
  readonly phase: FeedPhase;
  /** The last event applied. */
  readonly sequence: number;
  /** Tries since it was last live. */
  readonly attempts: number;
}

export type FeedInput =
  | { readonly type: 'started'; readonly sequence: number }
  | { readonly type: 'received'; readonly message: FeedMessage }
  | { readonly type: 'closed' }
  | { readonly type: 'unreachable' }
  | { readonly type: 'due' };

export type FeedEffect =
  | { readonly type: 'connect'; readonly after: number }
  | { readonly type: 'disconnect' }
  | { readonly type: 'wait'; readonly milliseconds: number }
  | { readonly type: 'apply'; readonly events: readonly Recorded<DomainEvent>[] }
  /** The whole world must be read anew: what we hold is not a past of what the host holds. */
  | { readonly type: 'reload' };

export interface FeedStep {
  readonly state: FeedState;
  readonly effects: readonly FeedEffect[];
}

export const initialFeed: FeedState = { phase: 'connecting', sequence: 0, attempts: 0 };

/** Tries after which the feed counts as offline. */
const patience = 3;
const firstWait = 250;
const longestWait = 5000;

/** How long to wait before a try, doubling from 250 ms up to 5 s. */
export const waitBefore = (attempt: number): number =>
  Math.min(longestWait, firstWait * 2 ** Math.max(0, attempt - 1));

/** The gap recovery: pure, so that every order of messages and losses can be tested. */
export function stepFeed(state: FeedState, input: FeedInput): FeedStep {
  switch (input.type) {
    case 'started':
      return {
        state: { ...state, sequence: input.sequence },
        effects: [{ type: 'connect', after: input.sequence }],
      };
    case 'due':
      return state.sequence === 0
        ? { state, effects: [{ type: 'reload' }] }
        : { state, effects: [{ type: 'connect', after: state.sequence }] };
    case 'closed':
    case 'unreachable':
      return lost(state);
    case 'received':
      return received(state, input.message);
  }
}

function lost(state: FeedState): FeedStep {
  const attempts = state.attempts + 1;
  return {
    state: { ...state, attempts, phase: attempts > patience ? 'offline' : 'reconnecting' },
    effects: [{ type: 'wait', milliseconds: waitBefore(attempts) }],
  };
}

function received(state: FeedState, message: FeedMessage): FeedStep {
  if (message.kind === 'hello') {
    if (message.sequence < state.sequence) {
      return {
        state: { ...initialFeed, attempts: state.attempts },
        effects: [{ type: 'disconnect' }, { type: 'reload' }],
      };
    }
    return { state: { ...state, phase: 'live', attempts: 0 }, effects: [] };
  }
  if (message.kind !== 'events') return { state, effects: [] };
  return inOrder(state, message.events);
}

function inOrder(state: FeedState, events: readonly Recorded<DomainEvent>[]): FeedStep {
  const fresh: Recorded<DomainEvent>[] = [];
  let sequence = state.sequence;
  for (const event of events) {
    if (event.sequence <= sequence) continue;
    if (event.sequence !== sequence + 1) {
      return {
        state: { ...state, sequence },
        effects: [...applying(fresh), { type: 'disconnect' }, { type: 'connect', after: sequence }],
      };
    }
    fresh.push(event);
    sequence = event.sequence;
  }
  return { state: { ...state, sequence }, effects: applying(fresh) };
}

const applying = (events: readonly Recorded<DomainEvent>[]): FeedEffect[] =>
  events.length === 0 ? [] : [{ type: 'apply', events }];
