import { useEffect, useMemo, useState } from 'react';
import { type CallInput, type CallOutput, type FileCount } from '../../../shared/contract/index.ts';
import { type Failure } from '../../../shared/kernel/result.ts';
import { invoke } from '../../client/host.ts';
import { type ReviewFile, withCounts } from './files.ts';

interface Counts {
  readonly of: string;
  readonly known: ReadonlyMap<string, FileCount>;
  readonly done: boolean;
  readonly failure: Failure | null;
}
const nothing: Counts = { of: '', known: new Map(), done: false, failure: null };

/** The files of a list, with their lines as they are counted. What was counted of another list stands until then. */
export function useCounts(
  laneId: CallInput<'review.counts'>['laneId'],
  list: CallOutput<'review.files'> | null,
): { readonly files: readonly ReviewFile[]; readonly counting: boolean; readonly failure: Failure | null } {
  const [counts, setCounts] = useState(nothing);
  const wanted = list === null || list.files.length === 0 ? '' : `${list.base} ${list.tree}`;
  const [from, to] = [list?.base ?? '', list?.head ?? ''];
  useEffect(() => {
    if (wanted === '') return;
    let current = true;
    const read = async () => {
      let known = new Map<string, FileCount>();
      for (let after = 0, done = false; !done && current;) {
        const page = await invoke('review.counts', { laneId, from, to, after });
        if (!current) return;
        if (!page.ok) return setCounts({ of: wanted, known, done: true, failure: page.error });
        known = new Map([...known, ...page.data.items.map((item) => [item.path, item] as const)]);
        ({ next: after, done } = page.data);
        setCounts({ of: wanted, known, done, failure: null });
      }
    };
    void read();
    return () => {
      current = false;
    };
    // The tree says all that matters of the head, which is another commit at every look.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [laneId, wanted]);
  const files = useMemo(
    () => withCounts(list?.files ?? [], counts.of === wanted ? counts.known : nothing.known),
    [list, counts, wanted],
  );
  const mine = counts.of === wanted;
  return { files, counting: wanted !== '' && !(mine && counts.done), failure: mine ? counts.failure : null };
}
