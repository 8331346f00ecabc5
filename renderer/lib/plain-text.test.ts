import { describe, expect, it } from 'vitest';
import { lastLines, plainText } from './plain-text.ts';

describe('plain text', () => {
  it('drops colours, titles and control characters', () => {
    expect(plainText('\u001b[1;32m✓\u001b[0m ok\u0007 \u001b]0;title\u0007done')).toBe('✓ ok done');
  });

  it('keeps what an overwritten line said last', () => {
    expect(plainText('10%\r50%\r100%\ndone\r\n')).toBe('100%\ndone\n');
    expect(plainText('half\r')).toBe('half');
  });

  it('takes the last lines', () => {
    expect(lastLines('a\nb\nc\n', 2)).toEqual({ text: 'b\nc', before: 1 });
    expect(lastLines('a', 5)).toEqual({ text: 'a', before: 0 });
  });
});
