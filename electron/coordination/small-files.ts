import { readdir, readFile, stat } from 'node:fs/promises';
import { type Result, fail, ok } from '../../shared/kernel/result.ts';

/** Text that people write by hand is smaller than this, in bytes. */
const largest = 200_000;
const mostEntries = 300;

/** A file of text that somebody wrote by hand; null where there is none. */
export async function readSmallFile(path: string): Promise<Result<string | null>> {
  try {
    const found = await stat(path);
    if (!found.isFile()) return ok(null);
    if (found.size > largest) return fail('too-large', `${path} is larger than ${largest / 1000} kB.`);
    return ok(await readFile(path, 'utf8'));
  } catch (error) {
    if (isMissing(error)) return ok(null);
    return fail('storage', `${path} cannot be read: ${wordsOf(error)}`);
  }
}

/** The names in a folder, sorted; none where there is no such folder. */
export async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort().slice(0, mostEntries);
  } catch {
    return [];
  }
}

export const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');

export const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
