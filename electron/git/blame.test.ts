import { expect, it } from 'vitest';
import { parseBlame } from './blame.ts';

const [a, b] = ['a'.repeat(40), 'b'.repeat(40)];

it('reads runs in any order, joins neighbours of one commit, and is not misled by what a summary says', () => {
  const output = [
    `${b} 1 4 2`,
    'author Ada',
    `summary ${a} 1 1 1 looks like a run`,
    'filename a.txt',
    `${a} 1 1 2`,
    'filename a.txt',
    `${a} 9 3 1`,
    'filename a.txt',
    '',
  ].join('\n');
  expect(parseBlame(output)).toEqual([
    { from: 1, to: 3, oid: a },
    { from: 4, to: 5, oid: b },
  ]);
});
