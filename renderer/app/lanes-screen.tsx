import { Suspense } from 'react';
import { type Approval } from '../../shared/domain/approval/state.ts';
import { type Lane } from '../../shared/domain/lane/state.ts';
import { ApprovalCard } from '../features/approvals/approval-card.tsx';
import { LaneColumn } from '../features/lane/lane-column.tsx';
import { LaneWhole } from '../features/lane/lane-whole.tsx';
import { LanesView } from '../features/lanes/lanes-view.tsx';
import { useUi } from '../state/ui.ts';
import { LoadingState } from '../ui/states.tsx';
import { compareWords } from '../words/compare.ts';
import { lazyPart } from '../lib/lazy-part.tsx';

const CompareView = lazyPart(async () => (await import('../features/compare/compare-view.tsx')).CompareView);

const question = (approval: Approval, place: number, of: number) => (
  <ApprovalCard approval={approval} place={place} of={of} />
);

const column = (lane: Lane) => <LaneColumn lane={lane} question={question} />;

/** The lanes side by side, one of them alone, or some of them compared; with the questions in them. */
export function LanesScreen() {
  const whole = useUi((ui) => ui.whole);
  const compared = useUi((ui) => ui.compared);
  if (compared !== null) {
    return (
      <Suspense fallback={<LoadingState label={compareWords.opening} />}>
        <CompareView chosen={compared} />
      </Suspense>
    );
  }
  if (whole !== null) return <LaneWhole laneId={whole} question={question} />;
  return <LanesView column={column} />;
}
