import { type Oid } from './git.ts';
import { splitNul } from './split-nul.ts';

export interface TreeEntry {
  readonly mode: string;
  readonly type: 'blob' | 'tree' | 'commit';
  readonly oid: Oid;
  /** 0 for what has no content of its own. */
  readonly size: number;
  readonly path: string;
}

/** Reads `git ls-tree -z -l`. */
export function parseTreeEntries(output: string): TreeEntry[] {
  return splitNul(output).flatMap((record) => {
    const found = /^(\d+) (blob|tree|commit) ([0-9a-f]+) +(\d+|-)\t([\s\S]*)$/.exec(record);
    if (!found) return [];
    const [, mode = '', type, oid = '', size, path = ''] = found;
    return [{ mode, type: type as TreeEntry['type'], oid, size: size === '-' ? 0 : Number(size), path }];
  });
}
