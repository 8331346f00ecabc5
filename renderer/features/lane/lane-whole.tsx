import { ArrowLeft, ChevronDown, ChevronUp } from 'lucide-react';
import { type LaneId } from '../../../shared/domain/ids.ts';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { globalActions } from '../../state/actions.ts';
import { chordOf } from '../../state/keymap.ts';
import { pendingOfLane } from '../../state/selectors.ts';
import { laneTabs, showAllLanes, useUi } from '../../state/ui.ts';
import { useLane, useWorld } from '../../state/use-replica.ts';
import { useShortcuts } from '../../state/use-shortcuts.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { View } from '../../ui/panel.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { laneWords } from '../../words/lane.ts';
import { LaneHeader } from './lane-header.tsx';
import { LanePanes } from './lane-panes.tsx';
import { type QuestionCard } from './question-card.ts';
import './lane-column.css';
import './lane-whole.css';

export interface LaneWholeProps {
  readonly laneId: LaneId;
  readonly question: QuestionCard;
}

/** One lane over the whole stage; Escape goes back to all of them. */
export function LaneWhole({ laneId, question }: LaneWholeProps) {
  const lane = useLane(laneId);
  useShortcuts({ leaveLane: showAllLanes });
  return (
    <View label={laneWords.lane(lane?.name ?? '')}>
      {lane === null ? (
        <EmptyState title={laneWords.gone} action={<Button onClick={showAllLanes}>{laneWords.back}</Button>}>
          {laneWords.goneAbout}
        </EmptyState>
      ) : (
        <Whole key={lane.id} lane={lane} question={question} />
      )}
    </View>
  );
}

function Whole({ lane, question }: { readonly lane: Lane; readonly question: QuestionCard }) {
  const tab = useUi((ui) => ui.tabs[lane.id] ?? 'transcript');
  const questions = useWorld((world) => pendingOfLane(world, lane.id));
  return (
    <article className="lane lane-whole" aria-label={laneWords.lane(lane.name)} data-lane={lane.id}>
      <div className="lane-whole-head">
        <Button
          size="small"
          tone="ghost"
          icon={<ArrowLeft size={12} />}
          chord={chordOf('leaveLane')}
          onClick={showAllLanes}
        >
          {laneWords.back}
        </Button>
        <IconButton label={laneWords.previous} size="small" onClick={globalActions.previousLane}>
          <ChevronUp size={14} />
        </IconButton>
        <IconButton label={laneWords.next} size="small" onClick={globalActions.nextLane}>
          <ChevronDown size={14} />
        </IconButton>
      </div>
      <LaneHeader lane={lane} alone />
      <LanePanes lane={lane} tab={tab} tabs={laneTabs} questions={questions} question={question} />
    </article>
  );
}
