import { useEffect, useRef } from 'react';
import { Unplug } from 'lucide-react';
import { retryFeed } from '../state/connect.ts';
import { notify } from '../state/ui.ts';
import { useFeed, useReady } from '../state/use-replica.ts';
import { Button } from '../ui/button.tsx';
import { offlineWords as words } from '../words/offline.ts';
import './offline-banner.css';

/** Says once that the screen is live again, after it was not. */
function useRegained(): void {
  const { phase } = useFeed();
  const lost = useRef(false);
  useEffect(() => {
    if (phase === 'offline') lost.current = true;
    if (phase !== 'live' || !lost.current) return;
    lost.current = false;
    notify(words.regained);
  }, [phase]);
}

/** Says that the screen is not live, what that means, and what to do. */
export function OfflineBanner() {
  useRegained();
  const { phase } = useFeed();
  const ready = useReady();
  if (phase !== 'offline' || !ready) return null;
  return (
    <div className="offline" role="alert">
      <Unplug size={14} />
      <span className="grow">
        <b>{words.lost}</b> {words.kept}
      </span>
      <Button size="small" onClick={retryFeed}>
        {words.retry}
      </Button>
    </div>
  );
}
