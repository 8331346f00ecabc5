import { ArrowRight, GitBranch, RefreshCw } from 'lucide-react';
import { type LaneId } from '../../../shared/domain/ids.ts';
import { type Lane, statusOf } from '../../../shared/domain/lane/state.ts';
import { type Project } from '../../../shared/domain/project/state.ts';
import { shortOid } from '../../lib/format.ts';
import { selectLane } from '../../state/ui.ts';
import { IconButton } from '../../ui/button.tsx';
import { Select } from '../../ui/field.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { Segmented } from '../../ui/tabs.tsx';
import { Tag } from '../../ui/tag.tsx';
import { checkpointName, type Range } from './range.ts';

interface Props {
  readonly lane: Lane;
  readonly lanes: readonly Lane[];
  readonly project: Project;
  readonly range: Range;
  readonly onRange: (range: Range) => void;
  readonly split: boolean;
  readonly onSplit: (split: boolean) => void;
  readonly fold: boolean;
  readonly onFold: (fold: boolean) => void;
  readonly onReload: () => void;
}

/** Whose work, from where to where, and how it is shown. */
export function LaneHeader(props: Props) {
  const { lane, lanes, project, range, onRange } = props;
  const at = lanes.findIndex((l) => l.id === lane.id);
  return (
    <header className="view-head rv-head">
      <Glyph name={statusOf(lane)} label={statusOf(lane)} />
      <h1>{lane.name}</h1>
      <span className="t2 ellipsis rv-title" title={lane.task.title}>
        {lane.task.title}
      </span>
      <Tag look="outline" title={`${lane.branch} into ${project.targetBranch}`}>
        <GitBranch size={12} />
        <span className="ellipsis rv-branch">{lane.branch}</span>
        <ArrowRight size={12} />
        {project.targetBranch}
      </Tag>
      <span className="mono t3" title={`Read against ${lane.baseOid}`}>
        {shortOid(lane.baseOid)}
      </span>
      <span className="grow" />
      <Segmented
        label="Part of the work"
        value={range.kind}
        onChange={(kind) => onRange(rangeOf(kind, lane))}
        items={[
          { key: 'whole', label: 'Whole lane' },
          { key: 'last', label: 'Last turn' },
          { key: 'between', label: 'Checkpoints' },
        ]}
      />
      <Segmented
        label="Layout"
        value={props.split ? 'split' : 'inline'}
        onChange={(key) => props.onSplit(key === 'split')}
        items={[
          { key: 'split', label: 'Split' },
          { key: 'inline', label: 'Inline' },
        ]}
      />
      <Segmented
        label="Unchanged lines"
        value={props.fold ? 'changes' : 'all'}
        onChange={(key) => props.onFold(key === 'changes')}
        items={[
          { key: 'changes', label: 'Changes' },
          { key: 'all', label: 'All lines' },
        ]}
      />
      <IconButton label="Read again" size="small" onClick={props.onReload}>
        <RefreshCw size={13} />
      </IconButton>
      <Select
        aria-label="Lane to review"
        className="rv-lane"
        value={lane.id}
        onChange={(e) => selectLane(e.currentTarget.value as LaneId)}
      >
        {lanes.map((l, i) => (
          <option key={l.id} value={l.id}>
            {i === at ? `${l.name}, ${at + 1} of ${lanes.length}` : l.name}
          </option>
        ))}
      </Select>
    </header>
  );
}

function rangeOf(kind: Range['kind'], lane: Lane): Range {
  if (kind !== 'between') return { kind };
  return { kind, from: lane.checkpoints.at(-2)?.id ?? null, to: lane.checkpoints.at(-1)?.id ?? null };
}

/** From which checkpoint to which; stands only while it is asked for. */
export function CheckpointBar({ lane, range, onRange }: Pick<Props, 'lane' | 'range' | 'onRange'>) {
  if (range.kind !== 'between') return null;
  const value = (text: string) => (text === '' ? null : text);
  return (
    <div className="rv-range">
      {lane.checkpoints.length === 0 && (
        <span className="t3">No turn has ended yet, so there is no checkpoint to read from.</span>
      )}
      <label className="row">
        <span className="t3">From</span>
        <Select
          value={range.from ?? ''}
          onChange={(e) => onRange({ ...range, from: value(e.currentTarget.value) })}
        >
          <option value="">where the lane began</option>
          {lane.checkpoints.map((c) => (
            <option key={c.id} value={c.id}>
              {checkpointName(c)}
            </option>
          ))}
        </Select>
      </label>
      <label className="row">
        <span className="t3">to</span>
        <Select
          value={range.to ?? ''}
          onChange={(e) => onRange({ ...range, to: value(e.currentTarget.value) })}
        >
          {lane.checkpoints.map((c) => (
            <option key={c.id} value={c.id}>
              {checkpointName(c)}
            </option>
          ))}
          <option value="">the worktree as it is now</option>
        </Select>
      </label>
    </div>
  );
}
