import { type ChangedFile } from '../../../shared/contract/index.ts';

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
      return file.oldPath === null ? 'renamed' : `was ${shortest(file.oldPath, file.path)}`;
    case 'copied':
      return file.oldPath === null ? 'copied' : `copy of ${shortest(file.oldPath, file.path)}`;
    case 'type':
      return 'type or mode changed';
    case 'modified':
      return file.binary ? 'binary' : null;
  }
}

/** The old path without the folder it shares with the new one. */
function shortest(old: string, now: string): string {
  const { folder, name } = splitPath(old);
  return folder === splitPath(now).folder ? name : old;
}

/** Files whose path contains every word asked for, whatever the case. */
export function filterFiles(files: readonly ChangedFile[], asked: string): readonly ChangedFile[] {
  const words = asked.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return files;
  return files.filter((f) => words.every((w) => f.path.toLowerCase().includes(w)));
}

/** The file after or before one; null at the end of the list. An unknown one begins at the near end. */
export function neighbour(
  files: readonly ChangedFile[],
  path: string | null,
  by: 1 | -1,
): ChangedFile | null {
  const at = files.findIndex((f) => f.path === path);
  if (at < 0) return (by > 0 ? files[0] : files.at(-1)) ?? null;
  return files[at + by] ?? null;
}

/** The next file that is not viewed, looking on from one and then from the start. */
export function nextUnviewed(
  files: readonly ChangedFile[],
  path: string | null,
  viewed: (file: ChangedFile) => boolean,
): ChangedFile | null {
  const at = files.findIndex((f) => f.path === path);
  const after = [...files.slice(at + 1), ...files.slice(0, Math.max(0, at))];
  return after.find((f) => !viewed(f)) ?? null;
}
