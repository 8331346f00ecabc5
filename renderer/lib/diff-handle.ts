import { type LinePlace } from './line-place.ts';

/** What a diff lets its surroundings do. `next` and `previous` answer false where the file has no more changes. */
export interface DiffHandle {
  readonly next: () => boolean;
  readonly previous: () => boolean;
  readonly focus: () => void;
  /** The line that a person last pointed at or went to; null before the first. */
  readonly place: () => LinePlace | null;
  readonly reveal: (place: LinePlace) => void;
}

/** Where in the changes of the file the reader is; `index` counts from 0, -1 before the first. */
export interface DiffPosition {
  readonly index: number;
  readonly total: number;
}
