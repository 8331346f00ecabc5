import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { switchyard } from '../actor.ts';
import { type DomainEvent, type Recorded } from '../event.ts';
import {
  type AgentId,
  type ApprovalId,
  type CheckpointId,
  type CommandId,
  type LaneId,
  type MergeId,
  type ProjectId,
  type PromptId,
  type RunId,
  type TerminalId,
  type TurnId,
} from '../ids.ts';
import { stages } from './events.ts';
import { evolveLanes } from './evolve.ts';
import { type Lane, type Lanes, readyForTurn, statusOf } from './state.ts';

const laneId = 'lane_1' as LaneId;
const prompt = (n: number | string): PromptId => `prompt_${n}` as PromptId;
let sequence = 0;

function recorded(event: DomainEvent): Recorded {
  sequence++;
  const commandId = `cmd_${sequence}` as CommandId;
  return {
    ...event,
    sequence,
    stream: 's',
    version: 1,
    schema: 1,
    at: sequence,
    actor: switchyard,
    commandId,
    cause: null,
  };
}

const launch: DomainEvent = {
  type: 'lane.launched',
  data: {
    laneId,
    projectId: 'project_1' as ProjectId,
    name: 'GreenCastle',
    branch: 'switchyard/green-castle',
    worktreePath: '/w',
    baseOid: 'base',
    startOid: 'base',
    agentId: 'rehearsal' as AgentId,
    roleId: null,
    model: null,
    task: { title: 't', brief: 'Do it', writeSet: [], inputs: [], outputs: [] },
    portsFrom: 1,
    portsTo: 2,
    clonedFrom: null,
    firstPromptId: prompt('first'),
  },
};
const start: DomainEvent = {
  type: 'lane.runStarted',
  data: {
    laneId,
    runId: 'run_1' as RunId,
    pid: 9,
    sessionId: 's',
    origin: 'new',
    agentVersion: '1',
    model: 'm',
    credential: null,
  },
};
const turn = (n: number, promptId = prompt('first')): DomainEvent => ({
  type: 'lane.turnStarted',
  data: { laneId, turnId: `turn_${n}` as TurnId, promptId, text: 'x' },
});
const turnEnded = (n: number): DomainEvent => ({
  type: 'lane.turnEnded',
  data: { laneId, turnId: `turn_${n}` as TurnId, outcome: 'completed', message: null },
});
const queue = (n: number | string): DomainEvent => ({
  type: 'lane.promptQueued',
  data: { laneId, promptId: prompt(n), text: `text ${n}`, source: 'human' },
});
const reorder = (ids: readonly PromptId[]): DomainEvent => ({
  type: 'lane.promptsReordered',
  data: { laneId, promptIds: ids },
});
const asked: DomainEvent = {
  type: 'approval.requested',
  data: {
    approvalId: 'approval_1' as ApprovalId,
    laneId,
    projectId: 'project_1' as ProjectId,
    runId: 'run_1' as RunId,
    turnId: null,
    toolCallId: 'c',
    subject: { tool: 'execute', title: '', command: 'ls', cwd: null, paths: [], diffs: [], because: null },
    risk: 'low',
    reasons: [],
    rule: '',
    pattern: null,
  },
};
const landed: DomainEvent = {
  type: 'merge.landed',
  data: {
    mergeId: 'merge_1' as MergeId,
    laneId,
    kind: 'merge',
    oldOid: 'o',
    newOid: 'n',
    laneOid: 'tip',
    checkout: 'not-checked-out',
  },
};

function after(...events: readonly DomainEvent[]): Lane {
  const lanes = events.reduce<Lanes>((l, e) => evolveLanes(l, recorded(e)), {});
  const lane = lanes[laneId];
  if (!lane) throw new Error('no lane');
  return lane;
}

const ids = (lane: Lane): readonly string[] => lane.queue.map((p) => p.id);

describe('the status of a lane', () => {
  const pause: DomainEvent = { type: 'lane.paused', data: { laneId, processes: 1, milliseconds: 1 } };
  const closed: DomainEvent = {
    type: 'lane.closed',
    data: { laneId, snapshotOid: 's', tombstonePath: '/t', unmerged: false },
  };
  const ended: DomainEvent = {
    type: 'lane.runEnded',
    data: { laneId, runId: 'run_1' as RunId, end: 'exited', message: 'It died.', exitCode: 1, signal: null },
  };
  const failed: DomainEvent = {
    type: 'lane.stageChanged',
    data: { laneId, stage: 'setup', state: 'failed', detail: 'No luck' },
  };

  const prepared = stages.map((stage): DomainEvent => {
    return { type: 'lane.stageChanged', data: { laneId, stage, state: 'done', detail: null } };
  });

  it.each<[string, DomainEvent[]]>([
    ['preparing', [launch]],
    ['failed', [launch, failed]],
    ['preparing', [launch, failed, { type: 'lane.retried', data: { laneId } }]],
    ['idle', [launch, start]],
    ['running', [launch, start, turn(1)]],
    ['waiting', [launch, start, turn(1), asked]],
    ['paused', [launch, start, turn(1), asked, pause]],
    ['running', [launch, start, turn(1), pause, { type: 'lane.resumed', data: { laneId } }]],
    ['idle', [launch, start, turn(1), turnEnded(1)]],
    ['done', [launch, start, turn(1), turnEnded(1), landed]],
    ['idle', [launch, start, turn(1), turnEnded(1), landed, queue(2)]],
    ['running', [launch, start, turn(1), turnEnded(1), landed, queue(2), turn(2, prompt(2))]],
    ['interrupted', [launch, start, turn(1), ended]],
    ['closed', [launch, start, turn(1), asked, pause, closed]],
    ['interrupted', [launch, ...prepared, start, closed, { type: 'lane.reopened', data: { laneId } }]],
    ['failed', [launch, closed, { type: 'lane.reopened', data: { laneId } }]],
    ['interrupted', [launch, start, { ...ended, data: { ...ended.data, end: 'closed' } }]],
  ])('%s', (status, events) => {
    expect(statusOf(after(...events))).toBe(status);
  });

  it('is ready for a turn only when an agent runs, idle and not paused', () => {
    expect(readyForTurn(after(launch))).toBe(false);
    expect(readyForTurn(after(launch, start))).toBe(true);
    expect(readyForTurn(after(launch, start, turn(1)))).toBe(false);
    expect(readyForTurn(after(launch, start, pause))).toBe(false);
    expect(readyForTurn(after(launch, start, ended))).toBe(false);
  });

  it('is not changed by the end of a run that was replaced', () => {
    const late: DomainEvent = { ...ended, data: { ...ended.data, runId: 'run_0' as RunId } };
    expect(statusOf(after(launch, start, turn(1), late))).toBe('running');
  });

  it('keeps the prompt that was given before the agent was ready', () => {
    expect(ids(after(launch, queue(1), start))).toEqual(['prompt_first', 'prompt_1']);
  });

  it('lists its open terminals until they end, or the lane does', () => {
    const opened = (number: number): DomainEvent => ({
      type: 'lane.terminalOpened',
      data: { laneId, terminalId: `t_${number}` as TerminalId, number, shell: '/bin/bash', pid: 9 },
    });
    const gone: DomainEvent = {
      type: 'lane.terminalClosed',
      data: { laneId, terminalId: 't_1' as TerminalId, end: 'exited', exitCode: 0, signal: null },
    };
    const both = after(launch, opened(1), opened(2));
    expect(both.terminals.map(({ id, number }) => [id, number])).toEqual([
      ['t_1', 1],
      ['t_2', 2],
    ]);
    expect(after(launch, opened(1), opened(2), gone).terminals.map(({ id }) => id)).toEqual(['t_2']);
    const one = after(launch, opened(1), opened(2), gone);
    expect(one.endedTerminal).toMatchObject({ id: 't_1', number: 1, end: 'exited', exitCode: 0 });
    expect(after(launch, opened(1), closed).terminals).toEqual([]);
    expect(statusOf(both)).toBe('preparing');
  });

  it('keeps the newest fifty checkpoints', () => {
    const points = Array.from({ length: 60 }, (_, n): DomainEvent => ({
      type: 'lane.checkpointed',
      data: {
        laneId,
        checkpointId: `c_${n}` as CheckpointId,
        turnId: null,
        oid: `${n}`,
        treeOid: 't',
        files: n,
        added: 0,
        removed: 0,
      },
    }));
    const lane = after(launch, ...points);
    expect(lane.checkpoints).toHaveLength(50);
    expect(lane.checkpoints.at(-1)?.oid).toBe('59');
    expect(lane.changes?.files).toBe(59);
  });
});

describe('a fleet pause', () => {
  const paused: DomainEvent = {
    type: 'fleet.paused',
    data: {
      reason: null,
      lanes: [{ laneId, state: 'stopped', processes: 1, milliseconds: 1 }],
      processes: 1,
      milliseconds: 1,
    },
  };
  const resumed: DomainEvent = { type: 'fleet.resumed', data: { laneIds: [laneId], processes: 1 } };

  it('resumes exactly what it stopped', () => {
    const own: DomainEvent = { type: 'lane.paused', data: { laneId, processes: 1, milliseconds: 1 } };
    expect(after(launch, start, paused, resumed).pausedBy).toBeNull();
    expect(after(launch, start, own, paused, resumed).pausedBy).toBe('lane');
  });
});

describe('the prompt queue', () => {
  const permutation = fc.uniqueArray(fc.nat(50), { minLength: 1, maxLength: 8 }).chain((ns) =>
    fc.record({
      before: fc.constant(ns.map(prompt)),
      order: fc.shuffledSubarray(ns.map(prompt), { minLength: ns.length }),
      again: fc.shuffledSubarray(ns.map(prompt), { minLength: ns.length }),
    }),
  );
  const filled = (order: readonly PromptId[]): readonly DomainEvent[] => [
    launch,
    start,
    turn(1),
    ...order.map((id) => queue(id.slice('prompt_'.length))),
  ];

  it('takes the order that it is given', () => {
    fc.assert(
      fc.property(permutation, ({ before, order }) => {
        expect(ids(after(...filled(before), reorder(order)))).toEqual(order);
      }),
    );
  });

  it('follows the last order alone', () => {
    fc.assert(
      fc.property(permutation, ({ before, order, again }) => {
        const twice = after(...filled(before), reorder(order), reorder(again));
        expect(ids(twice)).toEqual(ids(after(...filled(before), reorder(again))));
      }),
    );
  });

  it('loses and invents nothing, whatever ids an order names', () => {
    const any = fc.array(fc.nat(60).map(prompt), { maxLength: 12 });
    fc.assert(
      fc.property(permutation, any, ({ before }, order) => {
        const lane = after(...filled(before), reorder(order));
        expect([...ids(lane)].sort()).toEqual([...before].sort());
        expect(lane.queue.map((p) => p.text)).toEqual(ids(lane).map((id) => `text ${id.slice(7)}`));
      }),
    );
  });

  it('edits and removes one prompt and no other', () => {
    const edit: DomainEvent = {
      type: 'lane.promptEdited',
      data: { laneId, promptId: prompt(2), text: 'new' },
    };
    const remove: DomainEvent = { type: 'lane.promptRemoved', data: { laneId, promptId: prompt(1) } };
    const lane = after(...filled([prompt(1), prompt(2), prompt(3)]), edit, remove);
    expect(lane.queue.map((p) => p.text)).toEqual(['new', 'text 3']);
  });
});

describe('a merge', () => {
  it('moves the base to what landed, and back when it is taken back', () => {
    const reverted: DomainEvent = {
      type: 'merge.reverted',
      data: {
        mergeId: 'merge_1' as MergeId,
        laneId,
        by: 'merge_2' as MergeId,
        revertOid: 'r',
        baseOid: 'base',
      },
    };
    expect(after(launch, start, landed)).toMatchObject({
      baseOid: 'tip',
      landed: 'merge_1',
      revertOid: null,
    });
    expect(after(launch, start, landed, reverted)).toMatchObject({
      baseOid: 'base',
      landed: null,
      revertOid: 'r',
    });
    expect(after(launch, start, landed, reverted, landed)).toMatchObject({ baseOid: 'tip', revertOid: null });
  });
});
