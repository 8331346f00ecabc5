/** How a value stands to its limit: `at-least` for rates, `at-most` for times and counts. */
export type Direction = 'at-least' | 'at-most';

/** One line of the report. */
export interface Figure {
  readonly figure: string;
  readonly value: number;
  readonly unit: string;
  /** What it is held against, measured in the same run. */
  readonly limit: number;
  readonly ratio: number;
  readonly aim: string;
  readonly met: boolean;
}

/** How large a bench is: as the table says, or small enough to try it out. */
export interface Sizes {
  readonly rounds: number;
  /** Divides counts of files, events and processes. */
  readonly shrink: number;
}

/** A bench by its name; gives the figures that it measured, one line each. */
export interface Bench {
  readonly name: string;
  /** The time within which it ends; after that it is ended. */
  readonly minutes: number;
  readonly run: (sizes: Sizes) => Promise<readonly Figure[]>;
}

/** Judges a value by its ratio to the limit. */
export function judge(
  figure: string,
  unit: string,
  { ours, limit }: { readonly ours: number; readonly limit: number },
  [direction, aim]: readonly [Direction, number],
): Figure {
  const ratio = limit === 0 ? (ours === 0 ? 0 : Number.MAX_VALUE) : ours / limit;
  return {
    figure,
    value: round(ours),
    unit,
    limit: round(limit),
    ratio: round(ratio),
    aim: `${direction === 'at-least' ? '≥' : '≤'} ${aim}`,
    met: direction === 'at-least' ? ratio >= aim : ratio <= aim,
  };
}

/** Three digits that count; whole numbers above a thousand. */
const round = (value: number): number =>
  Math.abs(value) >= 1000 ? Math.round(value) : Number(value.toPrecision(3));
