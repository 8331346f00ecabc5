import fc from 'fast-check';
import { parse, quote } from 'shell-quote';
import { describe, expect, it } from 'vitest';
import { readShell } from './read.ts';
import { type SimpleCommand } from './reading.ts';

const commandsOf = (text: string): readonly SimpleCommand[] =>
  readShell(text).steps.flatMap((step) => (step.kind === 'command' ? [step.command] : []));
const wordsOf = (text: string): readonly (readonly string[])[] =>
  commandsOf(text).map(({ words }) => words.map((w) => w.text));

describe('reading a command line', () => {
  it.each<[string, string[][]]>([
    [`a 'b c' "d e" f\\ g`, [['a', 'b c', 'd e', 'f g']]],
    [`a"b"'c'\\d`, [['abcd']]],
    ['a && b || c; d | e & f', [['a'], ['b'], ['c'], ['d'], ['e'], ['f']]],
    ['a \\\n b', [['a', 'b']]],
    ['a # b\nc', [['a'], ['c']]],
    ['a#b', [['a#b']]],
    ['(a; b)', [['a'], ['b']]],
    ['if a; then b; else c; fi', [['a'], ['b'], ['c']]],
    ["echo 'if' then", [['echo', 'if', 'then']]],
    ['cat <<EOF\nx y\nEOF\nb', [['cat'], ['b']]],
    ["cat <<-'E F'\n\tx\n\tE F\nb", [['cat'], ['b']]],
    ['a <<X <<Y\n1\nX\n2\nY\nb', [['a'], ['b']]],
    ['a |\n b &&\n\n c', [['a'], ['b'], ['c']]],
    ['echo $(a "$(b)") `c`', [['b'], ['a', '\uFFFC'], ['c'], ['echo', '\uFFFC', '\uFFFC']]],
    ['echo "a\\"b\\$c\\d"', [['echo', 'a"b$c\\d']]],
    ['echo $((1 + 2)) ${x:-y}', [['echo', '\uFFFC', '\uFFFC']]],
    ['$HOME/x ${PWD}/y', [['~/x', './y']]],
    ['', []],
  ])('%j', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
    expect(readShell(text).understood).toBe(true);
  });

  it('keeps redirections apart from words', () => {
    const [command] = commandsOf('a 2>&1 >out <in &>>both b 3<> x');
    expect(command?.words.map((w) => w.text)).toEqual(['a', 'b']);
    expect(command?.redirects.map((r) => [r.operator, r.target?.text ?? null])).toEqual([
      ['>&', null],
      ['>', 'out'],
      ['<', 'in'],
      ['&>>', 'both'],
      ['<>', 'x'],
    ]);
  });

  it('gives a here-document to its command', () => {
    const [command] = commandsOf('cat <<EOF | b\nx $y\nEOF\n');
    expect(command?.redirects[0]?.body?.text).toBe('x $y\n');
  });

  it('calls simple only what is one plain command', () => {
    for (const text of ['a b', ' a  "b" ']) expect([text, readShell(text).simple]).toEqual([text, true]);
    for (const text of ['a; b', 'a &', 'a > b', '(a)', 'a $(b)', '! a', 'a # b', 'a\nb', '']) {
      expect([text, readShell(text).simple]).toEqual([text, false]);
    }
  });

  const word = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
    .filter((w) => !/[\r\n\0\uFFFC]/.test(w));

  it('finds the words that were quoted, and each where it stands', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), (words) => {
        const text = ['run', ...words.map((w) => `'${w.replaceAll("'", `'\\''`)}'`)].join(' ');
        const [command] = commandsOf(text);
        expect(command?.words.map((w) => w.text)).toEqual(['run', ...words]);
        for (const found of command?.words ?? []) {
          expect([...found.text].every((_c, i) => (found.at[i] ?? -1) >= found.from)).toBe(true);
          expect(wordsOf(text.slice(found.from, found.to))).toEqual([[found.text]]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('agrees with another reader about plain lines', () => {
    const plain = fc.string({
      unit: fc.constantFrom(...'abc019 ._/=-@:,+"\'\\'.split('')),
      minLength: 1,
      maxLength: 25,
    });
    fc.assert(
      fc.property(plain, (text) => {
        const reading = readShell(`x${text}`);
        // An open quote or a backslash at the end is no line; there the two may differ.
        fc.pre(reading.understood);
        expect(wordsOf(`x${text}`)[0]).toEqual(parse(`x${text}`));
      }),
      { numRuns: 2000 },
    );
  });

  it('reads back what another writer quoted', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[ -~]{1,12}$/), { minLength: 1, maxLength: 5 }), (words) => {
        expect(wordsOf(`x ${quote(words)}`)).toEqual([['x', ...words]]);
      }),
      { numRuns: 1000 },
    );
  });
});
