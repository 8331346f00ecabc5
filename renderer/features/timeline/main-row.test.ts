import { describe, expect, it } from 'vitest';
import { type Merge } from '../../../shared/domain/merge/state.ts';
import { type LaneId, type MergeId, type ProjectId } from '../../../shared/domain/ids.ts';
import { labelsThatFit, mainNodes } from './main-row.ts';

const merge = (id: string, more: Partial<Merge>): Merge => ({
  id: id as MergeId,
  laneId: 'lane_1' as LaneId,
  projectId: 'project_1' as ProjectId,
  kind: 'merge',
  reverts: null,
  revertedBy: null,
  title: 'A title',
  targetBranch: 'main',
  state: 'landed',
  reason: null,
  attempts: 1,
  oldOid: null,
  laneOid: null,
  baseOid: null,
  newOid: '9d27e14aaaaaaaaaaaaa',
  files: 1,
  landing: false,
  verification: null,
  conflicts: [],
  sentBack: false,
  held: [],
  override: null,
  checkout: null,
  place: 0,
  enqueuedAt: 0,
  updatedAt: 900,
  ...more,
});

describe('the row of the target branch', () => {
  it('holds what landed, when it landed, and what was taken back', () => {
    const nodes = mainNodes(
      [
        merge('m2', { kind: 'revert', reverts: 'm1' as MergeId }),
        merge('m1', { state: 'reverted' }),
        merge('m3', { state: 'queued' }),
      ],
      [{ mergeId: 'm1', at: 500 }],
      () => 'GreenCastle',
    );
    expect(nodes).toEqual([
      { id: 'm1', at: 500, hash: '9d27e14', label: 'GreenCastle', takenBack: true, undoes: null },
      { id: 'm2', at: 900, hash: '9d27e14', label: 'take-back', takenBack: false, undoes: 'm1' },
    ]);
  });

  it('never says that an unknown commit is nothing', () => {
    expect(mainNodes([merge('m1', { newOid: null })], [], () => 'X')[0]?.hash).toBe('unknown');
  });

  it('lets labels give way to those before them', () => {
    expect(labelsThatFit([0, 40, 90, 200], 80)).toEqual([true, false, true, true]);
  });
});
