import { lstat, opendir } from 'node:fs/promises';
import { join } from 'node:path';

/** What a folder takes on the disk. */
export interface FolderSize {
  readonly bytes: number;
  readonly files: number;
  /** False when it was left after the most files that may be counted. */
  readonly complete: boolean;
}

/** Folders read at one time: enough to keep the disk busy, few enough to leave the pool to others. */
const atOnce = 4;

/** Measures a folder, or one file: blocks on the disk, hard links once, links not followed. What vanishes meanwhile is left out. */
export async function folderSize(path: string, most = 400_000): Promise<FolderSize> {
  const seen = new Set<string>();
  const waiting = [path];
  let bytes = 0;
  let files = 0;
  const measure = async (file: string) => {
    const stat = await lstat(file).catch(() => null);
    if (!stat || (stat.nlink > 1 && !stat.isDirectory() && !isNew(seen, `${stat.dev}:${stat.ino}`))) return;
    bytes += stat.blocks === undefined ? stat.size : stat.blocks * 512;
    if (stat.isDirectory()) waiting.push(file);
    else files += 1;
  };
  const read = async (folder: string) => {
    const entries = await opendir(folder).catch(() => null);
    if (!entries) return;
    for await (const { name } of entries) {
      if (files >= most) return;
      await measure(join(folder, name));
    }
  };
  await measure(waiting.pop() ?? path);
  while (waiting.length > 0 && files < most) await Promise.all(waiting.splice(0, atOnce).map(read));
  return { bytes, files, complete: files < most };
}

function isNew(seen: Set<string>, key: string): boolean {
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}
