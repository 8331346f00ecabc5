/** A file that the history shows to change along with a task's files, though the task does not name it. */
export interface Drawn {
  readonly path: string;
  /** In so many of the `of` commits that touched the task's files. */
  readonly together: number;
  readonly of: number;
}

/** What the repository itself says about one task. */
export interface TaskEvidence {
  /** Tracked files that the write set covers. */
  readonly files: readonly string[];
  readonly drawn: readonly Drawn[];
}

/** What a plan is judged by. Read from the repository at one commit. */
export interface Evidence {
  /** By task id. */
  readonly tasks: Readonly<Record<string, TaskEvidence>>;
  /** Every tracked path. */
  readonly tracked: ReadonlySet<string>;
  /** Names of those that were asked for which stand in the tracked files. */
  readonly symbols: ReadonlySet<string>;
}

/** A judgement without a repository: nothing exists, nothing was learned. */
export const noEvidence: Evidence = { tasks: {}, tracked: new Set(), symbols: new Set() };

/** So many commits must have touched a task's files before anything is learned from them. */
const fewest = 3;
/** And this part of them must have changed the other file, too. */
const part = 0.5;
/** A commit over more files than this says nothing about what belongs together. */
const sweeping = 60;
const mostDrawn = 30;

/** What changed together with some files, most often first. `commits`: the paths that each commit changed. */
export function drawnBy(
  files: readonly string[],
  commits: readonly (readonly string[])[],
  tracked: ReadonlySet<string>,
): readonly Drawn[] {
  const own = new Set(files);
  const counts = new Map<string, number>();
  let touching = 0;
  for (const commit of commits) {
    if (commit.length > sweeping || !commit.some((path) => own.has(path))) continue;
    touching += 1;
    for (const path of commit) if (!own.has(path)) counts.set(path, (counts.get(path) ?? 0) + 1);
  }
  if (touching < fewest) return [];
  return [...counts]
    .filter(([path, n]) => n >= fewest && n / touching >= part && tracked.has(path))
    .map(([path, together]) => ({ path, together, of: touching }))
    .toSorted((a, b) => b.together - a.together || (a.path < b.path ? -1 : 1))
    .slice(0, mostDrawn);
}
