import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { continuation, plainText } from './xterm-text.ts';

const esc = '\u001b';

describe('terminal output as text', () => {
  it('drops colours, titles and links', () => {
    expect(plainText(`${esc}[1;31mfailed${esc}[0m 3`)).toBe('failed 3');
    expect(plainText(`${esc}]0;title\u0007done`)).toBe('done');
    expect(plainText(`${esc}]8;;https://a.example${esc}\\link${esc}]8;;${esc}\\`)).toBe('link');
  });

  it('keeps the last state of a line that redraws itself', () => {
    expect(plainText('10%\r50%\r100%\nok\r\n')).toBe('100%\nok\n');
    expect(plainText('100%\r')).toBe('100%');
  });

  it('leaves no escape character behind, whatever the colours', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 107 }), { maxLength: 6 }),
        fc.stringMatching(/^[a-z ]*$/),
        (codes, text) => {
          expect(plainText(`${esc}[${codes.join(';')}m${text}${esc}[0m`)).toBe(text);
        },
      ),
    );
  });
});

describe('feeding a terminal', () => {
  it('writes only what is new of the same stream', () => {
    expect(continuation({ key: 'a', length: 3 }, { key: 'a', text: 'abcdef' })).toEqual({
      reset: false,
      write: 'def',
    });
  });

  it('begins again for another stream or a shorter text', () => {
    expect(continuation({ key: 'a', length: 3 }, { key: 'b', text: 'abcdef' })).toEqual({
      reset: true,
      write: 'abcdef',
    });
    expect(continuation({ key: 'a', length: 3 }, { key: 'a', text: 'ab' })).toEqual({
      reset: true,
      write: 'ab',
    });
  });
});
