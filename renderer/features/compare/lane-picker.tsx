import { X } from 'lucide-react';
import { type LaneId } from '../../../shared/domain/ids.ts';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { IconButton } from '../../ui/button.tsx';
import { Select } from '../../ui/field.tsx';
import { compareWords as words } from '../../words/compare.ts';
import { mostCompared } from './compared-files.ts';

export interface LanePickerProps {
  readonly lanes: readonly Lane[];
  readonly all: readonly Lane[];
  readonly onChoose: (laneIds: readonly LaneId[]) => void;
}

/** Which lanes are compared: two to four, each of them once. */
export function LanePicker({ lanes, all, onChoose }: LanePickerProps) {
  const ids = lanes.map(({ id }) => id);
  const free = all.filter(({ id }) => !ids.includes(id));
  return (
    <div className="row gap4">
      {lanes.map((lane, place) => (
        <span key={lane.id} className="row compare-lane">
          <Select
            aria-label={words.lane(place + 1)}
            value={lane.id}
            onChange={(event) => onChoose(ids.with(place, event.target.value as LaneId))}
          >
            {[lane, ...free].map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
          {lanes.length > 2 && (
            <IconButton
              label={words.remove(lane.name)}
              size="small"
              onClick={() => onChoose(ids.filter((id) => id !== lane.id))}
            >
              <X size={12} />
            </IconButton>
          )}
        </span>
      ))}
      {lanes.length < mostCompared && free.length > 0 && (
        <Select
          aria-label={words.add}
          value=""
          onChange={(event) => onChoose([...ids, event.target.value as LaneId])}
        >
          <option value="">{words.add}</option>
          {free.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </div>
  );
}
