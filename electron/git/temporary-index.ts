import { mkdtemp, open, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs `use` with a private folder, deleted afterwards. */
export async function withTemporaryFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'switchyard-index-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Runs `use` with a private copy of an index, deleted afterwards. `copied` is false when there was none.
 * The copy is dated back to the original's second, because git trusts files older than the index unread: a newer date
 * would hide a change of equal length made in that same second.
 */
export function withTemporaryIndex<T>(
  source: string,
  use: (indexPath: string, copied: boolean) => Promise<T>,
): Promise<T> {
  return withTemporaryFolder(async (folder) => {
    const path = join(folder, 'index');
    return use(path, await copyIndex(source, path));
  });
}

async function copyIndex(from: string, to: string): Promise<boolean> {
  const source = await open(from, 'r').catch(() => null);
  if (!source) return false;
  try {
    const { mtimeMs } = await source.stat();
    await writeFile(to, await source.readFile());
    const second = Math.floor(mtimeMs / 1000);
    await utimes(to, second, second);
    return true;
  } finally {
    await source.close();
  }
}
