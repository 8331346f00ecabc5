import { expect, it } from 'vitest';
import { type CallOutput } from '../../../shared/contract/index.ts';
import { linesInWords, writersOf } from './blame.ts';

const lane = (id: string) => ({
  kind: 'lane' as const,
  name: id,
  laneId: `lane_${id}`,
  known: true,
  task: `Task of ${id}`,
  role: null,
  agent: null,
  model: null,
});
const blame = {
  path: 'a.ts',
  lines: [
    { from: 1, to: 2, oid: 'a1' },
    { from: 3, to: 3, oid: 'a2' },
    { from: 4, to: 9, oid: 'h' },
    { from: 10, to: 10, oid: 'a1' },
  ],
  commits: [
    { oid: 'a1', at: 5, subject: 'One', by: lane('Oak') },
    { oid: 'a2', at: 9, subject: 'Two', by: lane('Oak') },
    { oid: 'h', at: 1, subject: 'Begin', by: { kind: 'human', name: 'Ada' } },
  ],
} as unknown as CallOutput<'review.blame'>;

it('gathers the lines of a lane over its commits, and those of a person', () => {
  const [oak, ada, ...more] = writersOf(blame);
  expect(more).toEqual([]);
  expect(oak).toMatchObject({ about: 'Task of Oak', at: 9, count: 4 });
  expect(oak && linesInWords(oak)).toBe('lines 1–3, 10');
  expect(ada).toMatchObject({ about: 'Begin', count: 6 });
});

it('counts the places that are too many to name', () => {
  const lines = Array.from({ length: 9 }, (_, i) => ({ from: i * 2 + 1, to: i * 2 + 1, oid: 'h' }));
  const [ada] = writersOf({ ...blame, lines });
  expect(ada && linesInWords(ada)).toBe('lines 1, 3, 5, 7, 9, 11 and 3 more places');
});
