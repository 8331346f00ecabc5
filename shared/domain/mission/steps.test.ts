import { describe, expect, it } from 'vitest';
import { type LaneId } from '../ids.ts';
import { type Lane } from '../lane/state.ts';
import { plainTask } from '../plan/task.ts';
import { type Schedule } from './events.ts';
import { progressOf } from './progress.ts';
import { stepsOf } from './steps.ts';
import { type Mission } from './state.ts';

const lane = (name: string, more: Partial<Lane> = {}): Lane =>
  ({
    id: name as LaneId,
    name,
    phase: 'ready',
    pausedBy: null,
    waitingOn: [],
    turn: null,
    queue: [],
    turns: 1,
    lastOutcome: 'completed',
    landed: null,
    changes: { files: 1, added: 1, removed: 0 },
    checkpoints: [{ oid: `oid-${name}` }],
    ...more,
  }) as unknown as Lane;

const mission = (schedule: Schedule, lanes: Record<string, string>, more: Partial<Mission> = {}): Mission =>
  ({
    phase: 'running',
    tasks: schedule.waves.flat().map((id) => plainTask(id, id, id)),
    schedule,
    atOnce: 2,
    lanes: Object.fromEntries(Object.entries(lanes).map(([id, l]) => [id, [l as LaneId]])),
    held: {},
    skipped: {},
    checks: [],
    ...more,
  }) as unknown as Mission;

const all = (...lanes: Lane[]) => ({ lanes: Object.fromEntries(lanes.map((l) => [l.id, l])), merges: {} });
const two: Schedule = { waves: [['T1', 'T2', 'T3'], ['T4']], after: { T4: ['T1'] } };

describe('the steps of a mission', () => {
  it('launches no more at once than it may', () => {
    expect(stepsOf(mission(two, {}), all(), false)).toEqual([
      { kind: 'launch', taskId: 'T1' },
      { kind: 'launch', taskId: 'T2' },
    ]);
    const busy = lane('A', { turn: {} as Lane['turn'] });
    expect(stepsOf(mission(two, { T1: 'A' }), all(busy), false)).toEqual([{ kind: 'launch', taskId: 'T2' }]);
    const asks = lane('B', { waitingOn: ['x'] as unknown as Lane['waitingOn'] });
    expect(stepsOf(mission(two, { T1: 'A', T2: 'B' }), all(busy, asks), false)).toEqual([]);
  });

  it('has finished lanes checked together once, and merges them only where it may', () => {
    const lanes = all(lane('A'), lane('B'), lane('C', { changes: null }));
    const made = mission(two, { T1: 'A', T2: 'B', T3: 'C' });
    const [look] = stepsOf(made, lanes, true);
    expect(look).toEqual({
      kind: 'check',
      lanes: [
        { laneId: 'A', oid: 'oid-A' },
        { laneId: 'B', oid: 'oid-B' },
      ],
    });
    if (look?.kind !== 'check') return;
    const checked = (state: 'passed' | 'failed') => ({
      ...made,
      checks: [{ lanes: look.lanes, state, reason: null, culprits: [], runs: 1 }],
    });
    expect(stepsOf(checked('passed'), lanes, true)).toEqual([
      { kind: 'merge', laneId: 'A' },
      { kind: 'merge', laneId: 'B' },
    ]);
    expect(stepsOf(checked('passed'), lanes, false)).toEqual([]);
    expect(stepsOf(checked('failed'), lanes, true)).toEqual([]);
    const newer = [{ oid: 'new' }] as unknown as Lane['checkpoints'];
    const moved = all(lane('A', { checkpoints: newer }), lane('B'), lane('C', { changes: null }));
    expect(stepsOf(checked('passed'), moved, true)).toMatchObject([{ kind: 'check' }]);
  });

  it('holds what waits for a failed task, and nothing else', () => {
    const failed = lane('A', { phase: 'failed', reason: 'no setup' });
    const landed = (name: string) => lane(name, { landed: 'm' as Lane['landed'] });
    const made = mission(two, { T1: 'A', T2: 'B', T3: 'C' });
    const truth = all(failed, landed('B'), landed('C'));
    expect(progressOf(made, truth.lanes).map((p) => p.state)).toEqual(['failed', 'landed', 'landed', 'held']);
    expect(stepsOf(made, truth, true)).toEqual([]);
    const other = mission({ ...two, after: { T4: ['T2'] } }, { T1: 'A', T2: 'B', T3: 'C' });
    expect(stepsOf(other, truth, true)).toEqual([{ kind: 'launch', taskId: 'T4' }]);
  });

  it('ends when everything landed, was empty or was skipped', () => {
    const done = mission(
      { waves: [['T1', 'T2', 'T3']], after: {} },
      { T1: 'A', T2: 'B' },
      { skipped: { T3: 'not needed' } },
    );
    const truth = all(lane('A', { landed: 'm' as Lane['landed'] }), lane('B', { changes: null }));
    expect(stepsOf(done, truth, true)).toEqual([{ kind: 'end' }]);
  });
});
