import { memo } from 'react';
import clsx from 'clsx';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { pendingOfLane } from '../../state/selectors.ts';
import { selectLane, useUi } from '../../state/ui.ts';
import { useWorld } from '../../state/use-replica.ts';
import { laneWords } from '../../words/lane.ts';
import { LaneHeader } from './lane-header.tsx';
import { LanePanes } from './lane-panes.tsx';
import { type QuestionCard } from './question-card.ts';
import './lane-column.css';

export interface LaneColumnProps {
  readonly lane: Lane;
  readonly question: QuestionCard;
}

const tabs = ['transcript', 'changes', 'terminal'] as const;

/** One lane: who it is, how it is, what it did, and how to talk to it. */
export const LaneColumn = memo(function LaneColumn({ lane, question }: LaneColumnProps) {
  const chosen = useUi((ui) => ui.tabs[lane.id] ?? 'transcript');
  const focused = useUi((ui) => ui.laneId === lane.id);
  const questions = useWorld((world) => pendingOfLane(world, lane.id));
  return (
    <article
      data-tour="lane"
      className={clsx('lane', focused && 'lane-focused')}
      aria-label={laneWords.lane(lane.name)}
      data-lane={lane.id}
      onFocusCapture={() => selectLane(lane.id)}
      onPointerDown={() => selectLane(lane.id)}
    >
      <LaneHeader lane={lane} />
      <LanePanes
        lane={lane}
        tab={chosen === 'details' ? 'transcript' : chosen}
        tabs={tabs}
        questions={questions}
        question={question}
      />
    </article>
  );
});
