import { type RefObject, useEffect, useState } from 'react';
import { type VirtuosoHandle } from 'react-virtuoso';
import { type LaneId } from '../../../shared/domain/ids.ts';
import { type TranscriptItem } from '../../../shared/domain/transcript/item.ts';
import { keepWhole } from '../../state/reading.ts';
import { readBackTo } from '../../state/watch.ts';
import { readUi, useUi, wasRead } from '../../state/ui.ts';

/** Where a transcript begins that is opened at an item which is held already; null where it begins at its end. */
export function useStartAt(laneId: LaneId, items: readonly TranscriptItem[]): number | null {
  const [startAt] = useState(() => {
    const { reading } = readUi();
    const index = items.findIndex(({ itemId }) => reading?.laneId === laneId && reading.itemId === itemId);
    return index === -1 ? null : index;
  });
  return startAt;
}

interface Parts {
  readonly laneId: LaneId;
  readonly items: readonly TranscriptItem[];
  readonly loaded: boolean;
  readonly list: RefObject<VirtuosoHandle | null>;
  /** The list leaves its end for the item, as if the person had scrolled. */
  readonly onFound: () => void;
}

/** Brings the item that the person wants to see to the top, reading back as far as it takes. Returns its id, to mark it. */
export function useReading({ laneId, items, loaded, list, onFound }: Parts): string | null {
  const wanted = useUi((ui) => (ui.reading?.laneId === laneId ? ui.reading : null));
  const [found, setFound] = useState<string | null>(null);
  const index = wanted === null ? -1 : items.findIndex(({ itemId }) => itemId === wanted.itemId);
  useEffect(() => {
    if (wanted !== null && loaded && index === -1) void readBackTo(laneId, wanted.position);
  }, [wanted, loaded, index, laneId]);
  useEffect(() => (wanted === null ? undefined : keepWhole(laneId)), [wanted, laneId]);
  useEffect(() => {
    if (wanted === null || index === -1) return;
    // The rows that were read back must stand before one of them can be scrolled to.
    const frame = requestAnimationFrame(() => {
      onFound();
      list.current?.scrollToIndex({ index, align: 'start', offset: -48 });
      setFound(wanted.itemId);
      wasRead();
    });
    return () => cancelAnimationFrame(frame);
  }, [wanted, index, list, onFound]);
  return found;
}
