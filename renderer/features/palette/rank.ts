/**
 * How well an entry (title, a line about it, its id, one a line) answers what was typed: 0 for not at all, up to 1.
 * Every word must be in the title or the line about it.
 */
export function rank(entry: string, typed: string): number {
  const [title = '', about = ''] = entry.toLowerCase().split('\n');
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const scores = words.map((word) => {
    if (title.startsWith(word)) return 1;
    if (title.includes(` ${word}`)) return 0.8;
    if (title.includes(word)) return 0.6;
    return about.includes(word) ? 0.3 : 0;
  });
  return scores.length === 0 ? 1 : Math.min(...scores);
}
