import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { riskOfCommand } from './command-risk.ts';

const risk = (command: string) => riskOfCommand(command, '/w/tree', '/w/tree');

describe('what cannot be read', () => {
  it.each([
    'echo "open',
    "echo 'open",
    'echo $(open',
    'echo `open',
    'case x in a) ls;; esac',
    'ls )',
    'cat <<EOF\nno end',
    'ls >',
    'bash -c "x $Y"',
  ])('%s', (command) => {
    const got = risk(command);
    expect(got.understood).toBe(false);
    expect(got.reasons.map((r) => r.text)).toContain('Could not be read fully');
    expect(got.risk).not.toBe('low');
  });

  it('never throws, never forgets its bounds, and is calm about nothing that it did not follow', () => {
    const piece = fc.constantFrom(
      'rm',
      ' ',
      '-rf',
      '"',
      "'",
      '$(',
      ')',
      '`',
      '\\',
      '\n',
      '<<EOF\n',
      'EOF\n',
      '{',
      '}',
      ',',
      '|',
      '&&',
      ';',
      '>',
      '<(',
      '${',
      '$((',
      '))',
      '#',
      'a',
      '../',
      '~',
      'bash -c ',
      'é',
      '🙂',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const command = pieces.join('');
        const got = risk(command);
        if (!got.understood) expect(got.risk).not.toBe('low');
        for (const { from, to } of got.reasons) {
          if (from === null || to === null) continue;
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeGreaterThan(from);
          expect(to).toBeLessThanOrEqual(command.length);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    'find -exec ',
    'eval ',
    'xargs ',
    '"(" ',
    'rm( ',
    '<<a ',
    "$'",
    '${',
    '`a` ',
    'a=b ',
    '(a.pem',
    'cd x;',
    'sh -c "',
  ])('comes to an end however often it meets %s', (piece) => {
    const many = piece.repeat(15_000);
    for (const command of [many, `echo "${many}"`, `echo '${many}'`, `node -e '${many}'`]) {
      expect(risk(command).reasons.length).toBeLessThan(600);
    }
  });

  it('takes what is too much to read for high risk', () => {
    expect(risk(`find ${'-exec find '.repeat(5000)}`)).toMatchObject({ risk: 'high', understood: false });
    expect(risk('ls; '.repeat(30_000)).risk).toBe('high');
  });

  it('is quick on long and deep input', () => {
    expect(risk('a '.repeat(9_000)).understood).toBe(true);
    expect(risk('$('.repeat(5000)).understood).toBe(false);
    expect(risk('('.repeat(5000)).understood).toBe(false);
    expect(risk('`'.repeat(5001)).understood).toBe(false);
    expect(risk('x'.repeat(300_000)).understood).toBe(false);
  });
});
