/** Numbers, ids and choices for one step of a walk; the same seed draws the same. */
export interface Draw {
  /** A whole number from 0 to `below`, exclusive. */
  readonly number: (below: number) => number;
  /** New at every step. */
  readonly id: <T extends string>(prefix: string) => T;
  readonly oid: () => string;
  readonly one: <T>(items: readonly T[]) => T | undefined;
  readonly maybe: <T>(value: T) => T | null;
}
