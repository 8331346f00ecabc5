const fan = 8;
const shift = 3;

interface Level {
  /** The latest end below each node. */
  readonly end: Float64Array;
  /** Position of the longest span below each node. */
  readonly longest: Uint32Array;
}

/** Latest ends and longest spans over eights of positions, eights of those, and so on: a mipmap of a track. */
export class Pyramid {
  #levels: Level[] = [];
  #size = 0;

  /** Makes it true again for positions from `first` on, up to `size`. */
  rebuild(first: number, size: number, from: Float64Array, to: Float64Array): void {
    this.#size = size;
    let nodes = Math.ceil(size / fan);
    for (let depth = 0; ; depth++) {
      const level = this.#level(depth, nodes);
      const below = this.#levels[depth - 1];
      const begin = first >> (shift * (depth + 1));
      const count = depth === 0 ? size : Math.ceil(size / fan ** depth);
      for (let node = begin; node < nodes; node++) {
        let end = Number.NEGATIVE_INFINITY;
        let longest = 0;
        let most = Number.NEGATIVE_INFINITY;
        for (let child = node * fan; child < Math.min(count, node * fan + fan); child++) {
          end = Math.max(end, (below ? below.end[child] : to[child]) ?? end);
          const position = below ? (below.longest[child] ?? 0) : child;
          const length = (to[position] ?? 0) - (from[position] ?? 0);
          if (length > most) [most, longest] = [length, position];
        }
        level.end[node] = end;
        level.longest[node] = longest;
      }
      if (nodes <= 1) return void (this.#levels.length = depth + 1);
      nodes = Math.ceil(nodes / fan);
    }
  }

  /** Positions before `before` whose span ends at `instant` or later. */
  reaching(before: number, instant: number, to: Float64Array): number[] {
    const found: number[] = [];
    const visit = (depth: number, node: number): void => {
      if (depth < 0) {
        if ((to[node] ?? 0) >= instant) found.push(node);
        return;
      }
      if ((this.#levels[depth]?.end[node] ?? Number.NEGATIVE_INFINITY) < instant) return;
      const width = fan ** depth;
      for (let child = node * fan; child < node * fan + fan; child++) {
        if (child * width >= Math.min(before, this.#size)) return;
        visit(depth - 1, child);
      }
    };
    if (before > 0 && this.#levels.length > 0) visit(this.#levels.length - 1, 0);
    return found;
  }

  /** Position of the longest span from `i` up to, not including, `j`. */
  longest(i: number, j: number, from: Float64Array, to: Float64Array): number {
    let best = i;
    let most = Number.NEGATIVE_INFINITY;
    const take = (position: number): void => {
      const length = (to[position] ?? 0) - (from[position] ?? 0);
      if (length > most) [most, best] = [length, position];
    };
    let at = i;
    while (at < j) {
      let depth = -1;
      while (at % fan ** (depth + 2) === 0 && at + fan ** (depth + 2) <= j && depth + 1 < this.#levels.length)
        depth += 1;
      if (depth < 0) take(at++);
      else {
        const width = fan ** (depth + 1);
        take(this.#levels[depth]?.longest[at / width] ?? at);
        at += width;
      }
    }
    return best;
  }

  #level(depth: number, nodes: number): Level {
    const known = this.#levels[depth];
    if (known && known.end.length >= nodes) return known;
    const room = Math.max(8, nodes * 2);
    const made: Level = { end: new Float64Array(room), longest: new Uint32Array(room) };
    if (known) {
      made.end.set(known.end);
      made.longest.set(known.longest);
    }
    this.#levels[depth] = made;
    return made;
  }
}
