import { type MergeId } from '../../../shared/domain/ids.ts';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { isOpen, type Merge } from '../../../shared/domain/merge/state.ts';

/** The queue as it is shown: what runs or waits its turn, what was set aside, what is over. */
export interface Queue {
  /** In the order in which they are tried; the one at work first. */
  readonly open: readonly Merge[];
  /** Conflicts, failures and entries that wait for the person; the queue goes on without them. */
  readonly aside: readonly Merge[];
  /** Landed and taken back, newest first. */
  readonly history: readonly Merge[];
}

const atWork = (m: Merge) => m.state === 'attempting' || m.state === 'verifying';

/** Sorts the journal's entries; what a newer entry of the same lane replaced is left out of what was set aside. */
export function queueOf(merges: readonly Merge[]): Queue {
  const newest = new Map<string, string>();
  for (const m of merges) if (m.kind === 'merge') newest.set(m.laneId, m.id);
  const open = merges.filter((m) => isOpen(m) && m.state !== 'waiting');
  return {
    open: [...open.filter(atWork), ...open.filter((m) => !atWork(m)).sort((a, b) => a.place - b.place)],
    aside: merges
      .filter((m) => m.state === 'waiting' || m.state === 'conflict' || m.state === 'failed')
      .filter((m) => m.kind === 'revert' || newest.get(m.laneId) === m.id)
      .sort(
        (a, b) => Number(b.state === 'waiting') - Number(a.state === 'waiting') || b.updatedAt - a.updatedAt,
      ),
    history: merges
      .filter((m) => m.state === 'landed' || m.state === 'reverted')
      .sort((a, b) => b.updatedAt - a.updatedAt),
  };
}

/** Lanes with work that stand in no queue. */
export function notQueued(lanes: readonly Lane[], merges: readonly Merge[]): readonly Lane[] {
  const busy = new Set(
    merges.filter((m) => isOpen(m) || m.state === 'conflict' || m.state === 'failed').map((m) => m.laneId),
  );
  return lanes.filter((l) => !busy.has(l.id) && (l.changes?.files ?? 0) > 0 && l.landed === null);
}

export type StepState = 'todo' | 'now' | 'done' | 'failed' | 'skipped';

export interface Step {
  readonly name: 'prepare' | 'verify' | 'land';
  readonly state: StepState;
}

/** How far an entry has come. `verifies` is whether the project has a verify command. */
export function stepsOf(merge: Merge, verifies: boolean): readonly Step[] {
  const [prepare, verify, land] = states(merge, verifies);
  return [
    { name: 'prepare', state: prepare },
    { name: 'verify', state: verify },
    { name: 'land', state: land },
  ];
}

function states(merge: Merge, verifies: boolean): readonly [StepState, StepState, StepState] {
  const checked = merge.verification !== null;
  const passed: StepState = checked ? 'done' : verifies ? 'todo' : 'skipped';
  switch (merge.state) {
    case 'landed':
    case 'reverted':
      return ['done', checked ? 'done' : 'skipped', 'done'];
    case 'conflict':
      return ['failed', 'todo', 'todo'];
    case 'failed':
      return checked
        ? [
            'done',
            merge.verification?.exitCode === 0 ? 'done' : 'failed',
            merge.verification?.exitCode === 0 ? 'failed' : 'todo',
          ]
        : [merge.newOid === null ? 'failed' : 'done', 'todo', 'todo'];
    case 'verifying':
      return [
        'done',
        merge.landing || finished(merge) ? 'done' : 'now',
        merge.landing || finished(merge) ? 'now' : 'todo',
      ];
    case 'attempting':
      return merge.newOid === null
        ? ['now', 'todo', 'todo']
        : ['done', passed, merge.landing || !verifies ? 'now' : 'todo'];
    case 'waiting':
      return merge.newOid === null ? ['todo', 'todo', 'todo'] : ['done', passed, 'todo'];
    case 'queued':
    case 'cancelled':
      return ['todo', 'todo', 'todo'];
  }
}

const finished = (merge: Merge): boolean =>
  merge.verification !== null && merge.verification.exitCode !== null;

/** Before which entry one goes that is moved by a place: null for the end, undefined where it cannot be moved so. */
export function moveBefore(queue: Queue, merge: Merge, by: 1 | -1): MergeId | null | undefined {
  const waiting = queue.open.filter((m) => m.state === 'queued');
  const at = waiting.findIndex((m) => m.id === merge.id);
  if (at < 0 || at + by < 0 || at + by >= waiting.length) return undefined;
  return waiting[by < 0 ? at - 1 : at + 2]?.id ?? null;
}

/** What may be done with an entry. */
export function actionsOf(merge: Merge): {
  readonly cancel: boolean;
  readonly retry: boolean;
  readonly sendBack: boolean;
  readonly takeBack: boolean;
} {
  const aside = merge.state === 'conflict' || merge.state === 'failed';
  return {
    cancel: isOpen(merge) && !merge.landing,
    retry: aside || merge.state === 'waiting',
    sendBack: aside && merge.kind === 'merge',
    takeBack: merge.state === 'landed' && merge.kind === 'merge',
  };
}

/** The entry that is shown at first: what is at work, what asks for the person, what is next, what landed last. */
export function firstShown(queue: Queue): Merge | null {
  return queue.open.find(atWork) ?? queue.aside[0] ?? queue.open[0] ?? queue.history[0] ?? null;
}

/** What an entry does, in words. */
export const titleOf = (merge: Merge): string =>
  merge.kind === 'revert' ? `Take back ${merge.title.replace(/^take back /i, '')}` : merge.title;

/** What landed last; never what was taken back, because its take-back landed after it. */
export const lastLanded = (queue: Queue): Merge | null =>
  queue.history.find((m) => m.state === 'landed') ?? null;

/** The tip of the target branch as far as the queue knows it; null before the first merge. */
export const tipOf = (queue: Queue): string | null =>
  lastLanded(queue)?.newOid ?? queue.open.find((m) => m.oldOid !== null)?.oldOid ?? null;
