import { fail, ok, type Result } from '../../shared/kernel/result.ts';
import { gitFailure } from './git-failure.ts';
import { type Git } from './git.ts';
import { parseTreeEntries, type TreeEntry } from './tree-entries.ts';

export interface Blob {
  /** null when it is missing, binary or too large. */
  readonly text: string | null;
  readonly bytes: number;
  readonly binary: boolean;
  readonly tooLarge: boolean;
  readonly missing: boolean;
}

const nothing: Blob = { text: null, bytes: 0, binary: false, tooLarge: false, missing: true };

/** A file's content in a commit or tree; a submodule reads as the commit it stands at. */
export async function readBlob(
  git: Git,
  dir: string,
  treeish: string,
  path: string,
  maxBytes: number,
): Promise<Result<Blob>> {
  const found = await entryAt(git, dir, treeish, path);
  if (!found.ok) return found;
  const entry = found.data;
  if (!entry || entry.type === 'tree') return ok(nothing);
  if (entry.type === 'commit') return ok(textBlob(`Subproject commit ${entry.oid}\n`));
  if (entry.size > maxBytes) return ok({ ...nothing, missing: false, tooLarge: true, bytes: entry.size });
  return readObject(git, dir, entry);
}

/** A file's bytes in a commit or tree; null when there is none. Too many of them is a failure. */
export async function readBytes(
  git: Git,
  dir: string,
  treeish: string,
  path: string,
  maxBytes: number,
): Promise<Result<Buffer | null>> {
  const found = await entryAt(git, dir, treeish, path);
  if (!found.ok) return found;
  if (found.data?.type !== 'blob') return ok(null);
  if (found.data.size > maxBytes)
    return fail('refused', `${path} is larger than ${maxBytes / 1_000_000} MB.`);
  const args = ['cat-file', 'blob', found.data.oid];
  const done = await git.at(dir).output(args);
  return done.exitCode === 0 ? ok(done.stdout) : gitFailure(args, done);
}

async function entryAt(
  git: Git,
  dir: string,
  treeish: string,
  path: string,
): Promise<Result<TreeEntry | null>> {
  if (path === '') return ok(null);
  const listed = await git.at(dir).text(['ls-tree', '-z', '-l', '--full-tree', treeish, '--', path], {
    env: { GIT_LITERAL_PATHSPECS: '1' },
  });
  if (!listed.ok) return listed;
  return ok(parseTreeEntries(listed.data).find((entry) => entry.path === path) ?? null);
}

async function readObject(git: Git, dir: string, entry: TreeEntry): Promise<Result<Blob>> {
  const args = ['cat-file', 'blob', entry.oid];
  const done = await git.at(dir).output(args);
  if (done.exitCode !== 0) return gitFailure(args, done);
  const bytes = done.stdout.length;
  if (looksBinary(done.stdout)) return ok({ ...nothing, missing: false, binary: true, bytes });
  return ok({ ...textBlob(done.stdout.toString('utf8')), bytes });
}

const textBlob = (text: string): Blob => ({
  text,
  bytes: Buffer.byteLength(text),
  binary: false,
  tooLarge: false,
  missing: false,
});

/** As git decides it: a NUL among the first 8,000 bytes. */
export const looksBinary = (content: Buffer): boolean => content.subarray(0, 8000).includes(0);
