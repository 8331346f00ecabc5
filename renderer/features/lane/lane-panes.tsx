import { type Lane } from '../../../shared/domain/lane/state.ts';
import { type LaneTab, setLaneTab } from '../../state/ui.ts';
import { Tabs } from '../../ui/tabs.tsx';
import { type Approval } from '../../../shared/domain/approval/state.ts';
import { laneWords } from '../../words/lane.ts';
import { ChangesTab } from './changes-tab.tsx';
import { DetailsTab } from './details-tab.tsx';
import { LaneState } from './lane-state.tsx';
import { NextStep } from './next-step.tsx';
import { PromptBox } from './prompt-box.tsx';
import { PromptQueue } from './prompt-queue.tsx';
import { type QuestionCard } from './question-card.ts';
import { Stages } from './stages.tsx';
import { TerminalTab } from './terminal-tab.tsx';
import { TranscriptTab } from './transcript-tab.tsx';

export interface LanePanesProps {
  readonly lane: Lane;
  readonly tab: LaneTab;
  readonly tabs: readonly LaneTab[];
  readonly questions: readonly Approval[];
  readonly question: QuestionCard;
}

/** The tabs of a lane, why it stands still, and where one talks to it. */
export function LanePanes({ lane, tab, tabs, questions, question }: LanePanesProps) {
  const preparing = lane.phase === 'preparing' || lane.stages.some((stage) => stage.state === 'failed');
  const closed = lane.phase === 'closed';
  const counts: Partial<Record<LaneTab, number | undefined>> = {
    changes: lane.changes?.files,
    terminal: lane.terminals.length || undefined,
  };
  return (
    <>
      <Tabs
        label={laneWords.views(lane.name)}
        value={tab}
        onChange={(next) => setLaneTab(lane.id, next)}
        items={tabs.map((key) => ({ key, label: laneWords[key], count: counts[key] }))}
      >
        {tab === 'changes' && <ChangesTab lane={lane} />}
        {tab === 'terminal' && <TerminalTab lane={lane} />}
        {tab === 'details' && <DetailsTab lane={lane} />}
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
    </>
  );
}
