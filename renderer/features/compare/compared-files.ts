import { type ChangedFile } from '../../../shared/contract/index.ts';
import { type LaneId } from '../../../shared/domain/ids.ts';

/** One file that at least one of the lanes changed. */
export interface ComparedFile {
  readonly path: string;
  readonly by: ReadonlyMap<LaneId, ChangedFile>;
}

export interface LaneFiles {
  readonly laneId: LaneId;
  readonly files: readonly ChangedFile[];
}

/** All files of all lanes, those that most of them changed first, then by path. A rename counts at both its paths. */
export function comparedFiles(lanes: readonly LaneFiles[]): readonly ComparedFile[] {
  const by = new Map<string, Map<LaneId, ChangedFile>>();
  const note = (path: string, laneId: LaneId, file: ChangedFile) =>
    by.set(path, (by.get(path) ?? new Map<LaneId, ChangedFile>()).set(laneId, file));
  for (const { laneId, files } of lanes) {
    for (const file of files) {
      note(file.path, laneId, file);
      if (file.oldPath !== null && file.oldPath !== file.path) note(file.oldPath, laneId, file);
    }
  }
  return [...by]
    .map(([path, changed]) => ({ path, by: changed }))
    .sort((a, b) => b.by.size - a.by.size || (a.path < b.path ? -1 : 1));
}

/** Files under the words for who changed them, in the order of the list. */
export function grouped(
  files: readonly ComparedFile[],
  title: (file: ComparedFile) => string,
): ReadonlyMap<string, readonly ComparedFile[]> {
  const groups = new Map<string, ComparedFile[]>();
  for (const file of files) {
    const of = title(file);
    groups.set(of, [...(groups.get(of) ?? []), file]);
  }
  return groups;
}

/** The lanes to compare: those that were chosen and are known, filled up to two from the others. */
export function lanesToCompare(chosen: readonly LaneId[], known: readonly LaneId[]): readonly LaneId[] {
  const wanted = [...new Set(chosen)].filter((id) => known.includes(id)).slice(0, mostCompared);
  const others = known.filter((id) => !wanted.includes(id));
  return [...wanted, ...others.slice(0, Math.max(0, 2 - wanted.length))];
}

/** How many lanes fit into one comparison. */
export const mostCompared = 4;
