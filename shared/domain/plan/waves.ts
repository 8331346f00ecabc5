import { type Result, fail, ok } from '../../kernel/result.ts';

/** `after` cannot begin before `before` is done. */
export interface Order {
  readonly before: string;
  readonly after: string;
}

/**
 * The waves in which tasks can run: each as early as what it waits for allows, never beside one that it cannot stand
 * beside. `ids` in the plan's order, which breaks ties. A cycle is refused and shown.
 */
export function wavesOf(
  ids: readonly string[],
  orders: readonly Order[],
  apart: (a: string, b: string) => boolean,
): Result<readonly (readonly string[])[]> {
  const before = new Map(ids.map((id) => [id, new Set<string>()]));
  for (const order of orders) before.get(order.after)?.add(order.before);
  const placed = new Map<string, number>();
  const waves: string[][] = [];
  let left = [...ids];
  while (left.length > 0) {
    const id = left.find((one) => [...(before.get(one) ?? [])].every((b) => placed.has(b)));
    if (id === undefined) return cycle(left, before);
    let wave = Math.max(0, ...[...(before.get(id) ?? [])].map((b) => (placed.get(b) ?? 0) + 1));
    while (waves[wave]?.some((other) => apart(id, other))) wave += 1;
    (waves[wave] ??= []).push(id);
    placed.set(id, wave);
    left = left.filter((one) => one !== id);
  }
  return ok(waves.map((wave) => wave.toSorted((a, b) => ids.indexOf(a) - ids.indexOf(b))));
}

function cycle(left: readonly string[], before: ReadonlyMap<string, ReadonlySet<string>>): Result<never> {
  const open = new Set(left);
  const walk: string[] = [];
  let at = left[0];
  while (at !== undefined && !walk.includes(at)) {
    walk.push(at);
    at = [...(before.get(at) ?? [])].find((b) => open.has(b));
  }
  const ring = at === undefined ? walk : [...walk.slice(walk.indexOf(at)), at];
  const shown = ring.toReversed();
  return fail('invalid-input', `The tasks wait for each other in a circle: ${shown.join(' → ')}.`, {
    next: 'Take one of these dependencies out, or split a task so that the circle opens.',
    details: { cycle: shown },
  });
}
