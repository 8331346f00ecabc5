import { type PaletteEntry } from './palette-entries.ts';
import { rank } from './rank.ts';

/** Entries under one heading. */
export interface PaletteGroup {
  readonly heading: string;
  readonly entries: readonly PaletteEntry[];
}

/** How many entries of one group are drawn; the rest is found by typing on. */
const most = 12;

const scoreOf = (entry: PaletteEntry, typed: string): number =>
  rank(`${entry.title}\n${entry.about ?? ''}`, typed);

/** What is listed for what was typed: best first in each group, groups by their best, what was done lately first of all. */
export function shownGroups(
  groups: readonly PaletteGroup[],
  typed: string,
  recent: readonly string[],
  recentHeading: string,
): readonly PaletteGroup[] {
  return typed.trim() === '' ? untouched(groups, recent, recentHeading) : matching(groups, typed, recent);
}

function untouched(
  groups: readonly PaletteGroup[],
  recent: readonly string[],
  heading: string,
): readonly PaletteGroup[] {
  const all = new Map(groups.flatMap(({ entries }) => entries.map((entry) => [entry.id, entry])));
  const again = recent.flatMap((id) => all.get(id) ?? []).slice(0, 5);
  const rest = groups.map(({ heading: of, entries }) => ({
    heading: of,
    entries: entries.filter((entry) => !again.includes(entry)).slice(0, most),
  }));
  return [{ heading, entries: again }, ...rest].filter(({ entries }) => entries.length > 0);
}

function matching(
  groups: readonly PaletteGroup[],
  typed: string,
  recent: readonly string[],
): readonly PaletteGroup[] {
  const lately = (id: string) => (recent.includes(id) ? 0.05 : 0);
  const scored = groups.map(({ heading, entries }) => {
    const found = entries
      .map((entry) => ({ entry, score: scoreOf(entry, typed) }))
      .filter(({ score }) => score > 0)
      .map(({ entry, score }) => ({ entry, score: score + lately(entry.id) }))
      .sort((a, b) => b.score - a.score);
    const best = found[0]?.score ?? 0;
    return { heading, best, entries: found.slice(0, most).map(({ entry }) => entry) };
  });
  return scored.filter(({ entries }) => entries.length > 0).sort((a, b) => b.best - a.best);
}
