/** `before` has to be done, or apart, before `after`; `split` has no direction. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly kind: 'order' | 'split';
}

export interface Spot {
  readonly id: string;
  readonly wave: number;
  readonly x: number;
  readonly y: number;
}

export const card = { width: 240, height: 80, gapX: 72, gapY: 12, head: 40, edge: 16 } as const;

/** Where each card of the graph stands: a column per wave, columns centred on the tallest. */
export function layOut(waves: readonly (readonly string[])[]): {
  readonly spots: readonly Spot[];
  readonly width: number;
  readonly height: number;
} {
  const step = card.height + card.gapY;
  const tallest = Math.max(1, ...waves.map((wave) => wave.length));
  const spots = waves.flatMap((ids, wave) =>
    ids.map((id, row) => ({
      id,
      wave,
      x: card.edge + wave * (card.width + card.gapX),
      y: card.head + row * step + ((tallest - ids.length) * step) / 2,
    })),
  );
  return {
    spots,
    width: card.edge * 2 + waves.length * (card.width + card.gapX) - card.gapX,
    height: card.head + tallest * step + card.edge,
  };
}

/** The line of an edge between two cards: out at the right, in at the left. */
export function pathOf(from: Spot, to: Spot): string {
  const [x1, y1] = [from.x + card.width, from.y + card.height / 2];
  const [x2, y2] = [to.x, to.y + card.height / 2];
  if (to.wave === from.wave) {
    const x = from.x + 24;
    return `M${x} ${from.y + card.height}V${to.y}`;
  }
  const bend = card.gapX / 2;
  return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}
