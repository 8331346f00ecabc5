import { describe, expect, it } from 'vitest';
import { type CommentId } from '../../../shared/domain/ids.ts';
import { type Comment } from '../../../shared/domain/review/state.ts';
import { isStale, quoteOf, remarksIn, unsettledByPath, weightsOf } from './remarks.ts';

let made = 0;
const remark = (more: Partial<Comment>): Comment => ({
  id: `comment_${(made += 1)}` as CommentId,
  path: 'a.ts',
  side: 'new',
  line: 2,
  quote: 'two',
  weight: 'required',
  text: 'why',
  state: 'draft',
  by: { kind: 'human', via: 'browser' },
  at: 1,
  ...more,
});
const texts = { oldText: 'one\ntwo\nthree', newText: 'zero\none\ntwo\r\nTHREE' };

describe('the remarks of a file', () => {
  it('stand together where their line stands now, each on its side', () => {
    const [a, b, c] = [remark({}), remark({ line: 3 }), remark({ side: 'old' })];
    expect(remarksIn([a, b, c], texts)).toEqual({
      threads: [
        { side: 'new', line: 3, comments: [a, b] },
        { side: 'old', line: 2, comments: [c] },
      ],
      whole: [],
    });
  });
  it('go to the file when they are about it, or when their line is gone', () => {
    const [file, gone] = [remark({ line: 0, quote: '' }), remark({ line: 3, quote: 'three' })];
    expect(remarksIn([file, gone], texts)).toEqual({
      threads: [],
      whole: [
        { comment: file, outdated: false },
        { comment: gone, outdated: true },
      ],
    });
    expect(remarksIn([gone], { oldText: null, newText: null }).whole).toHaveLength(1);
  });
  it('quote the line of their side', () => {
    expect(quoteOf(texts, { side: 'new', line: 3 })).toBe('two');
    expect(quoteOf(texts, { side: 'old', line: 3 })).toBe('three');
    expect(quoteOf(texts, { side: 'new', line: 9 })).toBe('');
    expect(quoteOf(null, { side: 'new', line: 1 })).toBe('');
  });
});

it('counts what is not settled by file, and weights by state', () => {
  const all = [
    remark({}),
    remark({ weight: 'suggestion' }),
    remark({ state: 'open', path: 'b.ts' }),
    remark({ state: 'resolved', path: 'c.ts' }),
  ];
  expect([...unsettledByPath(all)]).toEqual([
    ['a.ts', 2],
    ['b.ts', 1],
  ]);
  expect(weightsOf(all, 'draft')).toEqual({ required: 1, suggestion: 1 });
  expect(weightsOf(all, 'open')).toEqual({ required: 1, suggestion: 0 });
});

it('knows a verdict on other work as stale', () => {
  const verdict = {
    verdict: 'approve',
    note: null,
    headOid: 'h',
    treeOid: 't',
    at: 1,
    by: { kind: 'switchyard' },
  } as const;
  expect(isStale(verdict, 't')).toBe(false);
  expect(isStale(verdict, 'u')).toBe(true);
  expect(isStale(verdict, null)).toBeNull();
  expect(isStale({ ...verdict, treeOid: null }, 't')).toBeNull();
});
