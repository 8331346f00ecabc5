import { type Approval } from '../../shared/domain/approval/state.ts';
import { type Lane } from '../../shared/domain/lane/state.ts';
import { ApprovalCard } from '../features/approvals/approval-card.tsx';
import { LaneColumn } from '../features/lane/lane-column.tsx';
import { LanesView } from '../features/lanes/lanes-view.tsx';

const question = (approval: Approval, place: number, of: number) => (
  <ApprovalCard approval={approval} place={place} of={of} />
);

const column = (lane: Lane) => <LaneColumn lane={lane} question={question} />;

/** The lanes view with its columns, and the questions in them. */
export const LanesScreen = () => <LanesView column={column} />;
