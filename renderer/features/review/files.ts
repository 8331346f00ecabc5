import { type ChangedFile, type FileCount } from '../../../shared/contract/index.ts';

/** A changed file with what is known of its lines so far. */
export interface ReviewFile extends ChangedFile {
  /** Whether its lines are counted; null counts mean nothing before. */
  readonly counted: boolean;
  /** Written by a program: folded unless asked for. */
  readonly generated: boolean;
}

const lockFiles =
  /(^|\/)(package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|Cargo\.lock|poetry\.lock|uv\.lock|Pipfile\.lock|Gemfile\.lock|composer\.lock|go\.sum|flake\.lock|Podfile\.lock|pubspec\.lock|mix\.lock|deno\.lock|packages\.lock\.json|gradle\.lockfile)$/;

/** Whether a path is a lock file of a package manager. */
export const isLockFile = (path: string): boolean => lockFiles.test(path);

/** Joins the list with the counts that have come so far. */
export function withCounts(
  files: readonly ChangedFile[],
  counts: ReadonlyMap<string, FileCount>,
): readonly ReviewFile[] {
  return files.map((file) => {
    const count = counts.get(file.path);
    const locked = isLockFile(file.path);
    if (!count) {
      return { ...file, counted: file.added !== null || file.binary, generated: locked };
    }
    const { added, removed, binary, generated } = count;
    return { ...file, added, removed, binary, counted: true, generated: generated || locked };
  });
}

/** A file's name and the folder it lies in, with its slash. */
export function splitPath(path: string): { readonly folder: string; readonly name: string } {
  const slash = path.lastIndexOf('/');
  return { folder: path.slice(0, slash + 1), name: path.slice(slash + 1) };
}

/** Sums over the files whose lines are known. */
export function totals(files: readonly ChangedFile[]): {
  readonly added: number;
  readonly removed: number;
} {
  return files.reduce(
    (sum, f) => ({ added: sum.added + (f.added ?? 0), removed: sum.removed + (f.removed ?? 0) }),
    { added: 0, removed: 0 },
  );
}

/** What kind of change it is, where that is not simply an edit. */
export function changeWords(file: ChangedFile): string | null {
  switch (file.change) {
    case 'added':
      return file.binary ? 'added, binary' : 'added';
    case 'deleted':
      return file.binary ? 'deleted, binary' : 'deleted';
    case 'renamed':
      return file.oldPath === null ? 'renamed' : `was ${shortest(file.oldPath, file.path)}${alike(file)}`;
    case 'copied':
      return file.oldPath === null ? 'copied' : `copy of ${shortest(file.oldPath, file.path)}${alike(file)}`;
    case 'type':
      return 'type or mode changed';
    case 'modified':
      return (
        [file.binary ? 'binary' : null, modeWords(file)].filter((word) => word !== null).join(', ') || null
      );
  }
}

const alike = ({ similarity }: ChangedFile): string =>
  similarity === null || similarity === 100 ? '' : `, ${similarity}% alike`;

/** That a file may be executed, or may no longer. */
function modeWords({ oldMode, newMode }: ChangedFile): string | null {
  if (oldMode === newMode || oldMode === null || newMode === null) return null;
  return newMode === '100755'
    ? 'now executable'
    : oldMode === '100755'
      ? 'no longer executable'
      : 'mode changed';
}

/** Whether one side of it is a submodule. */
export const isSubmodule = ({ oldMode, newMode }: ChangedFile): boolean =>
  oldMode === '160000' || newMode === '160000';

/** The old path without the folder it shares with the new one. */
function shortest(old: string, now: string): string {
  const { folder, name } = splitPath(old);
  return folder === splitPath(now).folder ? name : old;
}

/** Files whose path contains every word asked for, whatever the case. */
export function filterFiles(files: readonly ReviewFile[], asked: string): readonly ReviewFile[] {
  const words = asked.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return files;
  return files.filter((f) => words.every((w) => f.path.toLowerCase().includes(w)));
}

/** The file after or before one; null at the end of the list. An unknown one begins at the near end. */
export function neighbour(files: readonly ReviewFile[], path: string | null, by: 1 | -1): ReviewFile | null {
  const at = files.findIndex((f) => f.path === path);
  if (at < 0) return (by > 0 ? files[0] : files.at(-1)) ?? null;
  return files[at + by] ?? null;
}

/** The next file that is not viewed, looking on from one and then from the start. */
export function nextUnviewed(
  files: readonly ReviewFile[],
  path: string | null,
  viewed: (file: ReviewFile) => boolean,
): ReviewFile | null {
  const at = files.findIndex((f) => f.path === path);
  const after = [...files.slice(at + 1), ...files.slice(0, Math.max(0, at))];
  return after.find((f) => !viewed(f)) ?? null;
}
