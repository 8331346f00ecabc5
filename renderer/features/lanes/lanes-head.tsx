import { type RefObject } from 'react';
import { Archive, GitCompareArrows, Plus } from 'lucide-react';
import { type ProjectId } from '../../../shared/domain/ids.ts';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { type Board, setOrder } from '../../state/board.ts';
import { chordOf } from '../../state/keymap.ts';
import { compareLanes, openDialog, setColumns, useUi } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { Divider, ViewHeader } from '../../ui/panel.tsx';
import { Segmented } from '../../ui/tabs.tsx';
import { lanesWords } from '../../words/lanes.ts';
import { LaneFilter } from './lane-filter.tsx';

const counts = [
  { key: 'auto', label: lanesWords.auto, name: lanesWords.asManyAsFit },
  { key: '2', label: '2', name: lanesWords.columnCount(2) },
  { key: '3', label: '3', name: lanesWords.columnCount(3) },
  { key: '4', label: '4', name: lanesWords.columnCount(4) },
] as const;

export interface LanesHeadProps {
  readonly projectId: ProjectId | null;
  readonly lanes: readonly Lane[];
  readonly shown: number;
  readonly closed: number;
  readonly board: Board;
  readonly filterBox: RefObject<HTMLInputElement | null>;
  readonly onClosed: () => void;
}

/** How many lanes there are, which are shown and how, and what can be done with all of them. */
export function LanesHead({ projectId, lanes, shown, closed, board, filterBox, onClosed }: LanesHeadProps) {
  const chosen = useUi((ui) => ui.columns);
  const several = lanes.length > 1 && projectId !== null;
  const open = Math.max(lanes.length, shown);
  return (
    <ViewHeader title={lanesWords.title} facts={lanesWords.facts(open, shown, closed)}>
      {several && <LaneFilter projectId={projectId} lanes={lanes} filter={board.filter} box={filterBox} />}
      {several && (
        <Segmented
          label={lanesWords.order}
          value={board.order}
          onChange={(order) => setOrder(projectId, order)}
          items={[
            { key: 'launched', label: lanesWords.asLaunched },
            { key: 'needs-you', label: lanesWords.waitingFirst },
          ]}
        />
      )}
      <Segmented
        label={lanesWords.columns}
        items={counts}
        value={`${chosen}` as const}
        onChange={(key) => setColumns(key === 'auto' ? 'auto' : (Number(key) as 2 | 3 | 4))}
      />
      <Divider />
      {several && (
        <Button
          size="small"
          icon={<GitCompareArrows size={12} />}
          onClick={() => compareLanes(board.pinned.filter((id) => lanes.some((lane) => lane.id === id)))}
        >
          {lanesWords.compare}
        </Button>
      )}
      {closed > 0 && (
        <Button size="small" icon={<Archive size={12} />} onClick={onClosed}>
          {lanesWords.closedLanes}
        </Button>
      )}
      <Button
        size="small"
        icon={<Plus size={12} />}
        chord={chordOf('launch')}
        onClick={() => openDialog('launch')}
      >
        {lanesWords.launch}
      </Button>
    </ViewHeader>
  );
}
