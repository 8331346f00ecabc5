import { type MergeCommand } from '../../../shared/domain/command.ts';
import { type DomainEvent } from '../../../shared/domain/event.ts';
import { type MergeId } from '../../../shared/domain/ids.ts';
import { statusOf } from '../../../shared/domain/lane/state.ts';
import { type Merge, type MergeState, inTurn, isOpen } from '../../../shared/domain/merge/state.ts';
import { type World } from '../../../shared/domain/world.ts';
import { fail, ok } from '../../../shared/kernel/result.ts';
import { type Deciding, type Decision } from './decision.ts';
import { endedWith } from './reservation.ts';

/** From which states a journal entry may follow. */
const follows: Record<
  Extract<MergeCommand, { type: 'merge.record' }>['data']['event']['type'],
  readonly MergeState[]
> = {
  'merge.attempted': ['queued'],
  'merge.prepared': ['attempting'],
  'merge.verifyStarted': ['attempting'],
  'merge.verifyFinished': ['verifying'],
  'merge.landing': ['attempting', 'verifying'],
  'merge.landed': ['attempting', 'verifying'],
  'merge.conflicted': ['attempting', 'verifying'],
  'merge.failed': ['queued', 'attempting', 'verifying'],
  'merge.waiting': ['queued', 'attempting', 'verifying'],
  'merge.requeued': ['attempting', 'verifying', 'waiting'],
};

/** Rules for the merge queue. The journal cannot skip a step or go on after the end. */
export function decideMerge({ world }: Deciding, command: MergeCommand): Decision {
  if (command.type === 'merge.enqueue') return enqueue(world, command.data);
  if (command.type === 'merge.revert') return revert(world, command.data);
  const id = command.type === 'merge.record' ? command.data.event.data.mergeId : command.data.mergeId;
  const merge = world.merges[id];
  if (!merge) return fail('not-found', 'There is no such entry in the merge queue.');
  switch (command.type) {
    case 'merge.record':
      return record(world, merge, command.data.event);
    case 'merge.cancel':
      if (merge.landing)
        return fail('refused', 'It is landing at this moment.', { next: 'Take it back once it has landed.' });
      if (!isOpen(merge) && merge.state !== 'conflict' && merge.state !== 'failed')
        return fail('refused', `The entry is ${merge.state} already.`);
      return ok([
        {
          type: 'merge.cancelled',
          data: { mergeId: merge.id, laneId: merge.laneId, reason: command.data.reason },
        },
      ]);
    case 'merge.move':
      return move(world, merge, command.data.before);
    case 'merge.retry':
      return retry(world, merge);
    case 'merge.override':
      return override(merge, command.data.reason);
    case 'merge.sendBack': {
      if (merge.state !== 'conflict' && merge.state !== 'failed')
        return fail('refused', 'Only a conflict or a failed verification is sent back.');
      if (merge.sentBack) return fail('conflict', 'It was sent back already.');
      const closed = laneClosed(world, merge);
      if (closed) return closed;
      const { note, promptId, text } = command.data;
      return ok([
        { type: 'merge.sentBack', data: { mergeId: merge.id, laneId: merge.laneId, note } },
        { type: 'lane.promptQueued', data: { laneId: merge.laneId, promptId, text, source: 'send-back' } },
      ]);
    }
  }
}

/** Before another entry that waits its turn, or to the end. */
function move(world: World, merge: Merge, before: MergeId | null): Decision {
  const others = inTurn(world.merges, merge.projectId).map(({ id }) => id);
  if (merge.state !== 'queued')
    return fail('refused', `The entry is ${merge.state}; only what waits its turn can be moved.`, {
      kept: 'The order of the queue is as it was.',
    });
  if (before === merge.id) return ok([]);
  const rest = others.filter((id) => id !== merge.id);
  const at = before === null ? rest.length : rest.indexOf(before);
  if (at < 0)
    return fail('conflict', 'The entry that it was to go before waits its turn no longer.', {
      kept: 'The order of the queue is as it was.',
    });
  const order = [...rest.slice(0, at), merge.id, ...rest.slice(at)];
  if (order.every((id, i) => id === others[i])) return ok([]);
  const data = { mergeId: merge.id, laneId: merge.laneId, order };
  return ok([{ type: 'merge.reordered', data }]);
}

function enqueue(
  world: World,
  { mergeId, laneId }: Extract<MergeCommand, { type: 'merge.enqueue' }>['data'],
): Decision {
  const lane = world.lanes[laneId];
  const project = lane && world.projects[lane.projectId];
  if (!lane || !project) return fail('not-found', 'There is no such lane.');
  const entries = Object.values(world.merges).filter((m) => m.laneId === lane.id);
  const open = entries.find(isOpen);
  if (open) return fail('conflict', `${lane.name} is in the merge queue already (${open.state}).`);
  const status = statusOf(lane);
  if (status === 'closed' || status === 'preparing') return fail('refused', `${lane.name} is ${status}.`);
  if (lane.turn) {
    return fail('refused', `${lane.name} is at work; its turn is not over.`, {
      next: 'Wait for the turn to end, or interrupt it.',
    });
  }
  const setAside = entries.filter((m) => m.state === 'conflict' || m.state === 'failed');
  const replaced = setAside.map((m): DomainEvent => ({
    type: 'merge.cancelled',
    data: { mergeId: m.id, laneId: lane.id, reason: 'Replaced by a newer attempt.' },
  }));
  const data = {
    mergeId,
    laneId: lane.id,
    projectId: project.id,
    kind: 'merge' as const,
    reverts: null,
    title: lane.task.title,
    targetBranch: project.targetBranch,
  };
  return ok([...replaced, { type: 'merge.enqueued', data }]);
}

function revert(
  world: World,
  { mergeId, reverts }: Extract<MergeCommand, { type: 'merge.revert' }>['data'],
): Decision {
  const merge = world.merges[reverts];
  if (!merge) return fail('not-found', 'There is no such entry in the merge queue.');
  if (merge.state !== 'landed' || merge.kind !== 'merge')
    return fail('refused', 'Only a landed merge can be taken back.');
  const running = Object.values(world.merges).some((m) => m.reverts === reverts && isOpen(m));
  if (running) return fail('conflict', 'It is being taken back already.');
  const { laneId, projectId, title, targetBranch } = merge;
  return ok([
    {
      type: 'merge.enqueued',
      data: { mergeId, laneId, projectId, kind: 'revert', reverts, title, targetBranch },
    },
  ]);
}

function record(
  world: World,
  merge: Merge,
  event: Extract<MergeCommand, { type: 'merge.record' }>['data']['event'],
): Decision {
  if (!follows[event.type].includes(merge.state)) {
    return fail('conflict', `${event.type} cannot follow ${merge.state}.`);
  }
  const original = merge.reverts ? world.merges[merge.reverts] : undefined;
  if (event.type !== 'merge.landed') return ok([event]);
  if (!original) return ok([event, ...endedWith(world, merge.laneId, 'landed')]);
  const reverted: DomainEvent = {
    type: 'merge.reverted',
    data: {
      mergeId: original.id,
      laneId: original.laneId,
      by: merge.id,
      revertOid: event.data.newOid,
      baseOid: original.baseOid ?? event.data.oldOid,
    },
  };
  return ok([event, reverted]);
}

function retry(world: World, merge: Merge): Decision {
  if (merge.state !== 'waiting' && merge.state !== 'failed' && merge.state !== 'conflict') {
    return fail('refused', `The entry is ${merge.state}; there is nothing to try again.`);
  }
  const closed = merge.kind === 'merge' ? laneClosed(world, merge) : null;
  if (closed) return closed;
  const lane = world.lanes[merge.laneId];
  if (merge.kind === 'merge' && lane?.turn) {
    return fail('refused', `${lane.name} is at work; its turn is not over.`, {
      next: 'Wait for the turn to end.',
    });
  }
  return ok([
    {
      type: 'merge.requeued',
      data: { mergeId: merge.id, laneId: merge.laneId, reason: 'tried again', anew: true },
    },
  ]);
}

function override(merge: Merge, reason: string): Decision {
  if (merge.state !== 'waiting' || merge.held.length === 0)
    return fail('refused', 'Nothing that is reserved keeps this entry from landing.');
  const ids = { mergeId: merge.id, laneId: merge.laneId };
  return ok([
    { type: 'merge.overridden', data: { ...ids, reason, held: merge.held } },
    { type: 'merge.requeued', data: { ...ids, reason: 'the reservations of others were overridden' } },
  ]);
}

function laneClosed(world: World, merge: Merge): Decision | null {
  const lane = world.lanes[merge.laneId];
  if (lane?.phase !== 'closed') return null;
  return fail('refused', `${lane.name} is closed.`, {
    kept: 'Its snapshot is kept.',
    next: 'Reopen the lane first.',
  });
}
