import { useCallback, useState } from 'react';
import { type AuditEvent } from '../../../shared/contract/index.ts';
import { type Failure } from '../../../shared/kernel/result.ts';
import { invoke } from '../../client/host.ts';
import { useNow } from '../../state/clock.ts';
import { useQuery } from '../../state/use-query.ts';
import { useReplica } from '../../state/use-replica.ts';
import { joinPages, pageBefore } from './audit-lines.ts';

/** Events read at once. */
const pageSize = 200;
/** Older events held on the screen; beyond that a filter or the export serves better. */
const most = 20_000;

export interface Log {
  /** Newest first. */
  readonly events: readonly AuditEvent[];
  readonly failure: Failure | null;
  readonly loaded: boolean;
  readonly more: boolean;
  readonly readingMore: boolean;
  readonly readMore: () => void;
  readonly reload: () => void;
}

/** The log of everything or of one stream, newest page first, older ones on demand; the newest page follows the feed. */
export function useLog(stream: string | null): Log {
  const sequence = useReplica((r) => r.world.sequence);
  const now = useNow();
  const [shown, setShown] = useState({ sequence, at: now });
  if (shown.sequence !== sequence && now - shown.at >= 1000) setShown({ sequence, at: now });
  const input = { newest: true, limit: pageSize, ...(stream === null ? {} : { stream }) };
  const newest = useQuery('audit.read', input, shown.sequence);
  const [older, setOlder] = useState<{ of: string | null; events: readonly AuditEvent[]; begun: boolean }>({
    of: stream,
    events: [],
    begun: false,
  });
  const [reading, setReading] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const mine = older.of === stream ? older : { of: stream, events: [], begun: false };
  const events = joinPages(mine.events, newest.data?.events ?? []);
  const oldest = events.at(-1)?.sequence ?? 0;

  const readMore = useCallback(async () => {
    setReading(true);
    const page = stream === null ? pageBefore(oldest, pageSize) : { after: 0, limit: 5000, stream };
    const answer = await invoke('audit.read', page);
    setReading(false);
    setFailure(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    setOlder((before) => ({
      of: stream,
      begun: true,
      events: joinPages(before.of === stream ? before.events : [], answer.data.events).slice(0, most),
    }));
  }, [stream, oldest]);

  return {
    events,
    failure: newest.failure ?? failure,
    loaded: newest.data !== null,
    more: stream === null ? oldest > 1 && events.length < most : newest.data?.more === true && !mine.begun,
    readingMore: reading,
    readMore: () => void readMore(),
    reload: newest.reload,
  };
}
