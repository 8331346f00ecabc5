import { memo } from 'react';
import clsx from 'clsx';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { pendingOfLane } from '../../state/selectors.ts';
import { selectLane, setLaneTab, useUi } from '../../state/ui.ts';
import { useWorld } from '../../state/use-replica.ts';
import { Tabs } from '../../ui/tabs.tsx';
import { ChangesTab } from './changes-tab.tsx';
import { LaneHeader } from './lane-header.tsx';
import { LaneState } from './lane-state.tsx';
import { NextStep } from './next-step.tsx';
import { type QuestionCard } from './question-card.ts';
import { PromptBox } from './prompt-box.tsx';
import { PromptQueue } from './prompt-queue.tsx';
import { Stages } from './stages.tsx';
import { TerminalTab } from './terminal-tab.tsx';
import { TranscriptTab } from './transcript-tab.tsx';
import './lane-column.css';

export interface LaneColumnProps {
  readonly lane: Lane;
  readonly question: QuestionCard;
}

/** One lane: who it is, how it is, what it did, and how to talk to it. */
export const LaneColumn = memo(function LaneColumn({ lane, question }: LaneColumnProps) {
  const tab = useUi((ui) => ui.tabs[lane.id] ?? 'transcript');
  const focused = useUi((ui) => ui.laneId === lane.id);
  const questions = useWorld((world) => pendingOfLane(world, lane.id));
  const preparing = lane.phase === 'preparing' || lane.stages.some((stage) => stage.state === 'failed');
  const closed = lane.phase === 'closed';
  return (
    <article
      className={clsx('lane', focused && 'lane-focused')}
      aria-label={`Lane ${lane.name}`}
      data-lane={lane.id}
      onFocusCapture={() => selectLane(lane.id)}
      onPointerDown={() => selectLane(lane.id)}
    >
      <LaneHeader lane={lane} />
      <Tabs
        label={`${lane.name} views`}
        value={tab}
        onChange={(next) => setLaneTab(lane.id, next)}
        items={[
          { key: 'transcript', label: 'Transcript' },
          { key: 'changes', label: 'Changes', count: lane.changes?.files },
          { key: 'terminal', label: 'Terminal', count: lane.terminals.length || undefined },
        ]}
      >
        {tab === 'changes' && <ChangesTab lane={lane} />}
        {tab === 'terminal' && <TerminalTab lane={lane} />}
        {tab === 'transcript' && (
          <>
            {preparing && !closed && <Stages lane={lane} />}
            <TranscriptTab lane={lane} questions={questions} question={question} />
          </>
        )}
      </Tabs>
      <LaneState lane={lane} />
      {!closed && (
        <footer className="lane-foot">
          <NextStep lane={lane} />
          <PromptQueue lane={lane} />
          <PromptBox lane={lane} waiting={questions.length > 0} />
        </footer>
      )}
    </article>
  );
});
