import { type LinePlace } from './line-place.ts';

/** The line that a person last pointed at or went to. */
export interface CurrentLine {
  get(): LinePlace | null;
  set(place: LinePlace | null): void;
  subscribe(listener: () => void): () => void;
}

/** Holds a line for those who show it. */
export function createCurrentLine(): CurrentLine {
  let current: LinePlace | null = null;
  const listeners = new Set<() => void>();
  return {
    get: () => current,
    set(place) {
      if (place?.line === current?.line && place?.side === current?.side) return;
      current = place;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
