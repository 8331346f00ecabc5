import { isPointKind, type Outcome, type SpanKind } from '../../../shared/domain/timeline/span.ts';

/** Height of a lane's row, of a group's head, and of what stands in a row. */
export const rowHeight = 64;
export const groupRowHeight = 28;
export const rowTop = 8;
export const rowBottom = 56;
export const baseline = 52;

export const barHeights: Partial<Record<SpanKind, number>> = {
  read: 8,
  search: 8,
  other: 8,
  edit: 16,
  command: 24,
};
/** The tallest bar. */
export const bandHeight = 24;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** Where something stands in its row, in CSS pixels from the row's upper left corner. */
export function boxOf(kind: SpanKind, outcome: Outcome, x: number, w: number): Box {
  switch (kind) {
    case 'turn':
    case 'approval':
      return { x, y: rowTop, w: Math.max(w, 3), h: rowBottom - rowTop };
    case 'paused':
      return { x, y: 0, w: Math.max(w, 3), h: rowHeight };
    case 'verify':
      return { x: w < 16 ? x + w / 2 - 8 : x, y: 20, w: Math.max(w, 16), h: 24 };
    case 'checkpoint':
      return { x: x - 3, y: 58, w: 6, h: 4 };
    case 'landed':
      return { x: x - 5, y: 27, w: 10, h: 10 };
    case 'conflict':
      return { x: x - 9, y: 23, w: 18, h: 18 };
    case 'ended':
      return { x: x - 1, y: rowTop, w: 3, h: rowBottom - rowTop };
    default: {
      const h = outcome === 'bad' ? bandHeight : (barHeights[kind] ?? 8);
      return { x, y: baseline - h, w: Math.max(w, outcome === 'bad' ? 2 : 1), h };
    }
  }
}

/** Whether it happened at one moment. */
export const isPoint = ({ kind }: { readonly kind: SpanKind }): boolean => isPointKind(kind);

/** How much of a title fits, ending with …; nothing under three letters. */
export function fitTitle(title: string, width: number, widthOf: (text: string) => number): string {
  const text = title.trim();
  if (width <= 0 || text === '') return '';
  const dots = widthOf('…');
  let used = 0;
  let fits = 0;
  for (const letter of text) {
    used += widthOf(letter);
    if (used + dots <= width) fits += letter.length;
    if (used > width) {
      const cut = text.slice(0, fits).trimEnd();
      return cut.length < 3 ? '' : `${cut}…`;
    }
  }
  return text;
}
