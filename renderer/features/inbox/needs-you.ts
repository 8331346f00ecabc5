import { type LaneId } from '../../../shared/domain/ids.ts';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { type Message, waitsForHuman } from '../../../shared/domain/message/state.ts';
import { type Merge } from '../../../shared/domain/merge/state.ts';
import { type Instant } from '../../../shared/kernel/time.ts';
import { inboxWords as words } from '../../words/inbox.ts';

/** A lane, a merge or a message that does not go on without the person. */
export interface NeedsYou {
  readonly key: string;
  readonly kind: 'lane' | 'merge' | 'mail';
  readonly what: string;
  /** The state that it stands still in. */
  readonly state: 'failed' | 'interrupted' | 'conflict' | 'waiting';
  /** Null for mail that the person wrote themselves. */
  readonly laneId: LaneId | null;
  readonly laneName: string;
  readonly text: string;
  readonly since: Instant;
}

/** Mail that waits, lanes that failed or were cut off, and the newest entry of each lane in the merge queue that stands still. Longest first. */
export function needsYou(
  lanes: Readonly<Record<string, Lane>>,
  merges: Readonly<Record<string, Merge>>,
  messages: Readonly<Record<string, Message>>,
): readonly NeedsYou[] {
  const all = Object.values(lanes);
  const still = all.flatMap((lane): NeedsYou[] => {
    const state = lane.phase;
    if (state !== 'failed' && state !== 'interrupted') return [];
    const what = words[state];
    const text = lane.reason ?? words.noReason;
    const { id: laneId, name: laneName, statusSince: since } = lane;
    return [{ key: laneId, kind: 'lane', what, state, laneId, laneName, text, since }];
  });
  return [...still, ...stuckMerges(lanes, merges), ...openMail(lanes, messages)].sort(
    (a, b) => a.since - b.since,
  );
}

function openMail(
  lanes: Readonly<Record<string, Lane>>,
  messages: Readonly<Record<string, Message>>,
): readonly NeedsYou[] {
  return Object.values(messages)
    .filter(waitsForHuman)
    .map((m): NeedsYou => {
      const what = m.toHuman ? words.mail : words.unacknowledged;
      const laneName = m.from === null ? words.yourMail : (lanes[m.from]?.name ?? m.from);
      return {
        key: m.id,
        kind: 'mail',
        what,
        state: 'waiting',
        laneId: m.from,
        laneName,
        text: m.subject,
        since: m.sentAt,
      };
    });
}

const stuck = {
  conflict: words.conflict,
  failed: words.mergeFailed,
  waiting: words.mergeWaits,
} as const;
const isStuck = (state: Merge['state']): state is keyof typeof stuck => state in stuck;

function stuckMerges(
  lanes: Readonly<Record<string, Lane>>,
  merges: Readonly<Record<string, Merge>>,
): readonly NeedsYou[] {
  const newest = new Map(Object.values(merges).map((m) => [`${m.laneId} ${m.kind}`, m]));
  return [...newest.values()].flatMap((merge): NeedsYou[] => {
    const { state } = merge;
    const lane = lanes[merge.laneId];
    if (!isStuck(state) || !lane || merge.sentBack) return [];
    const what = stuck[state];
    const text = merge.reason ?? merge.title;
    const { id, laneId, updatedAt: since } = merge;
    return [{ key: id, kind: 'merge', what, state, laneId, laneName: lane.name, text, since }];
  });
}
