import { splitPath, type ReviewFile } from './files.ts';

/** One line of the list of files. */
export type TreeRow =
  | {
      readonly kind: 'folder';
      /** Its whole path, with the slash; what folds it. */
      readonly path: string;
      /** What it is called here: several folders in one where nothing else is between them. */
      readonly name: string;
      readonly depth: number;
      readonly files: number;
      readonly open: boolean;
    }
  | {
      readonly kind: 'group';
      readonly path: typeof generatedGroup;
      readonly files: number;
      readonly open: boolean;
    }
  | { readonly kind: 'file'; readonly file: ReviewFile; readonly depth: number };

/** Folds and unfolds all generated files; no folder's path ends like this. */
export const generatedGroup = '\0generated';

interface Folder {
  readonly folders: Map<string, Folder>;
  readonly files: ReviewFile[];
  total: number;
}

const emptyFolder = (): Folder => ({ folders: new Map(), files: [], total: 0 });

function grow(files: readonly ReviewFile[]): Folder {
  const top = emptyFolder();
  for (const file of files) {
    let at = top;
    at.total += 1;
    for (const part of splitPath(file.path).folder.split('/').slice(0, -1)) {
      const next = at.folders.get(part) ?? emptyFolder();
      at.folders.set(part, next);
      next.total += 1;
      at = next;
    }
    at.files.push(file);
  }
  return top;
}

/** The files in the order in which they stand, folders first; what generated files there are comes last. */
export function inTreeOrder(files: readonly ReviewFile[]): readonly ReviewFile[] {
  return treeRows(files, () => true).flatMap((row) => (row.kind === 'file' ? [row.file] : []));
}

/** The lines of the tree. `isOpen` says of a folder's path whether it is unfolded. */
export function treeRows(
  files: readonly ReviewFile[],
  isOpen: (path: string) => boolean,
): readonly TreeRow[] {
  const written = files.filter((file) => !file.generated);
  const generated = files.filter((file) => file.generated);
  const rows: TreeRow[] = [];
  walk(grow(written), '', 0, isOpen, rows);
  if (generated.length === 0) return rows;
  const open = isOpen(generatedGroup);
  rows.push({ kind: 'group', path: generatedGroup, files: generated.length, open });
  if (open) walk(grow(generated), '', 0, isOpen, rows);
  return rows;
}

function walk(
  folder: Folder,
  path: string,
  depth: number,
  isOpen: (path: string) => boolean,
  rows: TreeRow[],
): void {
  for (const [name, first] of folder.folders) {
    let [inner, words] = [first, name];
    for (let only = onlyFolder(inner); only; only = onlyFolder(inner)) {
      words = `${words}/${only[0]}`;
      inner = only[1];
    }
    const whole = `${path}${words}/`;
    const open = isOpen(whole);
    rows.push({ kind: 'folder', path: whole, name: words, depth, files: inner.total, open });
    if (open) walk(inner, whole, depth + 1, isOpen, rows);
  }
  for (const file of folder.files) rows.push({ kind: 'file', file, depth });
}

function onlyFolder({ folders, files }: Folder): readonly [string, Folder] | null {
  const [first, second] = folders;
  return files.length === 0 && first && !second ? first : null;
}
