import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../shared/kernel/result.ts';
import { TerminalReader } from './terminal-reader.ts';

/** A host that keeps all, or the end, of `text`, and a screen. */
function setUp(text: () => string, keptFrom = 0, pageLength = 1000) {
  const screen = { text: '', past: '', clears: 0 };
  const shown: number[] = [];
  const reader = new TerminalReader(
    {
      show: (data, past) => {
        screen.text += data;
        if (past) screen.past += data;
        return Promise.resolve();
      },
      clear: () => {
        screen.clears += 1;
        screen.text = '';
      },
    },
    {
      read: (after) => {
        const offset = Math.max(after, keptFrom);
        return Promise.resolve(
          ok({ data: text().slice(offset, offset + pageLength), offset, end: text().length }),
        );
      },
      shown: (offset) => shown.push(offset),
    },
  );
  return { reader, screen, shown };
}

const settle = async (): Promise<void> => {
  for (let i = 0; i < 3000; i++) await Promise.resolve();
};

describe('a terminal on the screen', () => {
  it('shows what was shown before, then what comes, once and in order', async () => {
    let text = 'first\nsecond\n';
    const { reader, screen } = setUp(() => text);
    reader.receive(text.length, '');
    await settle();
    expect(screen).toEqual({ text, past: text, clears: 0 });
    reader.receive(text.length, 'third\n');
    text += 'third\n';
    await settle();
    expect([screen.text, screen.past]).toEqual([text, 'first\nsecond\n']);
  });

  it('shows the same whatever pieces arrive, however they overlap or leave holes', async () => {
    const text = Array.from({ length: 200 }, (_, n) => `line ${n}\n`).join('');
    const piece = fc.record({ from: fc.nat(text.length), length: fc.nat(400) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { maxLength: 12 }),
        fc.integer({ min: 20, max: 300 }),
        async (pieces, page) => {
          const { reader, screen } = setUp(() => text, 0, page);
          for (const { from, length } of pieces) reader.receive(from, text.slice(from, from + length));
          reader.receive(text.length, '');
          await settle();
          expect([screen.text, screen.clears]).toEqual([text, 0]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('begins anew where the host no longer keeps what is missing', async () => {
    const text = 'x'.repeat(5000) + 'y'.repeat(500);
    const { reader, screen } = setUp(() => text, 5000);
    reader.receive(0, text.slice(0, 100));
    reader.receive(5500, '');
    await settle();
    expect(screen).toMatchObject({ text: 'y'.repeat(500), clears: 1 });
  });

  it('goes on with what comes when nothing can be read', async () => {
    const screen = { text: '' };
    const reader = new TerminalReader(
      { show: (data) => Promise.resolve(void (screen.text += data)), clear: () => undefined },
      { read: () => Promise.resolve(fail('not-found', 'It has ended.')), shown: () => undefined },
    );
    reader.receive(700, 'the rest');
    await settle();
    expect(screen.text).toBe('the rest');
  });

  it('tells the host how far it is, now and then', async () => {
    const { reader, shown } = setUp(() => '');
    for (let i = 0; i < 10; i++) reader.receive(i * 4000, 'z'.repeat(4000));
    await settle();
    expect(shown).toEqual([16_000, 32_000]);
  });

  it('shows nothing any more once it is stopped', async () => {
    const { reader, screen } = setUp(() => 'abc');
    reader.receive(3, '');
    reader.stop();
    await settle();
    expect(screen.text).toBe('');
  });
});
