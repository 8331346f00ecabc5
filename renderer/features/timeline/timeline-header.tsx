import { type RefObject } from 'react';
import { LocateFixed, Minus, Plus, Table2 } from 'lucide-react';
import { type Project } from '../../../shared/domain/project/state.ts';
import { duration } from '../../lib/format.ts';
import { chordOf } from '../../state/keymap.ts';
import { useFeed } from '../../state/use-replica.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Select } from '../../ui/field.tsx';
import { ViewHeader } from '../../ui/panel.tsx';
import { Segmented } from '../../ui/tabs.tsx';
import { timelineWords } from '../../words/timeline.ts';
import { FindField } from './find-field.tsx';
import { type Grouping } from './rows.ts';
import { type TimeControl } from './time-control.ts';
import { lengthOf } from './time-window.ts';
import { type Find } from './use-find.ts';
import { useFollowing, useTimeView } from './use-time-control.ts';

export type Filter = 'all' | 'failures' | 'waiting';

interface Props {
  readonly project: Project;
  readonly time: TimeControl;
  readonly filter: Filter;
  readonly setFilter: (filter: Filter) => void;
  readonly grouping: Grouping;
  readonly groupings: readonly Grouping[];
  readonly setGrouping: (grouping: Grouping) => void;
  readonly table: boolean;
  readonly setTable: (table: boolean) => void;
  readonly counts: { readonly all: number; readonly failures: number; readonly waiting: number };
  readonly find: Find;
  readonly field: RefObject<HTMLInputElement | null>;
}

/** What is shown, of how much time, and how to find something in it. */
export function TimelineHeader(props: Props) {
  const { project, time, filter, setFilter, grouping, groupings, setGrouping, table, setTable } = props;
  const { counts, find, field } = props;
  const feed = useFeed();
  return (
    <ViewHeader
      title={timelineWords.title}
      facts={<span className="tl-facts">{`${project.name}, ${timelineWords.lanesIn(counts.all)}`}</span>}
    >
      {feed.phase === 'offline' && <span className="t3 nowrap">{timelineWords.offline}</span>}
      <FindField find={find} field={field} />
      <Segmented
        label={timelineWords.lanesShown}
        value={filter}
        onChange={setFilter}
        items={[
          { key: 'all', label: timelineWords.all },
          { key: 'failures', label: timelineWords.failures(counts.failures) },
          { key: 'waiting', label: timelineWords.waiting(counts.waiting) },
        ]}
      />
      <Select
        aria-label={timelineWords.groupBy}
        className="tl-grouping"
        value={grouping}
        onChange={(e) => setGrouping(e.currentTarget.value as Grouping)}
      >
        {groupings.map((g) => (
          <option key={g} value={g}>
            {timelineWords.grouping[g]}
          </option>
        ))}
      </Select>
      <div className="tl-zoom" role="group" aria-label={timelineWords.zoom}>
        <IconButton label={timelineWords.moreTime} size="small" onClick={() => time.zoom(1 / 0.6)}>
          <Minus size={12} />
        </IconButton>
        <Length time={time} />
        <IconButton label={timelineWords.lessTime} size="small" onClick={() => time.zoom(0.6)}>
          <Plus size={12} />
        </IconButton>
      </div>
      <Button size="small" chord={chordOf('fit')} onClick={time.fit}>
        {timelineWords.fit}
      </Button>
      <Live time={time} />
      <IconButton
        label={timelineWords.asTable}
        size="small"
        aria-pressed={table}
        onClick={() => setTable(!table)}
      >
        <Table2 size={14} />
      </IconButton>
    </ViewHeader>
  );
}

function Length({ time }: { readonly time: TimeControl }) {
  return <span className="tl-length">{duration(lengthOf(useTimeView(time)))}</span>;
}

function Live({ time }: { readonly time: TimeControl }) {
  const following = useFollowing(time);
  return (
    <Button
      size="small"
      chord={chordOf('live')}
      aria-pressed={following}
      icon={<LocateFixed size={12} className={following ? 'c-live' : 't3'} />}
      onClick={time.follow}
    >
      {timelineWords.live}
    </Button>
  );
}
