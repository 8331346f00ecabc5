import { existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Moves files and folders to the same places in another folder of the same file system; what is there already stays. */
export async function moveBack(paths: readonly string[], from: string, to: string): Promise<void> {
  for (const path of paths) {
    const target = join(to, path);
    if (existsSync(target)) continue;
    await mkdir(dirname(target), { recursive: true });
    // One that cannot be moved stays where it is; the lane is whole without it.
    await rename(join(from, path), target).catch(() => undefined);
  }
}
