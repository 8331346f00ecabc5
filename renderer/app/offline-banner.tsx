import { Unplug } from 'lucide-react';
import { retryFeed } from '../state/connect.ts';
import { useFeed, useReady } from '../state/use-replica.ts';
import { Button } from '../ui/button.tsx';
import './offline-banner.css';

/** Says that the screen is not live, what that means, and what to do. */
export function OfflineBanner() {
  const { phase } = useFeed();
  const ready = useReady();
  if (phase !== 'offline' || !ready) return null;
  return (
    <div className="offline" role="alert">
      <Unplug size={14} />
      <span className="grow">
        <b>The host cannot be reached.</b> What you see is as of the last moment of contact. Nothing that was
        recorded is lost; this screen connects again by itself.
      </span>
      <Button size="small" onClick={retryFeed}>
        Try now
      </Button>
    </div>
  );
}
