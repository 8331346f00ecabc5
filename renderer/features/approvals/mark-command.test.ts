import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { type RiskReason } from '../../../shared/domain/approval/events.ts';
import { markCommand, withUnseenShown } from './mark-command.ts';

const reason = (from: number | null, to: number | null): RiskReason => ({ code: 'x', text: 'why', from, to });

describe('marking a command', () => {
  it('cuts it where a reason begins and ends', () => {
    expect(markCommand('rm -rf build', [reason(0, 6)])).toEqual([
      { text: 'rm -rf', numbers: [1], begins: [1] },
      { text: ' build', numbers: [], begins: [] },
    ]);
  });

  it('keeps both numbers where reasons overlap', () => {
    const stretches = markCommand('abcdef', [reason(0, 4), reason(2, 6)]);
    expect(stretches.map((s) => [s.text, s.numbers, s.begins])).toEqual([
      ['ab', [1], [1]],
      ['cd', [1, 2], [2]],
      ['ef', [2], []],
    ]);
  });

  it('keeps the number of a reason that is about the whole call', () => {
    expect(markCommand('ls', [reason(null, null), reason(0, 2)])).toEqual([
      { text: 'ls', numbers: [2], begins: [2] },
    ]);
  });

  it('never loses or changes a character, whatever the spans', () => {
    const span = fc.record({ from: fc.integer({ min: -5, max: 30 }), to: fc.integer({ min: -5, max: 30 }) });
    fc.assert(
      fc.property(fc.string(), fc.array(span), (command, spans) => {
        const stretches = markCommand(
          command,
          spans.map(({ from, to }) => reason(from, to)),
        );
        expect(stretches.map((s) => s.text).join('')).toBe(command);
      }),
    );
  });

  it('shows characters that hide or reorder text', () => {
    expect(withUnseenShown('rm \u202egnp.x\u200b\r')).toBe('rm \\u202egnp.x\\u200b\\u000d');
    expect(withUnseenShown('a\n\tb é 日本')).toBe('a\n\tb é 日本');
  });
});
