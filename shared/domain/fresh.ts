/** Containers made during one batch, which nobody outside it has seen yet: a fold may change those in place. */
export type Fresh = WeakSet<object>;

/** A copy of a record to write into: itself when this batch made it. */
export function copyOf<T>(record: Readonly<Record<string, T>>, fresh: Fresh): Record<string, T> {
  if (fresh.has(record)) return record;
  const copy = { ...record };
  fresh.add(copy);
  return copy;
}
