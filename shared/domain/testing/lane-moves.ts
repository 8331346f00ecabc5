import { type DomainEvent } from '../event.ts';
import {
  type AgentId,
  type CheckpointId,
  type LaneId,
  type ProjectId,
  type PromptId,
  type RunId,
  type TerminalId,
  type TurnId,
} from '../ids.ts';
import { stages } from '../lane/events.ts';
import { type Lane, readyForTurn } from '../lane/state.ts';
import { type LaneRole } from '../role/role.ts';
import { type World } from '../world.ts';
import { type Draw } from './draw.ts';

type Moves = (() => DomainEvent)[];

/** What can happen to lanes and to the fleet. */
export function laneMoves(world: World, draw: Draw): Moves {
  const project = draw.one(Object.values(world.projects));
  const lane = draw.one(Object.values(world.lanes));
  const moves: Moves = [];
  if (project && !world.fleet.paused) moves.push(() => launched(project.id, world, draw));
  if (lane && lane.phase !== 'closed') {
    moves.push(
      ...preparing(lane, draw),
      ...prompting(lane, draw),
      ...working(lane, draw),
      ...pausing(lane, draw),
      ...terminals(lane, draw),
    );
  }
  if (lane) moves.push(...closing(lane, draw));
  moves.push(...fleetMoves(world, draw));
  return moves;
}

function launched(projectId: ProjectId, world: World, draw: Draw): DomainEvent {
  const mission = draw.maybe(draw.one(Object.values(world.missions)) ?? null);
  const laneId = draw.id<LaneId>('lane');
  return {
    type: 'lane.launched',
    data: {
      laneId,
      projectId,
      name: `Lane${laneId}`,
      branch: `switchyard/${laneId}`,
      worktreePath: `/lanes/${laneId}`,
      baseOid: draw.oid(),
      startOid: draw.oid(),
      agentId: 'rehearsal' as AgentId,
      roleId: null,
      role: draw.number(2) === 0 ? null : tester,
      model: draw.maybe('model'),
      task: { title: 'A task', brief: 'Do it', writeSet: [], inputs: [], outputs: [] },
      portsFrom: 20_000,
      portsTo: 20_009,
      clonedFrom: null,
      firstPromptId: draw.id<PromptId>('prompt'),
      ...(mission ? { mission: { missionId: mission.id, taskId: mission.tasks[0]?.id ?? 'T1' } } : {}),
    },
  };
}

const tester: LaneRole = {
  id: 'tester',
  name: 'Tester',
  source: 'built-in',
  mandate: 'Proves what works.',
  outputs: ['tests'],
  rules: [{ effect: 'forbid', on: 'tool', pattern: 'fetch' }],
  paths: ['test/**'],
  outside: 'ask',
  skills: [{ name: 'review', description: 'How to.', source: 'user', file: '/x/SKILL.md', rules: [] }],
  told: 'Your role: Tester.',
};

function preparing(lane: Lane, draw: Draw): Moves {
  const laneId = lane.id;
  const stage = draw.one(stages) ?? 'agent';
  const state = draw.one(['running', 'done', 'skipped', 'failed'] as const) ?? 'done';
  const moves: Moves = [];
  if (lane.phase === 'preparing') {
    moves.push(() => ({
      type: 'lane.stageChanged',
      data: { laneId, stage, state, detail: draw.maybe('why') },
    }));
  }
  if (lane.phase === 'failed') moves.push(() => ({ type: 'lane.retried', data: { laneId } }));
  if (lane.run === null) moves.push(() => runStarted(laneId, draw));
  const run = lane.run;
  if (run) {
    moves.push(() => ({
      type: 'lane.runEnded',
      data: {
        laneId,
        runId: run.id,
        end: 'exited',
        message: 'It ended.',
        exitCode: draw.maybe(1),
        signal: null,
      },
    }));
  }
  return moves;
}

function runStarted(laneId: LaneId, draw: Draw): DomainEvent {
  return {
    type: 'lane.runStarted',
    data: {
      laneId,
      runId: draw.id<RunId>('run'),
      pid: 2 + draw.number(60_000),
      sessionId: draw.maybe('session'),
      origin: draw.one(['new', 'loaded', 'restarted'] as const) ?? 'new',
      agentVersion: draw.maybe('1.0'),
      model: draw.maybe('model'),
      credential: null,
    },
  };
}

function prompting(lane: Lane, draw: Draw): Moves {
  const laneId = lane.id;
  const promptId = draw.id<PromptId>('prompt');
  const moves: Moves = [
    () => ({ type: 'lane.promptQueued', data: { laneId, promptId, text: 'Go on', source: 'human' } }),
  ];
  const queued = draw.one(lane.queue);
  if (queued) {
    const turned = [...lane.queue.slice(1), ...lane.queue.slice(0, 1)].map((p) => p.id);
    moves.push(
      () => ({ type: 'lane.promptEdited', data: { laneId, promptId: queued.id, text: 'Better' } }),
      () => ({ type: 'lane.promptRemoved', data: { laneId, promptId: queued.id } }),
      () => ({ type: 'lane.promptsReordered', data: { laneId, promptIds: turned } }),
    );
  }
  return moves;
}

function working(lane: Lane, draw: Draw): Moves {
  const laneId = lane.id;
  const { turn } = lane;
  const [prompt] = lane.queue;
  const moves: Moves = [() => checkpointed(lane, draw), () => used(lane, draw)];
  if (prompt && readyForTurn(lane)) {
    const turnId = draw.id<TurnId>('turn');
    moves.push(() => ({
      type: 'lane.turnStarted',
      data: { laneId, turnId, promptId: prompt.id, text: prompt.text },
    }));
  }
  if (turn) {
    const outcome = draw.one(['completed', 'cancelled', 'failed', 'lost'] as const) ?? 'completed';
    const level = draw.one(['cancel', 'stop', 'kill'] as const) ?? 'cancel';
    moves.push(
      () => ({ type: 'lane.turnEnded', data: { laneId, turnId: turn.id, outcome, message: null } }),
      () => ({ type: 'lane.interruptEscalated', data: { laneId, turnId: turn.id, level } }),
    );
  }
  return moves;
}

function checkpointed(lane: Lane, draw: Draw): DomainEvent {
  return {
    type: 'lane.checkpointed',
    data: {
      laneId: lane.id,
      checkpointId: draw.id<CheckpointId>('checkpoint'),
      turnId: lane.turn?.id ?? null,
      oid: draw.oid(),
      treeOid: draw.oid(),
      files: draw.number(9),
      added: draw.number(99),
      removed: draw.number(99),
    },
  };
}

function used(lane: Lane, draw: Draw): DomainEvent {
  const tokens = (): number | null => draw.maybe(draw.number(100_000));
  return {
    type: 'lane.usageReported',
    data: {
      laneId: lane.id,
      turnId: lane.turn?.id ?? null,
      usage: {
        inputTokens: tokens(),
        cachedTokens: tokens(),
        outputTokens: tokens(),
        contextUsed: tokens(),
        contextSize: tokens(),
        cost: draw.maybe(draw.number(100) / 7),
        currency: draw.maybe('USD'),
      },
    },
  };
}

function pausing(lane: Lane, draw: Draw): Moves {
  const data = { laneId: lane.id, processes: draw.number(9), milliseconds: draw.number(99) };
  if (lane.pausedBy === null) return [() => ({ type: 'lane.paused', data })];
  return lane.pausedBy === 'lane' ? [() => ({ type: 'lane.resumed', data: { laneId: lane.id } })] : [];
}

function terminals(lane: Lane, draw: Draw): Moves {
  const laneId = lane.id;
  const open = draw.one(lane.terminals);
  const end = draw.one(['closed', 'exited', 'lane-closed', 'host-ended'] as const) ?? 'closed';
  const moves: Moves = [
    () => ({
      type: 'lane.terminalOpened',
      data: {
        laneId,
        terminalId: draw.id<TerminalId>('terminal'),
        number: lane.terminals.length + 1,
        shell: '/bin/bash',
        pid: 2 + draw.number(60_000),
      },
    }),
  ];
  if (open) {
    moves.push(() => ({
      type: 'lane.terminalClosed',
      data: { laneId, terminalId: open.id, end, exitCode: draw.maybe(1), signal: null },
    }));
  }
  return moves;
}

function closing(lane: Lane, draw: Draw): Moves {
  const laneId = lane.id;
  if (lane.phase !== 'closed') {
    const data = {
      laneId,
      snapshotOid: draw.maybe(draw.oid()),
      tombstonePath: `/gone/${laneId}`,
      unmerged: true,
    };
    return [() => ({ type: 'lane.closed', data })];
  }
  const deleted: Moves = lane.tombstonePath
    ? [() => ({ type: 'lane.worktreeDeleted', data: { laneId, at: 1_700_000_000_000 } })]
    : [];
  const removed = { laneId, checkpoints: lane.checkpoints.length, bytes: draw.number(5000) };
  return [
    () => ({ type: 'lane.reopened', data: { laneId } }),
    () => ({ type: 'lane.leftoversRemoved', data: removed }),
    ...deleted,
  ];
}

function fleetMoves(world: World, draw: Draw): Moves {
  const open = Object.values(world.lanes).filter((l) => l.phase !== 'closed');
  const lanes = open.map((l) => ({
    laneId: l.id,
    state: l.run ? ('stopped' as const) : ('none' as const),
    processes: l.run ? 1 : 0,
    milliseconds: draw.number(50),
  }));
  const reached = { lanes, processes: lanes.length, milliseconds: draw.number(50) };
  const moves: Moves = [() => ({ type: 'fleet.paused', data: { reason: draw.maybe('lunch'), ...reached } })];
  if (world.fleet.paused) {
    const laneIds = lanes.map((l) => l.laneId);
    moves.push(() => ({ type: 'fleet.resumed', data: { laneIds, processes: lanes.length } }));
  }
  return moves;
}
