import { Suspense } from 'react';
import { FirstRun } from '../features/first-run/first-run.tsx';
import { retryFeed } from '../state/connect.ts';
import { useFeed, useProject, useReady } from '../state/use-replica.ts';
import { useUi } from '../state/ui.ts';
import { Button } from '../ui/button.tsx';
import { ErrorState, LoadingState } from '../ui/states.tsx';
import { ViewBoundary } from './view-boundary.tsx';
import { views } from './views.tsx';

/** The chosen view; before the first project the welcome; before the first contact the wait for it. */
export function Stage() {
  const ready = useReady();
  const project = useProject();
  const name = useUi((ui) => ui.view);
  const entry = views.find((view) => view.name === name);
  if (!ready) return <Connecting />;
  if (!entry || (project === null && !entry.withoutProject)) return <FirstRun />;
  return (
    <ViewBoundary key={`${entry.name} ${project?.id ?? ''}`}>
      <Suspense fallback={<LoadingState label={`Opening ${entry.title}`} />}>
        <entry.View />
      </Suspense>
    </ViewBoundary>
  );
}

function Connecting() {
  const { phase } = useFeed();
  if (phase === 'connecting' || phase === 'live')
    return <LoadingState label="Reading the state of the yard" />;
  return (
    <ErrorState
      failure={{
        type: 'offline',
        message: 'The host cannot be reached.',
        kept: 'Lanes, their worktrees and the log are with the host; nothing depends on this screen.',
        next: 'It is tried again every few seconds. Start it with `switchyard serve` or open the app.',
      }}
      action={<Button onClick={retryFeed}>Try now</Button>}
    />
  );
}
