import { type Instant } from '../../../shared/kernel/time.ts';
import { type Row } from './rows.ts';
import { type Frame, type Mark } from './shapes.ts';
import { type Link, type Strip } from './strip.ts';

/** A match of the search. */
export interface Hit {
  readonly laneId: string;
  readonly from: Instant;
  readonly to: Instant;
}

/** What the lanes' canvas shows in one frame. */
export interface Scene extends Frame {
  readonly height: number;
  /** How far the rows are scrolled up. */
  readonly scroll: number;
  readonly rows: readonly Row[];
  readonly stripOf: (laneId: string) => Strip | null;
  readonly links: readonly Link[];
  /** The arrow that is pointed at or marked. */
  readonly link: Link | null;
  readonly selected: string | null;
  readonly marked: Mark | null;
  readonly hits: readonly Hit[];
  readonly hit: Hit | null;
  readonly range: { readonly from: Instant; readonly to: Instant } | null;
}

/** A lane's row on the screen, with what it has to show. */
export interface Line {
  readonly laneId: string;
  /** From the upper edge of the canvas. */
  readonly y: number;
  readonly strip: Strip;
}

/** The rows of lanes that are on the screen and of which something is known. */
export const linesOf = (scene: Scene): readonly Line[] =>
  scene.rows.flatMap((row) => {
    if (row.kind !== 'lane') return [];
    const y = row.y - scene.scroll;
    if (y + row.h < 0 || y > scene.height) return [];
    const strip = scene.stripOf(row.lane.id);
    return strip ? [{ laneId: row.lane.id, y, strip }] : [];
  });
