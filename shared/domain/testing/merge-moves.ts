import { type DomainEvent } from '../event.ts';
import { type MergeId } from '../ids.ts';
import { type Merge, isOpen } from '../merge/state.ts';
import { type World } from '../world.ts';
import { type Draw } from './draw.ts';

type Moves = (() => DomainEvent)[];

/** What can happen in the merge queue. */
export function mergeMoves(world: World, draw: Draw): Moves {
  const moves: Moves = [];
  const merges = Object.values(world.merges);
  const lane = draw.one(Object.values(world.lanes).filter((l) => l.phase !== 'closed'));
  if (lane) {
    const mergeId = draw.id<MergeId>('merge');
    const entry = {
      mergeId,
      laneId: lane.id,
      projectId: lane.projectId,
      title: 'A task',
      targetBranch: 'main',
    };
    moves.push(() => ({ type: 'merge.enqueued', data: { ...entry, kind: 'merge', reverts: null } }));
    const landed = draw.one(merges.filter((m) => m.state === 'landed' && m.laneId === lane.id));
    if (landed) {
      moves.push(() => ({ type: 'merge.enqueued', data: { ...entry, kind: 'revert', reverts: landed.id } }));
    }
  }
  const merge = draw.one(merges);
  const queued = merges.filter((m) => m.state === 'queued');
  const [first] = queued;
  if (first && queued.length > 1) {
    const order = queued.map((m) => m.id).reverse();
    const data = { mergeId: first.id, laneId: first.laneId, order };
    moves.push(() => ({ type: 'merge.reordered', data }));
  }
  return merge
    ? [...moves, ...steps(merge, draw), ...endings(merge, draw), ...reverted(merges, draw)]
    : moves;
}

function steps(merge: Merge, draw: Draw): Moves {
  const of = { mergeId: merge.id, laneId: merge.laneId };
  const oids = { targetOid: draw.oid(), laneOid: draw.oid(), baseOid: draw.oid() };
  switch (merge.state) {
    case 'queued':
      return [() => ({ type: 'merge.attempted', data: { ...of, ...oids } })];
    case 'attempting':
      return [
        () => ({ type: 'merge.prepared', data: { ...of, commitOid: draw.oid(), files: draw.number(9) } }),
        () => ({ type: 'merge.verifyStarted', data: { ...of, command: 'npm test' } }),
        ...landing(merge, draw),
      ];
    case 'verifying':
      return [
        () => ({
          type: 'merge.verifyFinished',
          data: { ...of, exitCode: draw.maybe(0), timedOut: false, milliseconds: draw.number(999) },
        }),
        ...landing(merge, draw),
      ];
    case 'waiting':
    case 'failed':
    case 'conflict':
      return [() => ({ type: 'merge.requeued', data: { ...of, reason: 'tried again' } })];
    case 'landed':
    case 'cancelled':
    case 'reverted':
      return [];
  }
}

function landing(merge: Merge, draw: Draw): Moves {
  const of = { mergeId: merge.id, laneId: merge.laneId };
  const oldOid = merge.oldOid ?? draw.oid();
  const newOid = merge.newOid ?? draw.oid();
  if (!merge.landing) {
    return [() => ({ type: 'merge.landing', data: { ...of, ref: 'refs/heads/main', oldOid, newOid } })];
  }
  const laneOid = merge.laneOid ?? draw.oid();
  const data = { ...of, kind: merge.kind, oldOid, newOid, laneOid, checkout: 'not-checked-out' as const };
  return [() => ({ type: 'merge.landed', data })];
}

function endings(merge: Merge, draw: Draw): Moves {
  const of = { mergeId: merge.id, laneId: merge.laneId };
  if (merge.state === 'conflict' || merge.state === 'failed') {
    return [() => ({ type: 'merge.sentBack', data: { ...of, note: draw.maybe('Please') } })];
  }
  if (!isOpen(merge) || merge.landing) return [];
  const files = [{ path: 'a.ts', kind: 'content', hunks: [{ line: 1, ours: 'a', theirs: 'b' }] }];
  return [
    () => ({ type: 'merge.conflicted', data: { ...of, targetOid: draw.oid(), files } }),
    () => ({ type: 'merge.failed', data: { ...of, reason: 'It failed.' } }),
    () => ({ type: 'merge.waiting', data: { ...of, reason: 'It waits.' } }),
    () => ({ type: 'merge.cancelled', data: { ...of, reason: draw.maybe('no') } }),
  ];
}

/** A landed revert marks its entry as taken back. */
function reverted(merges: readonly Merge[], draw: Draw): Moves {
  const by = draw.one(merges.filter((m) => m.kind === 'revert' && m.state === 'landed'));
  const entry = merges.find((m) => m.id === by?.reverts && m.state === 'landed');
  if (!by || !entry) return [];
  const data = {
    mergeId: entry.id,
    laneId: entry.laneId,
    by: by.id,
    revertOid: draw.oid(),
    baseOid: draw.oid(),
  };
  return [() => ({ type: 'merge.reverted', data })];
}
