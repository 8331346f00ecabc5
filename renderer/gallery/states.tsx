import { Inbox } from 'lucide-react';
import { Button } from '../ui/button.tsx';
import { DiffCount, DiffView } from '../ui/diff-view.tsx';
import { EmptyState, ErrorNote, ErrorState, LoadingState } from '../ui/states.tsx';
import { Sheet } from './sheet.tsx';

const failure = {
  type: 'storage',
  message: 'The folder could not be written.',
  kept: 'Nothing was changed.',
  next: 'See whether the disk is full, and try again.',
} as const;

/** What a panel shows when there is nothing, something went wrong, or it is on its way. */
export function States() {
  return (
    <>
      <Sheet title="Empty">
        <div className="ga-card ga-state">
          <EmptyState
            title="Nothing waits for you."
            icon={<Inbox size={20} />}
            action={<Button>Launch a lane</Button>}
          >
            Questions of all lanes appear here.
          </EmptyState>
        </div>
      </Sheet>
      <Sheet title="Error">
        <div className="ga-card ga-state">
          <ErrorState failure={failure} action={<Button>Try again</Button>} />
        </div>
      </Sheet>
      <Sheet title="Loading">
        <div className="ga-card ga-state">
          <LoadingState label="Reading the log" />
        </div>
      </Sheet>
      <Sheet title="Error beside a control">
        <div className="ga-card">
          <ErrorNote failure={failure} onDismiss={() => undefined} />
        </div>
      </Sheet>
      <Sheet title="Diff">
        <div className="ga-card">
          <DiffView oldText={'one\ntwo\nthree\n'} newText={'one\nzwei\nthree\nfour\n'} />
        </div>
        <DiffCount added={12} removed={3} />
        <DiffCount added={null} removed={null} />
      </Sheet>
    </>
  );
}
