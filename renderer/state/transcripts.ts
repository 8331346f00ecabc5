import { type Failure } from '../../shared/kernel/result.ts';
import { type TranscriptItem } from '../../shared/domain/transcript/item.ts';

/** What the screen holds of one lane's transcript: the newest items, in order, without holes. */
export interface Transcript {
  readonly items: readonly TranscriptItem[];
  /** Whether older items exist that are not held. */
  readonly more: boolean;
  /** Whether a page has been read; live items alone may have a hole before them. */
  readonly loaded: boolean;
  /** Why the last page could not be read; null when it could. */
  readonly failure: Failure | null;
}

export const emptyTranscript: Transcript = { items: [], more: false, loaded: false, failure: null };

/** Puts items in their places; what is newer wins, whatever the order of arrival. */
export function upsertItems(
  held: readonly TranscriptItem[],
  arriving: readonly TranscriptItem[],
): readonly TranscriptItem[] {
  if (arriving.length === 0) return held;
  const next = [...held];
  for (const item of arriving) {
    const place = placeOf(next, item.position);
    const there = next[place];
    if (there?.itemId !== item.itemId) next.splice(place, 0, item);
    else if (item.updatedAt >= there.updatedAt) next[place] = item;
  }
  return next;
}

/** The first index whose item does not stand before the position; found by halving, so that live updates stay cheap. */
function placeOf(items: readonly TranscriptItem[], position: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.position ?? Infinity) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many items of a transcript that is only followed are held, and how many stay when there are more. */
const most = 600;
const stay = 400;

/** Lets go of the oldest where there are too many; they can be read again. */
export function trimmed(held: Transcript): Transcript {
  return held.items.length <= most ? held : { ...held, items: held.items.slice(-stay), more: true };
}

/** Adds a page that was read: the newest one, or the one before what is held. */
export function addPage(
  held: Transcript,
  page: { readonly items: readonly TranscriptItem[]; readonly more: boolean },
  older: boolean,
): Transcript {
  const first = page.items[0];
  const newestHeld = held.items[held.items.length - 1];
  const hole =
    !older && held.loaded && first && newestHeld && newestHeld.position < first.position && page.more;
  const items = upsertItems(hole ? [] : held.items, page.items);
  const reachesBack = items[0] === undefined || items[0].itemId === first?.itemId;
  return {
    items,
    more: older || hole || !held.loaded || reachesBack ? page.more : held.more,
    loaded: true,
    failure: null,
  };
}
