import { useEffect, useRef, useState } from 'react';
import { type ProjectId } from '../../../shared/domain/ids.ts';
import { type Failure } from '../../../shared/kernel/result.ts';
import { invoke } from '../../client/host.ts';
import { useReplica } from '../../state/use-replica.ts';
import { type Span } from './spans.ts';
import { covers, fetchWindow, lengthOf, type TimeWindow } from './time-window.ts';

export interface TimelineData {
  readonly rows: readonly { readonly laneId: string; readonly spans: readonly Span[] }[];
  readonly failure: Failure | null;
  /** Whether an answer has come; until then nothing is known, which is not nothing. */
  readonly loaded: boolean;
  readonly reload: () => void;
}

/** The least time between two questions that only news caused. */
const pace = 1000;
/** Tool calls are no events: while a lane works, they are asked for at this pace. */
const workPace = 2000;

/** The spans of what is shown and a little around it; asked for again when something happened, at most once a second. */
export function useTimeline(
  view: TimeWindow,
  width: number,
  projectId: ProjectId | null,
  working: boolean,
  now: number,
): TimelineData {
  const sequence = useReplica((r) => r.world.sequence);
  const [answer, setAnswer] = useState<{
    rows: TimelineData['rows'];
    of: TimeWindow;
    loaded: boolean;
    project: string | null;
  }>({
    rows: [],
    of: { from: 0, to: 0 },
    loaded: false,
    project: null,
  });
  const [failure, setFailure] = useState<Failure | null>(null);
  const [again, setAgain] = useState(0);
  const asked = useRef({ at: 0, count: 0, key: '' });
  const fits = answer.project === projectId && covers(answer.of, view);
  const { from, to } = fits ? answer.of : fetchWindow(view);
  const share = lengthOf({ from, to }) / lengthOf(view);
  const pixels = Math.min(20_000, Math.max(10, Math.round((width * share) / 100) * 100));
  const beat = working ? Math.floor(now / workPace) : 0;

  useEffect(() => {
    const key = [from, to, pixels, projectId, sequence, beat, again].join(' ');
    if (projectId === null || width === 0 || asked.current.key === key) return;
    const wait = Math.max(0, asked.current.at + pace - Date.now());
    const timer = setTimeout(
      () => {
        asked.current.at = Date.now();
        asked.current.key = key;
        const mine = (asked.current.count += 1);
        void invoke('timeline.window', { from, to, pixels, projectId }).then((result) => {
          if (mine !== asked.current.count) return;
          setFailure(result.ok ? null : result.error);
          if (result.ok)
            setAnswer({ rows: result.data.lanes, of: { from, to }, loaded: true, project: projectId });
        });
      },
      fits ? wait : Math.min(wait, 120),
    );
    return () => clearTimeout(timer);
  }, [from, to, pixels, projectId, width, sequence, beat, again, fits]);

  const mine = answer.project === projectId;
  return {
    rows: mine ? answer.rows : [],
    failure,
    loaded: mine && answer.loaded,
    reload: () => setAgain((n) => n + 1),
  };
}
