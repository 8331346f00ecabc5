import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { noFilter, setFilter, useBoard } from '../../state/board.ts';
import { chordOf } from '../../state/keymap.ts';
import { openDialog, useUi } from '../../state/ui.ts';
import { useClosedLanes, useLanes, useProject } from '../../state/use-replica.ts';
import { useShortcuts } from '../../state/use-shortcuts.ts';
import { Button } from '../../ui/button.tsx';
import { View } from '../../ui/panel.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { lanesWords } from '../../words/lanes.ts';
import { ClosedLanes } from './closed-lanes.tsx';
import { passes } from './columns.ts';
import { LaneColumns } from './lane-columns.tsx';
import { LanesHead } from './lanes-head.tsx';
import { useLaneOrder } from './use-lane-order.ts';
import './lanes.css';

export interface LanesViewProps {
  /** Draws one lane. */
  readonly column: (lane: Lane) => ReactNode;
}

/** The project's lanes side by side. */
export function LanesView({ column }: LanesViewProps) {
  const projectId = useProject()?.id ?? null;
  const lanes = useLanes();
  const closed = useClosedLanes();
  const board = useBoard(projectId);
  const [showClosed, setShowClosed] = useState(false);
  const chosen = useUi((ui) => ui.columns);
  const focused = useUi((ui) => ui.laneId);
  const { ordered, hold, release } = useLaneOrder(lanes, board.order, board.pinned);
  const frame = useRef<HTMLDivElement>(null);
  const filterBox = useRef<HTMLInputElement>(null);
  const shown = useShown(ordered, closed, board.filter, focused);
  useShortcuts({ filterLanes: () => filterBox.current?.focus() });
  useEffect(() => {
    if (focused === null) return;
    const target = frame.current?.querySelector(`[data-lane="${CSS.escape(focused)}"]`);
    target?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  }, [focused]);

  return (
    <View label={lanesWords.title}>
      <LanesHead
        projectId={projectId}
        lanes={lanes}
        shown={shown.length}
        closed={closed.length}
        board={board}
        filterBox={filterBox}
        onClosed={() => setShowClosed(true)}
      />
      {shown.length > 0 && (
        <LaneColumns
          ref={frame}
          lanes={shown}
          column={column}
          chosen={chosen}
          widths={board.widths}
          hold={hold}
          release={release}
        />
      )}
      {shown.length === 0 && lanes.length > 0 && (
        <EmptyState
          title={lanesWords.noMatch}
          action={
            <Button onClick={() => projectId && setFilter(projectId, noFilter)}>
              {lanesWords.clearFilter}
            </Button>
          }
        >
          {lanesWords.hidden(lanes.length)}
        </EmptyState>
      )}
      {shown.length === 0 && lanes.length === 0 && <NoLane />}
      <ClosedLanes open={showClosed} onClose={() => setShowClosed(false)} />
    </View>
  );
}

/**
 * The lanes that pass the filter, and the focused one if it is closed. A lane that has passed stays while it has the
 * focus: what one looks at does not vanish because its state changed.
 */
function useShown(
  ordered: readonly Lane[],
  closed: readonly Lane[],
  filter: Parameters<typeof passes>[1],
  focused: string | null,
): readonly Lane[] {
  const [kept, setKept] = useState<{ readonly filter: typeof filter; readonly laneId: string } | null>(null);
  const passing = useMemo(() => ordered.filter((lane) => passes(lane, filter)), [ordered, filter]);
  const isKept = kept?.filter === filter && kept.laneId === focused;
  if (focused !== null && !isKept && passing.some(({ id }) => id === focused))
    setKept({ filter, laneId: focused });
  return useMemo(() => {
    const open = isKept ? ordered.filter((lane) => lane.id === focused || passing.includes(lane)) : passing;
    const looked = closed.find((lane) => lane.id === focused);
    return looked ? [...open, looked] : open;
  }, [ordered, passing, closed, focused, isKept]);
}

function NoLane() {
  return (
    <EmptyState
      title={lanesWords.none}
      action={
        <Button tone="primary" chord={chordOf('launch')} onClick={() => openDialog('launch')}>
          {lanesWords.launchFirst}
        </Button>
      }
    >
      {lanesWords.aboutLanes}
    </EmptyState>
  );
}
