import { describe, expect, it } from 'vitest';
import { type LaneId } from '../../shared/domain/ids.ts';
import { type TranscriptItem } from '../../shared/domain/transcript/item.ts';
import { addPage, emptyTranscript, upsertItems } from './transcripts.ts';

const item = (position: number, text = `m${position}`, updatedAt = position): TranscriptItem => ({
  laneId: 'lane_1' as LaneId,
  itemId: `i${position}`,
  turnId: null,
  position,
  at: position,
  updatedAt,
  body: { kind: 'message', text },
});
const texts = (items: readonly TranscriptItem[]) =>
  items.map((i) => (i.body.kind === 'message' ? i.body.text : '?'));
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => item(from + i));

describe('transcript', () => {
  it('replaces an item that arrives again and keeps its place', () => {
    expect(texts(upsertItems(range(1, 3), [item(2, 'longer', 9)]))).toEqual(['m1', 'longer', 'm3']);
  });

  it('does not let an older copy win over a newer one', () => {
    expect(texts(upsertItems([item(1, 'new', 5)], [item(1, 'old', 4)]))).toEqual(['new']);
  });

  it('orders by position, not by arrival', () => {
    expect(texts(upsertItems([item(3)], [item(1), item(2)]))).toEqual(['m1', 'm2', 'm3']);
  });

  it('adds older pages before what is held', () => {
    const newest = addPage(emptyTranscript, { items: range(5, 8), more: true }, false);
    const all = addPage(newest, { items: range(1, 4), more: false }, true);
    expect(all.items.map((i) => i.position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(all.more).toBe(false);
  });

  it('keeps older pages when the newest page is read again without a hole', () => {
    const held = { items: range(1, 8), more: false, loaded: true, failure: null };
    const again = addPage(held, { items: range(6, 9), more: true }, false);
    expect(again.items).toHaveLength(9);
    expect(again.more).toBe(false);
  });

  it('lets go of what lies before a hole', () => {
    const held = { items: range(1, 3), more: false, loaded: true, failure: null };
    const again = addPage(held, { items: range(6, 9), more: true }, false);
    expect(again.items.map((i) => i.position)).toEqual([6, 7, 8, 9]);
    expect(again.more).toBe(true);
  });

  it('keeps what came live before the first page was read', () => {
    const live = { ...emptyTranscript, items: [item(9)] };
    const page = addPage(live, { items: range(6, 8), more: true }, false);
    expect(page.items.map((i) => i.position)).toEqual([6, 7, 8, 9]);
    expect(page.more).toBe(true);
  });
});
