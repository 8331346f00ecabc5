import { copyOf, type Fresh } from '../fresh.ts';
import { type DomainEvent, type Recorded } from '../event.ts';
import { type LaneId } from '../ids.ts';
import { stages } from './events.ts';
import { type Lane, type Lanes, type Stage, statusOf } from './state.ts';

/** Checkpoints remembered in the state; older ones stay in their refs and in the log. */
const checkpointsKept = 50;

/** The fold of everything that concerns lanes, approvals and merges included. */
export const evolveLanes = (lanes: Lanes, event: Recorded<DomainEvent>): Lanes =>
  evolveLanesIn(lanes, event, new WeakSet());

/** The same, writing into what earlier calls with the same `fresh` made. */
export function evolveLanesIn(lanes: Lanes, event: Recorded<DomainEvent>, fresh: Fresh): Lanes {
  if (event.type === 'lane.launched') {
    const lane = launched(event);
    return { ...lanes, [lane.id]: lane };
  }
  if (event.type === 'fleet.paused' || event.type === 'fleet.resumed') return evolveByFleet(lanes, event);
  const laneId = laneOf(event);
  const before = laneId === null ? undefined : lanes[laneId];
  if (!before) return lanes;
  const after = evolveLane(before, event);
  if (after === before) return lanes;
  const next = copyOf(lanes, fresh);
  next[before.id] = stamp(before, after, event.at);
  return next;
}

function stamp(before: Lane, after: Lane, at: number): Lane {
  return statusOf(before) === statusOf(after) ? after : { ...after, statusSince: at };
}

function laneOf(event: Recorded<DomainEvent>): LaneId | null {
  return 'laneId' in event.data ? event.data.laneId : null;
}

function evolveByFleet(lanes: Lanes, event: Recorded<DomainEvent>): Lanes {
  const next: Record<string, Lane> = { ...lanes };
  if (event.type === 'fleet.paused') {
    for (const { laneId } of event.data.lanes) {
      const lane = next[laneId];
      if (lane && lane.pausedBy === null && lane.phase !== 'closed') {
        next[laneId] = stamp(lane, { ...lane, pausedBy: 'fleet' }, event.at);
      }
    }
  }
  if (event.type === 'fleet.resumed') {
    for (const lane of Object.values(lanes)) {
      if (lane.pausedBy === 'fleet') next[lane.id] = stamp(lane, { ...lane, pausedBy: null }, event.at);
    }
  }
  return next;
}

type EventOf<T extends DomainEvent['type']> = Recorded<Extract<DomainEvent, { type: T }>>;

function launched(event: EventOf<'lane.launched'>): Lane {
  const { laneId, firstPromptId, ...data } = event.data;
  return {
    ...data,
    id: laneId,
    role: data.role ?? null,
    mission: data.mission ?? null,
    agentVersion: null,
    credential: null,
    phase: 'preparing',
    reason: null,
    stages: stages.map((name): Stage => ({ name, state: 'pending', detail: null, since: null })),
    run: null,
    sessionId: null,
    turn: null,
    turns: 0,
    lastOutcome: null,
    queue: [{ id: firstPromptId, text: data.task.brief, source: 'task', at: event.at }],
    waitingOn: [],
    pausedBy: null,
    checkpoints: [],
    changes: null,
    usage: null,
    landed: null,
    revertOid: null,
    snapshotOid: null,
    tombstonePath: null,
    unmergedAtClose: false,
    terminals: [],
    endedTerminal: null,
    createdAt: event.at,
    statusSince: event.at,
  };
}

// eslint-disable-next-line max-lines-per-function -- one case per event, read as a table
function evolveLane(lane: Lane, event: Recorded<DomainEvent>): Lane {
  switch (event.type) {
    case 'lane.stageChanged':
      return stageChanged(lane, event);
    case 'lane.retried':
      return {
        ...lane,
        phase: 'preparing',
        reason: null,
        stages: lane.stages.map((s) => (s.state === 'done' ? s : { ...s, state: 'pending', detail: null })),
      };
    case 'lane.runStarted':
      return runStarted(lane, event);
    case 'lane.runEnded':
      return runEnded(lane, event);
    case 'lane.promptQueued':
    case 'lane.promptEdited':
    case 'lane.promptRemoved':
    case 'lane.promptsReordered':
      return evolveQueue(lane, event);
    case 'lane.turnStarted':
    case 'lane.turnEnded':
    case 'lane.interruptEscalated':
      return evolveTurn(lane, event);
    case 'lane.checkpointed':
      return checkpointed(lane, event);
    case 'lane.usageReported':
      return { ...lane, usage: event.data.usage };
    case 'lane.paused':
      return { ...lane, pausedBy: 'lane' };
    case 'lane.resumed':
      return { ...lane, pausedBy: null };
    case 'approval.requested':
      return { ...lane, waitingOn: [...lane.waitingOn, event.data.approvalId] };
    case 'approval.decided':
    case 'approval.voided':
      return { ...lane, waitingOn: lane.waitingOn.filter((id) => id !== event.data.approvalId) };
    case 'merge.landed':
      if (event.data.kind === 'revert') return lane;
      return { ...lane, landed: event.data.mergeId, baseOid: event.data.laneOid, revertOid: null };
    case 'merge.reverted':
      return { ...lane, landed: null, baseOid: event.data.baseOid, revertOid: event.data.revertOid };
    case 'lane.terminalOpened':
    case 'lane.terminalClosed':
      return evolveTerminals(lane, event);
    case 'lane.closed': {
      const { snapshotOid, tombstonePath, unmerged } = event.data;
      return {
        ...lane,
        phase: 'closed',
        run: null,
        turn: null,
        pausedBy: null,
        waitingOn: [],
        terminals: [],
        endedTerminal: null,
        snapshotOid,
        tombstonePath,
        unmergedAtClose: unmerged,
      };
    }
    case 'lane.worktreeDeleted':
      return { ...lane, tombstonePath: null };
    case 'lane.leftoversRemoved':
      return { ...lane, checkpoints: [] };
    case 'lane.reopened':
      return reopened(lane);
    default:
      return lane;
  }
}

function stageChanged(lane: Lane, event: EventOf<'lane.stageChanged'>): Lane {
  const { stage, state, detail } = event.data;
  const changed = lane.stages.map((s) => (s.name === stage ? { ...s, state, detail, since: event.at } : s));
  if (state !== 'failed') return { ...lane, stages: changed };
  return { ...lane, stages: changed, phase: 'failed', reason: detail };
}

function runStarted(lane: Lane, event: EventOf<'lane.runStarted'>): Lane {
  const { runId, pid, sessionId, agentVersion, model, credential } = event.data;
  return {
    ...lane,
    phase: 'ready',
    reason: null,
    run: { id: runId, pid, startedAt: event.at },
    sessionId,
    agentVersion: agentVersion ?? lane.agentVersion,
    model: model ?? lane.model,
    credential,
  };
}

function runEnded(lane: Lane, event: EventOf<'lane.runEnded'>): Lane {
  if (lane.run?.id !== event.data.runId) return lane;
  const ended = { ...lane, run: null, turn: null };
  if (lane.phase === 'closed') return ended;
  return { ...ended, phase: 'interrupted', reason: event.data.message };
}

/** A lane that was closed before it was ready goes on with its preparation. */
function reopened(lane: Lane): Lane {
  const prepared = lane.stages.every((s) => s.state === 'done' || s.state === 'skipped');
  const reason = 'Reopened from its snapshot.';
  return { ...lane, phase: prepared ? 'interrupted' : 'failed', reason, tombstonePath: null };
}

function evolveQueue(
  lane: Lane,
  event: EventOf<'lane.promptQueued' | 'lane.promptEdited' | 'lane.promptRemoved' | 'lane.promptsReordered'>,
): Lane {
  switch (event.type) {
    case 'lane.promptQueued': {
      const { promptId, text, source } = event.data;
      return { ...lane, queue: [...lane.queue, { id: promptId, text, source, at: event.at }] };
    }
    case 'lane.promptEdited': {
      const { promptId, text } = event.data;
      return { ...lane, queue: lane.queue.map((p) => (p.id === promptId ? { ...p, text } : p)) };
    }
    case 'lane.promptRemoved':
      return { ...lane, queue: lane.queue.filter((p) => p.id !== event.data.promptId) };
    case 'lane.promptsReordered': {
      const order = event.data.promptIds;
      const rank = (id: string) => (order as readonly string[]).indexOf(id);
      return { ...lane, queue: [...lane.queue].sort((a, b) => rank(a.id) - rank(b.id)) };
    }
  }
}

function evolveTurn(
  lane: Lane,
  event: EventOf<'lane.turnStarted' | 'lane.turnEnded' | 'lane.interruptEscalated'>,
): Lane {
  switch (event.type) {
    case 'lane.turnStarted': {
      const { turnId, promptId, text } = event.data;
      const number = lane.turns + 1;
      return {
        ...lane,
        landed: null,
        turns: number,
        turn: { id: turnId, number, startedAt: event.at, text, interrupt: null },
        queue: lane.queue.filter((p) => p.id !== promptId),
      };
    }
    case 'lane.turnEnded':
      return { ...lane, turn: null, lastOutcome: event.data.outcome };
    case 'lane.interruptEscalated':
      return lane.turn ? { ...lane, turn: { ...lane.turn, interrupt: event.data.level } } : lane;
  }
}

function evolveTerminals(lane: Lane, event: EventOf<'lane.terminalOpened' | 'lane.terminalClosed'>): Lane {
  const others = lane.terminals.filter(({ id }) => id !== event.data.terminalId);
  if (event.type === 'lane.terminalClosed') {
    const { laneId: _lane, terminalId: id, ...how } = event.data;
    const number = lane.terminals.find((one) => one.id === id)?.number ?? 0;
    return { ...lane, terminals: others, endedTerminal: { id, number, ...how } };
  }
  const { terminalId: id, number, shell, pid } = event.data;
  return { ...lane, terminals: [...others, { id, number, shell, pid, openedAt: event.at }] };
}

function checkpointed(lane: Lane, event: EventOf<'lane.checkpointed'>): Lane {
  const { checkpointId, turnId, oid, treeOid, files, added, removed } = event.data;
  const point = { id: checkpointId, turnId, turnNumber: lane.turns, oid, treeOid, at: event.at };
  return {
    ...lane,
    checkpoints: [...lane.checkpoints, point].slice(-checkpointsKept),
    changes: { files, added, removed },
  };
}
