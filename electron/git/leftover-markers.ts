import { type ConflictHunk } from '../../shared/domain/merge/events.ts';
import { ok, type Result } from '../../shared/kernel/result.ts';
import { parseConflictHunks } from './conflict-hunks.ts';
import { changedPaths } from './diff-files.ts';
import { type Git, type Oid } from './git.ts';
import { readBlob } from './read-blob.ts';

const maxBytes = 2_000_000;

/** Files of a merged tree in which conflict markers were left that neither side had. */
export async function leftoverMarkers(
  git: Git,
  dir: string,
  tree: Oid,
  parents: readonly [Oid, Oid],
): Promise<Result<readonly string[]>> {
  const [ours, theirs] = await Promise.all(parents.map((parent) => changedPaths(git, dir, parent, tree)));
  if (!ours || !theirs) return ok([]);
  if (!ours.ok) return ours;
  if (!theirs.ok) return theirs;
  const touched = new Set(theirs.data);
  const marked: string[] = [];
  for (const path of ours.data.filter((candidate) => touched.has(candidate))) {
    const now = await hunksIn(git, dir, tree, path);
    if (!now.ok) return now;
    if (now.data.length === 0) continue;
    const before = await Promise.all(parents.map((parent) => hunksIn(git, dir, parent, path)));
    const known = new Set(before.flatMap((hunks) => (hunks.ok ? hunks.data.map(asKey) : [])));
    if (now.data.some((hunk) => !known.has(asKey(hunk)))) marked.push(path);
  }
  return ok(marked);
}

async function hunksIn(git: Git, dir: string, treeish: Oid, path: string): Promise<Result<ConflictHunk[]>> {
  const blob = await readBlob(git, dir, treeish, path, maxBytes);
  return blob.ok ? ok(parseConflictHunks(blob.data.text ?? '')) : blob;
}

const asKey = ({ ours, theirs }: ConflictHunk): string => JSON.stringify([ours, theirs]);
