/** The list with the item at an index one place further up or down. */
export function moved<T>(items: readonly T[], index: number, by: 1 | -1): readonly T[] {
  const to = index + by;
  const item = items[index];
  if (item === undefined || to < 0 || to >= items.length) return items;
  const rest = items.filter((_, i) => i !== index);
  return [...rest.slice(0, to), item, ...rest.slice(to)];
}

/** The list with one item put in the place of another; what lay between moves by one. */
export function movedBefore<T>(items: readonly T[], item: T, place: T): readonly T[] {
  const to = items.indexOf(place);
  if (to === -1 || !items.includes(item)) return items;
  const rest = items.filter((other) => other !== item);
  return [...rest.slice(0, to), item, ...rest.slice(to)];
}
