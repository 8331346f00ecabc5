import { useCallback, useMemo } from 'react';
import { type LaneId } from '../../../shared/domain/ids.ts';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { type Failure } from '../../../shared/kernel/result.ts';
import { useQuery } from '../../state/use-query.ts';
import { type LaneFiles } from './compared-files.ts';

/** What a lane changed, and the two commits that it was read between. */
export interface ReadLane extends LaneFiles {
  readonly base: string;
  readonly head: string;
}

export interface ReadLanes {
  readonly lanes: readonly ReadLane[];
  readonly done: boolean;
  readonly failure: Failure | null;
  readonly reload: () => void;
}

/** Reads what up to four lanes changed, again after each of their turns. */
export function useLaneFiles(lanes: readonly Lane[]): ReadLanes {
  const first = useFilesOf(lanes[0]);
  const second = useFilesOf(lanes[1]);
  const third = useFilesOf(lanes[2]);
  const fourth = useFilesOf(lanes[3]);
  const read = useMemo(
    () => [first.lane, second.lane, third.lane, fourth.lane].flatMap((lane) => lane ?? []),
    [first.lane, second.lane, third.lane, fourth.lane],
  );
  const all = [first, second, third, fourth];
  const reloads = all.map(({ reload }) => reload);
  const reload = useCallback(() => {
    for (const again of reloads) again();
    // The reloads are stable as long as the queries stand.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return {
    lanes: read,
    done: read.length === lanes.length,
    failure: all.find(({ failure }) => failure !== null)?.failure ?? null,
    reload,
  };
}

function useFilesOf(lane: Lane | undefined): {
  readonly lane: ReadLane | null;
  readonly failure: Failure | null;
  readonly reload: () => void;
} {
  const laneId: LaneId | null = lane?.id ?? null;
  const version = `${lane?.checkpoints.at(-1)?.oid ?? ''} ${lane?.turns ?? 0}`;
  const { data, failure, reload } = useQuery('review.files', laneId === null ? null : { laneId }, version);
  const read = useMemo(() => (laneId === null || data === null ? null : { laneId, ...data }), [laneId, data]);
  return { lane: read, failure, reload };
}
