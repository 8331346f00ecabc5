import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AgentUpdate } from '../protocol.ts';
import { TextItems } from './text-items.ts';

function said(updates: readonly AgentUpdate[]): readonly string[] {
  const texts = new Map<string, string>();
  for (const u of updates) if (u.kind === 'text') texts.set(u.itemId, (texts.get(u.itemId) ?? '') + u.append);
  return [...texts.values()];
}

const long = ['The quick brown fox ', 'jumps over the lazy ', 'dog, twice.'];

describe('text items', () => {
  it('keep one id per message id, and another for what follows something else', () => {
    const items = new TextItems('run');
    const updates = [
      ...items.chunk('message', 'm1', 'Before, '),
      ...items.chunk('message', 'm1', 'and on.'),
      ...items.interrupt(),
      ...items.chunk('message', 'm1', 'After.'),
      ...items.chunk('message', 'm2', 'Another.'),
      ...items.endTurn(),
    ];
    expect(said(updates)).toEqual(['Before, and on.', 'After.', 'Another.']);
  });

  it('make one message of a run of chunks without ids', () => {
    const items = new TextItems('run');
    const updates = [
      ...items.chunk('thought', null, 'Hm. '),
      ...items.chunk('thought', null, 'Yes.'),
      ...items.chunk('message', null, 'So: '),
      ...items.chunk('message', null, 'done.'),
      ...items.interrupt(),
      ...items.chunk('message', null, 'More.'),
    ];
    expect(said(updates)).toEqual(['Hm. Yes.', 'So: done.', 'More.']);
  });

  it.each([['m1'], [null]])('drop a copy that is sent from its start (message id %s)', (id) => {
    const items = new TextItems('run');
    const updates = [...long, ...long, 'And on.'].flatMap((text) => items.chunk('message', id, text));
    expect(said([...updates, ...items.endTurn()])).toEqual([`${long.join('')}And on.`]);
  });

  it('let a message of long ago in the same turn go on as a segment of its own', () => {
    const items = new TextItems('run');
    const updates = [...items.chunk('message', 'first', 'A beginning.'), ...items.interrupt()];
    for (let i = 0; i < 200; i++)
      updates.push(
        ...items.chunk('message', i % 2 === 0 ? `m${i}` : null, `Word ${i}.`),
        ...items.interrupt(),
      );
    updates.push(...items.chunk('message', 'first', 'An end.'), ...items.endTurn());
    const texts = said(updates);
    expect(texts).toHaveLength(202);
    expect([texts[0], texts.at(-1)]).toEqual(['A beginning.', 'An end.']);
  });

  it('drop a copy that was cut in other places', () => {
    const items = new TextItems('run');
    const copy = long.join('');
    const updates = [...long, copy.slice(0, 7), copy.slice(7, 31), `${copy.slice(31)} New.`];
    const all = updates.flatMap((text) => items.chunk('message', 'm1', text));
    expect(said([...all, ...items.endTurn()])).toEqual([`${copy} New.`]);
  });

  it('drop a copy of a message that a tool call interrupted', () => {
    const items = new TextItems('run');
    const updates = [
      ...long.flatMap((text) => items.chunk('message', 'm1', text)),
      ...items.interrupt(),
      ...long.flatMap((text) => items.chunk('message', 'm1', text)),
      ...items.chunk('message', 'm1', 'Done.'),
    ];
    expect(said(updates)).toEqual([long.join(''), 'Done.']);
  });

  it('drop a copy that comes under a new id, and go on with the original', () => {
    const items = new TextItems('run');
    const updates = [
      ...long.slice(0, 2).flatMap((text) => items.chunk('message', 'm1', text)),
      ...[...long, ' And on.'].flatMap((text) => items.chunk('message', 'm2', text)),
    ];
    expect(said([...updates, ...items.endTurn()])).toEqual([`${long.join('')} And on.`]);
    expect(new Set(updates.map((u) => (u.kind === 'text' ? u.itemId : ''))).size).toBe(1);
  });

  it('keep a message that begins like the one before it and goes on differently', () => {
    const items = new TextItems('run');
    const other = ['The quick brown fox ', 'jumps over the hedge.'];
    const updates = [
      ...long.flatMap((text) => items.chunk('message', 'm1', text)),
      ...other.flatMap((text) => items.chunk('message', 'm2', text)),
    ];
    expect(said([...updates, ...items.endTurn()])).toEqual([long.join(''), other.join('')]);
  });

  it('keep a message that says the same again after a tool call', () => {
    const items = new TextItems('run');
    const updates = [
      ...long.flatMap((text) => items.chunk('message', 'm1', text)),
      ...items.interrupt(),
      ...long.flatMap((text) => items.chunk('message', 'm2', text)),
    ];
    expect(said([...updates, ...items.endTurn()])).toEqual([long.join(''), long.join('')]);
  });

  it('let another attempt at the same answer stand on its own', () => {
    const items = new TextItems('run');
    const first = ['I will begin with the tests and ', 'then '];
    const second = ['I will begin with the tests and ', 'leave the rest.'];
    const updates = [...first, ...second].flatMap((text) => items.chunk('message', 'm1', text));
    expect(said([...updates, ...items.endTurn()])).toEqual([first.join(''), second.join('')]);
  });

  it('keep speech that repeats itself', () => {
    const items = new TextItems('run');
    const updates = ['- one two three four five six\n', '- ', '- ', 'seven\n', '- '].flatMap((text) =>
      items.chunk('message', 'm1', text),
    );
    expect(said([...updates, ...items.endTurn()])).toEqual(['- one two three four five six\n- - seven\n- ']);
  });

  it.each([
    ['a line, again and again', 'the same long line of output, all over\n', 1],
    ['a phrase that fills no chunk', 'word by word, '.repeat(40), 17],
    ['a rule of dashes', '-'.repeat(400), 30],
    ['a table of equal rows', `${'| a | b | c | d | e | f |\n'.repeat(30)}`, 26],
  ])('keep all of %s', (_what, text, cut) => {
    const items = new TextItems('run');
    const whole = cut === 1 ? text.repeat(6) : text;
    const chunks =
      cut === 1
        ? Array.from({ length: 6 }, () => text)
        : (text.match(new RegExp(`[^]{1,${cut}}`, 'g')) ?? []);
    const updates = chunks.flatMap((chunk) => items.chunk('message', 'm1', chunk));
    expect(said([...updates, ...items.chunk('message', 'm1', 'The end.'), ...items.endTurn()])).toEqual([
      `${whole}The end.`,
    ]);
  });

  it('lose nothing of texts that do not repeat their beginning', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1, maxLength: 12 }), { maxLength: 20 }), (chunks) => {
        const items = new TextItems('run');
        const texts = [
          '\u0001 begins like nothing else does',
          ...chunks.map((c) => c.replaceAll('\u0001', '')),
        ];
        const updates = texts.flatMap((text) => items.chunk('message', 'm1', text));
        expect(said([...updates, ...items.endTurn()])).toEqual([texts.join('')]);
      }),
    );
  });
});
