import { type ConflictHunk } from '../../shared/domain/merge/events.ts';

/** The regions between git's conflict markers; also with the base shown (diff3). Unfinished regions are left out. */
export function parseConflictHunks(text: string): ConflictHunk[] {
  const hunks: ConflictHunk[] = [];
  let open: { line: number; side: Side; ours: string; theirs: string } | null = null;
  text.split(/(?<=\n)/).forEach((line, index) => {
    const marker = markerOf(line);
    if (marker === '<') open = { line: index + 1, side: 'ours', ours: '', theirs: '' };
    else if (open && marker === '|' && open.side === 'ours') open.side = 'base';
    else if (open && marker === '=' && open.side !== 'theirs') open.side = 'theirs';
    else if (open && marker === '>' && open.side === 'theirs') {
      hunks.push({ line: open.line, ours: open.ours, theirs: open.theirs });
      open = null;
    } else if (open && open.side !== 'base') open[open.side] += line;
  });
  return hunks;
}

/** Whether a whole conflict region stands in the text. */
export const hasConflictMarkers = (text: string): boolean => parseConflictHunks(text).length > 0;

type Side = 'ours' | 'base' | 'theirs';

function markerOf(line: string): '<' | '|' | '=' | '>' | null {
  const found = /^(?:(<)<{6,}|(\|)\|{6,}|(=)={6,}|(>)>{6,})(?:[ \r\n]|$)/.exec(line);
  if (!found) return null;
  return (found[1] ?? found[2] ?? found[3] ?? found[4] ?? null) as '<' | '|' | '=' | '>' | null;
}
