import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LaneId, type TurnId } from '../../shared/domain/ids.ts';
import { type TranscriptItem } from '../../shared/domain/transcript/item.ts';
import { TranscriptStore } from './transcript-store.ts';

let folder: string;
let store: TranscriptStore;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'switchyard-search-'));
  store = new TranscriptStore(join(folder, 'transcript.db'));
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const item = (lane: string, position: number, text: string): TranscriptItem => ({
  laneId: lane as LaneId,
  itemId: `item_${position}`,
  turnId: null,
  position,
  at: position,
  updatedAt: position,
  body: { kind: 'message', text } as TranscriptItem['body'],
});
const positions = (query: string, order: 'best' | 'newest') =>
  store.search(query, 3, undefined, order).map(({ position }) => position);

describe('search in transcripts', () => {
  it('answers with the newest first where that is asked for', () => {
    store.upsert([
      item('lane_1', 1, 'harbour harbour harbour'),
      item('lane_1', 2, 'a long way to the harbour, along the coast and past the old light'),
      item('lane_2', 3, 'nothing'),
      item('lane_2', 4, 'the harbourmaster'),
    ]);
    expect(positions('harbour', 'newest')).toEqual([4, 2, 1]);
    expect(positions('harbour', 'best')[0]).not.toBe(2);
    expect(store.search('harbour', 9, 'lane_2' as LaneId, 'newest').map((h) => h.itemId)).toEqual(['item_4']);
  });

  it('takes what is typed for words, whatever signs are in it', () => {
    store.upsert([item('lane_1', 1, 'it says "AND NOT" (really)')]);
    for (const typed of ['"', 'AND', 'NOT (', 'says "and', 'NEAR(', '*', ''])
      expect(() => store.search(typed, 3, undefined, 'newest')).not.toThrow();
    expect(positions('says "and', 'newest')).toEqual([1]);
  });
});

it('knows where a turn begins, though its number of items is large', () => {
  const of = (position: number, turnId: string | null) => ({
    ...item('lane_1', position, 'words'),
    at: position * 1000,
    turnId: turnId as TurnId | null,
  });
  store.upsert([of(1, null), of(2, 'turn_1'), of(3, 'turn_1'), of(4, 'turn_2'), of(5, 'turn_2')]);
  const first = (turnId: string, at: number) =>
    store.firstOfTurn('lane_1' as LaneId, turnId as TurnId, at)?.itemId ?? null;
  expect([first('turn_1', 2000), first('turn_2', 4001), first('turn_3', 0)]).toEqual([
    'item_2',
    'item_4',
    null,
  ]);
});
