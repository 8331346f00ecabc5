import { type Instant } from '../../kernel/time.ts';
import { type DomainEvent, type Recorded } from '../event.ts';
import { type AgentId, type LaneId } from '../ids.ts';
import { type Lane, type Lanes } from '../lane/state.ts';
import { type TrustWord } from './events.ts';

/** What counts for an agent, or against it. */
export const deeds = ['accepted', 'returned', 'reverted', 'trespass', 'forbidden'] as const;
export type Deed = (typeof deeds)[number];

/** How much each counts towards the number of accepted tasks that make an agent trusted. */
export const weightOf: Readonly<Record<Deed, number>> = {
  accepted: 1,
  returned: -1,
  reverted: -2,
  trespass: -1,
  forbidden: -1,
};

/** What an agent, with one of its models, has done, and what the human said of it. */
export interface AgentRecord {
  readonly agentId: AgentId;
  readonly model: string | null;
  readonly counts: Readonly<Record<Deed, number>>;
  /** Each kind counts once for a lane. */
  readonly byLane: Readonly<Record<string, readonly Deed[]>>;
  /** The last ones, oldest first. */
  readonly recent: readonly { readonly deed: Deed; readonly laneId: LaneId; readonly at: Instant }[];
  readonly word: { readonly word: TrustWord; readonly reason: string; readonly at: Instant } | null;
}

export type Trust = Readonly<Record<string, AgentRecord>>;

const recentKept = 20;

/** The key of an agent with one of its models. */
export const trustKey = (agentId: AgentId, model: string | null): string =>
  model === null ? agentId : `${agentId} ${model}`;

/** The fold of what agents earned. `lanes` are those before the event. */
export function evolveTrust(trust: Trust, event: Recorded<DomainEvent>, lanes: Lanes): Trust {
  if (event.type === 'trust.set') {
    const { agentId, model, word, reason } = event.data;
    const before = trust[trustKey(agentId, model)] ?? freshRecord(agentId, model);
    const said = word === 'earned' ? null : { word, reason, at: event.at };
    return { ...trust, [trustKey(agentId, model)]: { ...before, word: said } };
  }
  const deed = deedOf(event);
  const lane = deed && lanes[deed.laneId];
  return deed && lane ? recorded(trust, lane, deed.deed, event.at) : trust;
}

function deedOf(event: Recorded<DomainEvent>): { readonly deed: Deed; readonly laneId: LaneId } | null {
  switch (event.type) {
    case 'merge.landed':
      return event.data.kind === 'merge' ? { deed: 'accepted', laneId: event.data.laneId } : null;
    case 'review.submitted': {
      const { verdict, laneId } = event.data;
      return { deed: verdict === 'approve' ? 'accepted' : 'returned', laneId };
    }
    case 'merge.reverted':
      return { deed: 'reverted', laneId: event.data.laneId };
    case 'reservation.trespassed':
      return { deed: 'trespass', laneId: event.data.trespasser };
    case 'approval.ruled':
      if (event.data.outcome === 'allow' || event.data.reserved) return null;
      return { deed: 'forbidden', laneId: event.data.laneId };
    default:
      return null;
  }
}

function recorded(trust: Trust, lane: Lane, deed: Deed, at: Instant): Trust {
  const key = trustKey(lane.agentId, lane.model);
  const before = trust[key] ?? freshRecord(lane.agentId, lane.model);
  const known = before.byLane[lane.id] ?? [];
  if (known.includes(deed)) return trust;
  return {
    ...trust,
    [key]: {
      ...before,
      counts: { ...before.counts, [deed]: before.counts[deed] + 1 },
      byLane: { ...before.byLane, [lane.id]: [...known, deed] },
      recent: [...before.recent, { deed, laneId: lane.id, at }].slice(-recentKept),
    },
  };
}

/** An agent of which nothing is known yet. */
export const freshRecord = (agentId: AgentId, model: string | null): AgentRecord => ({
  agentId,
  model,
  counts: { accepted: 0, returned: 0, reverted: 0, trespass: 0, forbidden: 0 },
  byLane: {},
  recent: [],
  word: null,
});
