import { useLanes } from '../../state/use-replica.ts';
import { Field, Select } from '../../ui/field.tsx';

interface Props {
  readonly label: string;
  /** What is chosen without a lane. */
  readonly none: string;
  /** A lane's id, or nothing. */
  readonly value: string;
  readonly onChange: (laneId: string) => void;
}

/** One of the lanes, or what stands for none of them. */
export function LaneField({ label, none, value, onChange }: Props) {
  const lanes = useLanes();
  return (
    <Field label={label}>
      {(ids) => (
        <Select {...ids} value={value} onChange={(e) => onChange(e.target.value)}>
          <option value="">{none}</option>
          {lanes.map((lane) => (
            <option key={lane.id} value={lane.id}>
              {lane.name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
