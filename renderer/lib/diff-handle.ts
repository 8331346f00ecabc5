/** What a diff lets its surroundings do. `next` and `previous` answer false where the file has no more changes. */
export interface DiffHandle {
  readonly next: () => boolean;
  readonly previous: () => boolean;
  readonly focus: () => void;
}

/** Where in the changes of the file the reader is; `index` counts from 0, -1 before the first. */
export interface DiffPosition {
  readonly index: number;
  readonly total: number;
}
