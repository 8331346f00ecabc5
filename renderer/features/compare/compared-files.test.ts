import { expect, it } from 'vitest';
import { type ChangedFile } from '../../../shared/contract/index.ts';
import { type LaneId } from '../../../shared/domain/ids.ts';
import { comparedFiles, lanesToCompare } from './compared-files.ts';

const id = (name: string) => name as LaneId;
const file = (path: string, oldPath: string | null = null): ChangedFile => ({
  path,
  oldPath,
  change: oldPath === null ? 'modified' : 'renamed',
  added: 1,
  removed: 0,
  binary: false,
  similarity: null,
  oldMode: null,
  newMode: null,
  oldOid: null,
  newOid: null,
});

it('lists first what several lanes changed, and a rename at both its paths', () => {
  const files = comparedFiles([
    { laneId: id('a'), files: [file('z.ts'), file('a.ts'), file('new.ts', 'old.ts')] },
    { laneId: id('b'), files: [file('z.ts'), file('old.ts'), file('b.ts')] },
  ]);
  expect(files.map(({ path, by }) => `${path} ${[...by.keys()].join()}`)).toEqual([
    'old.ts a,b',
    'z.ts a,b',
    'a.ts a',
    'b.ts b',
    'new.ts a',
  ]);
});

it('compares what was chosen, and two lanes at least where there are two', () => {
  const known = ['a', 'b', 'c', 'd', 'e'].map(id);
  expect(lanesToCompare([], known)).toEqual(['a', 'b']);
  expect(lanesToCompare([id('c'), id('gone')], known)).toEqual(['c', 'a']);
  expect(lanesToCompare(known.toReversed(), known)).toEqual(['e', 'd', 'c', 'b']);
  expect(lanesToCompare([id('a')], [id('a')])).toEqual(['a']);
});
