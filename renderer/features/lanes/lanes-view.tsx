import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Archive, Plus } from 'lucide-react';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { chordOf } from '../../state/keymap.ts';
import { openDialog, setColumns, useUi } from '../../state/ui.ts';
import { useClosedLanes, useLanes } from '../../state/use-replica.ts';
import { Button } from '../../ui/button.tsx';
import { View, ViewHeader, Divider } from '../../ui/panel.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Segmented } from '../../ui/tabs.tsx';
import { ClosedLanes } from './closed-lanes.tsx';
import { LaneColumns } from './lane-columns.tsx';
import { useLaneOrder } from './use-lane-order.ts';
import './lanes.css';

const widths = [
  { key: 'auto', label: 'Auto', name: 'As many columns as fit' },
  { key: '2', label: '2', name: '2 columns' },
  { key: '3', label: '3', name: '3 columns' },
  { key: '4', label: '4', name: '4 columns' },
] as const;

export interface LanesViewProps {
  /** Draws one lane. */
  readonly column: (lane: Lane) => ReactNode;
}

/** The project's lanes side by side. */
export function LanesView({ column }: LanesViewProps) {
  const lanes = useLanes();
  const closed = useClosedLanes();
  const [showClosed, setShowClosed] = useState(false);
  const [order, setOrder] = useState<'launched' | 'needs-you'>('launched');
  const chosen = useUi((ui) => ui.columns);
  const { ordered, hold, release } = useLaneOrder(lanes, order);
  const focused = useUi((ui) => ui.laneId);
  const frame = useRef<HTMLDivElement>(null);
  const closedFocused = closed.find((lane) => lane.id === focused);
  const shown = closedFocused ? [...ordered, closedFocused] : ordered;

  useEffect(() => {
    if (focused === null) return;
    const target = frame.current?.querySelector(`[data-lane="${CSS.escape(focused)}"]`);
    target?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  }, [focused]);

  return (
    <View label="Lanes">
      <ViewHeader title="Lanes" facts={facts(lanes.length, closed.length)}>
        {lanes.length > 1 && (
          <Segmented
            label="Order"
            value={order}
            onChange={setOrder}
            items={[
              { key: 'launched', label: 'As launched' },
              { key: 'needs-you', label: 'Waiting first' },
            ]}
          />
        )}
        <Segmented
          label="Columns"
          items={widths}
          value={`${chosen}` as const}
          onChange={(key) => setColumns(key === 'auto' ? 'auto' : (Number(key) as 2 | 3 | 4))}
        />
        <Divider />
        {closed.length > 0 && (
          <Button size="small" icon={<Archive size={12} />} onClick={() => setShowClosed(true)}>
            Closed lanes
          </Button>
        )}
        <Button
          size="small"
          icon={<Plus size={12} />}
          chord={chordOf('launch')}
          onClick={() => openDialog('launch')}
        >
          Launch lane
        </Button>
      </ViewHeader>
      {shown.length === 0 ? (
        <EmptyState
          title="No lane is open."
          action={
            <Button tone="primary" chord={chordOf('launch')} onClick={() => openDialog('launch')}>
              Launch the first lane
            </Button>
          }
        >
          A lane is one task for one agent, on a branch and in a worktree of its own.
        </EmptyState>
      ) : (
        <LaneColumns
          ref={frame}
          lanes={shown}
          column={column}
          chosen={chosen}
          hold={hold}
          release={release}
        />
      )}
      <ClosedLanes open={showClosed} onClose={() => setShowClosed(false)} />
    </View>
  );
}

const facts = (open: number, closed: number): string =>
  closed === 0 ? `${open} open` : `${open} open, ${closed} closed`;
