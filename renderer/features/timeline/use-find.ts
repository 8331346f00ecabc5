import { useEffect, useMemo, useState } from 'react';
import { type LaneId, type ProjectId } from '../../../shared/domain/ids.ts';
import { type Failure } from '../../../shared/kernel/result.ts';
import { useQuery } from '../../state/use-query.ts';
import { selectLane } from '../../state/ui.ts';
import { type Hit } from './scene.ts';
import { type TimeControl } from './time-control.ts';

/** How long typing rests before the host searches. */
const rest = 200;

export interface Find {
  readonly query: string;
  readonly setQuery: (query: string) => void;
  readonly hits: readonly Hit[];
  /** The match that the person stands on. */
  readonly hit: Hit | null;
  readonly place: number;
  readonly more: boolean;
  readonly searching: boolean;
  readonly failure: Failure | null;
  readonly step: (by: 1 | -1) => void;
}

const none: readonly Hit[] = [];

/** Searches the words of everything on the timeline, and steps through what was found. */
export function useFind(projectId: ProjectId, time: TimeControl): Find {
  const [query, setQuery] = useState('');
  const [asked, setAsked] = useState('');
  const [at, setAt] = useState<{ readonly of: string; readonly place: number }>({ of: '', place: -1 });
  useEffect(() => {
    const timer = setTimeout(() => setAsked(query.trim()), query === '' ? 0 : rest);
    return () => clearTimeout(timer);
  }, [query]);
  const { data, failure, loading } = useQuery(
    'timeline.find',
    asked === '' ? null : { query: asked, projectId },
  );
  const items = asked === '' ? undefined : data?.items;
  const hits = useMemo(
    () => items?.map(({ laneId, span }) => ({ laneId, from: span.from, to: span.to ?? span.from })) ?? none,
    [items],
  );
  const place = at.of === asked ? at.place : -1;
  const step = (by: 1 | -1) => {
    if (hits.length === 0) return;
    const from = place < 0 ? nearest(hits, time, by) : (place + by + hits.length) % hits.length;
    setAt({ of: asked, place: from });
    const hit = hits[from];
    if (!hit) return;
    selectLane(hit.laneId as LaneId);
    time.reveal(hit.from, hit.to);
  };
  return {
    ...{ query, setQuery, hits, place, failure, step },
    hit: hits[place] ?? null,
    more: data?.more ?? false,
    searching: loading || query.trim() !== asked,
  };
}

/** The first match on the screen or after it; backwards the last one before its end. */
function nearest(hits: readonly Hit[], time: TimeControl, by: 1 | -1): number {
  const { from, to } = time.view();
  const found =
    by > 0 ? hits.findIndex((hit) => hit.to >= from) : hits.findLastIndex((hit) => hit.from <= to);
  return found < 0 ? (by > 0 ? 0 : hits.length - 1) : found;
}
