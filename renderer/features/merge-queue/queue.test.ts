import { describe, expect, it } from 'vitest';
import { type LaneId, type MergeId, type ProjectId } from '../../../shared/domain/ids.ts';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { type Merge } from '../../../shared/domain/merge/state.ts';
import { actionsOf, firstShown, moveBefore, notQueued, queueOf, stepsOf, tipOf, titleOf } from './queue.ts';

const merge = (id: string, more: Partial<Merge> = {}): Merge => ({
  id: id as MergeId,
  laneId: `lane_${id}` as LaneId,
  projectId: 'p' as ProjectId,
  kind: 'merge',
  reverts: null,
  revertedBy: null,
  title: id,
  targetBranch: 'main',
  state: 'queued',
  reason: null,
  attempts: 0,
  oldOid: null,
  laneOid: null,
  baseOid: null,
  newOid: null,
  files: null,
  landing: false,
  verification: null,
  conflicts: [],
  sentBack: false,
  held: [],
  override: null,
  checkout: null,
  place: 0,
  enqueuedAt: 0,
  updatedAt: 0,
  ...more,
});

const verification = {
  command: 'npm test',
  startedAt: 0,
  exitCode: null,
  timedOut: false,
  milliseconds: null,
};
const ids = (list: readonly { readonly id: string }[]) => list.map((m) => m.id);

describe('the queue on the screen', () => {
  it('shows what is at work first and keeps the order of the rest', () => {
    const queue = queueOf([merge('a'), merge('b', { state: 'verifying' }), merge('c')]);
    expect(ids(queue.open)).toEqual(['b', 'a', 'c']);
  });

  it('sets aside what needs somebody, the person first', () => {
    const queue = queueOf([
      merge('a', { state: 'conflict', updatedAt: 5 }),
      merge('b', { state: 'failed', updatedAt: 9 }),
      merge('c', { state: 'waiting', updatedAt: 1 }),
    ]);
    expect(ids(queue.aside)).toEqual(['c', 'b', 'a']);
    expect(queue.open).toEqual([]);
  });

  it('forgets a conflict once the lane is queued again', () => {
    const lane = { laneId: 'lane_x' as LaneId };
    const queue = queueOf([merge('a', { ...lane, state: 'conflict' }), merge('b', lane)]);
    expect(queue.aside).toEqual([]);
  });

  it('shows first what is at work, then what asks', () => {
    expect(firstShown(queueOf([merge('a'), merge('b', { state: 'conflict' })]))?.id).toBe('b');
    expect(
      firstShown(queueOf([merge('a', { state: 'attempting' }), merge('b', { state: 'conflict' })]))?.id,
    ).toBe('a');
    expect(firstShown(queueOf([]))).toBeNull();
  });

  it('offers lanes that changed something and stand nowhere', () => {
    const lane = (id: string, files: number, landed: string | null = null) =>
      ({ id, changes: { files, added: 1, removed: 1 }, landed }) as unknown as Lane;
    const lanes = [lane('lane_a', 2), lane('lane_b', 2), lane('lane_c', 0), lane('lane_d', 1, 'm')];
    expect(ids(notQueued(lanes, [merge('a')]))).toEqual(['lane_b']);
  });
});

describe('the steps of an entry', () => {
  const states = (m: Merge, verifies = true) => stepsOf(m, verifies).map((s) => s.state);

  it('go from prepare over verify to land', () => {
    expect(states(merge('a'))).toEqual(['todo', 'todo', 'todo']);
    expect(states(merge('a', { state: 'attempting' }))).toEqual(['now', 'todo', 'todo']);
    expect(states(merge('a', { state: 'attempting', newOid: 'x' }))).toEqual(['done', 'todo', 'todo']);
    expect(states(merge('a', { state: 'verifying', newOid: 'x', verification }))).toEqual([
      'done',
      'now',
      'todo',
    ]);
    expect(states(merge('a', { state: 'verifying', newOid: 'x', landing: true, verification }))).toEqual([
      'done',
      'done',
      'now',
    ]);
    expect(states(merge('a', { state: 'landed', newOid: 'x', verification }))).toEqual([
      'done',
      'done',
      'done',
    ]);
  });

  it('stop where it failed', () => {
    expect(states(merge('a', { state: 'conflict' }))).toEqual(['failed', 'todo', 'todo']);
    expect(
      states(merge('a', { state: 'failed', newOid: 'x', verification: { ...verification, exitCode: 1 } })),
    ).toEqual(['done', 'failed', 'todo']);
    expect(
      states(merge('a', { state: 'failed', newOid: 'x', verification: { ...verification, timedOut: true } })),
    ).toEqual(['done', 'failed', 'todo']);
  });

  it('say that nothing verified it', () => {
    expect(states(merge('a', { state: 'landed', newOid: 'x' }), false)).toEqual(['done', 'skipped', 'done']);
    expect(states(merge('a', { state: 'attempting', newOid: 'x' }), false)).toEqual([
      'done',
      'skipped',
      'now',
    ]);
  });
});

describe('what may be done', () => {
  it('follows the state', () => {
    expect(actionsOf(merge('a'))).toEqual({ cancel: true, retry: false, sendBack: false, takeBack: false });
    expect(actionsOf(merge('a', { state: 'conflict' }))).toMatchObject({
      cancel: false,
      retry: true,
      sendBack: true,
    });
    expect(actionsOf(merge('a', { state: 'waiting' }))).toMatchObject({ cancel: true, retry: true });
    expect(actionsOf(merge('a', { state: 'landed' }))).toMatchObject({ takeBack: true, cancel: false });
    expect(actionsOf(merge('a', { state: 'landed', kind: 'revert' }))).toMatchObject({ takeBack: false });
    expect(actionsOf(merge('a', { state: 'verifying', landing: true }))).toMatchObject({ cancel: false });
  });
});

describe('the tip of the target branch', () => {
  const a = merge('a', { state: 'reverted', oldOid: '0', newOid: '1', updatedAt: 30 });
  const b = merge('b', { state: 'landed', oldOid: '1', newOid: '2', updatedAt: 20 });
  const back = merge('a', {
    id: 'back' as MergeId,
    kind: 'revert',
    title: 'Guide',
    state: 'landed',
    oldOid: '2',
    newOid: '3',
    updatedAt: 30,
  });

  it('is what landed last, a take-back too, and not what was taken back', () => {
    expect(tipOf(queueOf([a, b, back]))).toBe('3');
    expect(titleOf(back)).toBe('Take back Guide');
  });

  it('is where the entry at work began while nothing landed yet', () => {
    expect(tipOf(queueOf([merge('c', { state: 'attempting', oldOid: '9' })]))).toBe('9');
    expect(tipOf(queueOf([]))).toBe(null);
  });
});

describe('the order of what waits its turn', () => {
  const queue = queueOf([
    merge('last', { place: 9 }),
    merge('working', { state: 'verifying', place: 1 }),
    merge('first', { place: 4 }),
    merge('middle', { place: 7 }),
  ]);
  const [, first, middle, last] = queue.open;

  it('is by place, behind what is at work', () => {
    expect(ids(queue.open)).toEqual(['working', 'first', 'middle', 'last']);
  });

  it('moves by one place, to the end at most', () => {
    const before = (entry: Merge | undefined, by: 1 | -1) => entry && moveBefore(queue, entry, by);
    expect([before(last, -1), before(first, 1), before(middle, 1)]).toEqual(['middle', 'last', null]);
    expect([before(first, -1), before(last, 1), before(queue.open[0], 1)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
