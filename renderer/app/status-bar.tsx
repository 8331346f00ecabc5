import { Cpu, HardDrive, Keyboard, TriangleAlert } from 'lucide-react';
import { counted } from '../lib/format.ts';
import { useNow } from '../state/clock.ts';
import { retryFeed } from '../state/connect.ts';
import { chordOf } from '../state/keymap.ts';
import { openDialog, showView } from '../state/ui.ts';
import { useFeed, useFleetCounts, useReplica } from '../state/use-replica.ts';
import { useQuery } from '../state/use-query.ts';
import { Kbd } from '../ui/kbd.tsx';
import { Tooltip } from '../ui/tooltip.tsx';
import './status-bar.css';

/** How often the host is asked for what is not in the feed, in milliseconds. */
const every = 15_000;

/** The quiet line: what runs, where, and whether the screen is live. */
export function StatusBar() {
  const now = useNow();
  const feed = useFeed();
  const open = useFleetCounts().open;
  const sequence = useReplica((r) => r.world.sequence);
  const reachable = feed.phase === 'live';
  const health = useQuery('system.health', reachable ? {} : null, Math.floor(now / every)).data;
  const troubles = health?.troubles ?? [];
  return (
    <footer className="status-bar" aria-label="Status">
      <span className="row gap4">
        <Cpu size={12} />
        {health ? counted(health.counts.processes, 'process', 'processes') : 'processes unknown'}
      </span>
      <span className="row gap4">
        <HardDrive size={12} />
        {open === 0 ? 'No worktrees' : counted(open, 'worktree')}
      </span>
      <span>{counted(sequence, 'event')}</span>
      {health && (
        <span className="mono ellipsis" title={health.dataDirectory}>
          {health.dataDirectory}
        </span>
      )}
      {troubles.length > 0 && <Troubles troubles={troubles} />}
      <span className="grow" />
      <button type="button" className="status-button" onClick={() => openDialog('shortcuts')}>
        <Keyboard size={12} />
        Shortcuts
        <Kbd chord={chordOf('shortcuts')} />
      </button>
      {health && <span>{health.version}</span>}
      <UpdateMark />
      <FeedMark />
    </footer>
  );
}

function Troubles({ troubles }: { readonly troubles: readonly string[] }) {
  const [first = ''] = troubles;
  return (
    <Tooltip content={troubles.join(' ')} side="top">
      <button type="button" className="status-button c-fail ellipsis" onClick={() => showView('settings')}>
        <TriangleAlert size={12} />
        <span className="ellipsis">
          {troubles.length === 1 ? first : `${troubles.length} troubles: ${first}`}
        </span>
      </button>
    </Tooltip>
  );
}

/** The host was replaced by another version under this page. */
function UpdateMark() {
  const version = useReplica((r) => r.hostVersion);
  if (version === null || version.first === version.last) return null;
  return (
    <button type="button" className="status-button t1" onClick={() => window.location.reload()}>
      Updated to {version.last}, reload
    </button>
  );
}

const words = {
  connecting: 'Connecting',
  live: 'Live',
  reconnecting: 'Reconnecting',
  offline: 'Offline',
} as const;

function FeedMark() {
  const { phase } = useFeed();
  return (
    <span role="status" aria-label="Feed" className={phase === 'live' ? undefined : 'c-fail'}>
      {phase === 'offline' ? (
        <button type="button" className="status-button c-fail" onClick={retryFeed}>
          Offline, try now
        </button>
      ) : (
        words[phase]
      )}
    </span>
  );
}
