/** How far a line may have moved and still be taken for the same. */
const reach = 200;
/** The same for lines that say little, such as a closing brace. */
const shortReach = 5;

const meaning = (text: string) => text.replace(/[^\p{L}\p{N}_]/gu, '').length;

/**
 * Where a line that was quoted stands now, counted from 1: its own place if it is still there, else the nearest line
 * that says the same, whatever its indentation. Null when it is gone.
 */
export function locateLine(lines: readonly string[], line: number, quote: string): number | null {
  const wanted = quote.trim();
  const same = (at: number) => lines[at - 1]?.slice(0, 2000).trim() === wanted;
  if (same(line)) return line;
  if (wanted === '') return null;
  const most = meaning(wanted) < 4 ? shortReach : reach;
  for (let away = 1; away <= most; away += 1) {
    if (same(line - away)) return line - away;
    if (same(line + away)) return line + away;
  }
  return null;
}
