import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AuditEvent } from '../../../shared/contract/index.ts';
import { dataLines, joinPages, matches, pageBefore } from './audit-lines.ts';

const event = (sequence: number, more: Partial<AuditEvent> = {}): AuditEvent =>
  ({ sequence, stream: 'lane:l1', type: 'lane.launched', hash: 'abc', data: {}, ...more }) as AuditEvent;

describe('the log in pages', () => {
  it('reads backwards without holes and without reading anything twice', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 1, max: 400 }), (total, limit) => {
        const all = Array.from({ length: total }, (_, i) => event(i + 1));
        let held = all.slice(-limit);
        while ((held[0]?.sequence ?? 1) > 1) {
          const page = pageBefore(held[0]?.sequence ?? 1, limit);
          const read = all.filter((e) => e.sequence > page.after).slice(0, page.limit);
          expect(read.at(-1)?.sequence).toBe((held[0]?.sequence ?? 0) - 1);
          held = [...read, ...held];
        }
        expect(held).toHaveLength(total);
      }),
    );
  });

  it('joins pages newest first, each event once', () => {
    expect(joinPages([event(1), event(2)], [event(2), event(3)]).map((e) => e.sequence)).toEqual([3, 2, 1]);
  });

  it('finds by words, type, stream and hash', () => {
    expect(matches(event(1), 'Launched GreenCastle', 'green launch')).toBe(true);
    expect(matches(event(1), 'Launched GreenCastle', 'abc')).toBe(true);
    expect(matches(event(1), 'Launched GreenCastle', 'merge')).toBe(false);
    expect(matches(event(1), 'x', '')).toBe(true);
  });

  it('shows data by name; nothing is none', () => {
    expect(dataLines({ a: 'text', b: null, c: { d: 1 } })).toEqual([
      ['a', 'text'],
      ['b', 'none'],
      ['c', '{\n  "d": 1\n}'],
    ]);
  });
});
