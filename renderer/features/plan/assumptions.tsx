import { Plus, X } from 'lucide-react';
import { type Assumption } from '../../../shared/domain/plan/task.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Input, Select } from '../../ui/field.tsx';
import { taskWords as words } from '../../words/plan-task.ts';

interface Props {
  readonly assumes: readonly Assumption[];
  readonly onChange: (assumes: readonly Assumption[]) => void;
}

const blank: Assumption = { about: '', kind: 'interface', source: '' };

/** What a task takes as given though it does not exist yet, a row each. */
export function Assumptions({ assumes, onChange }: Props) {
  const set = (at: number, change: Partial<Assumption>) =>
    onChange(assumes.map((one, i) => (i === at ? { ...one, ...change } : one)));
  return (
    <fieldset className="pl-depends">
      <legend className="field-label">{words.assumes}</legend>
      <p className="field-hint">{words.assumesHint}</p>
      {assumes.map((one, at) => (
        <div key={at} className="pl-assumption">
          <Input
            mono
            aria-label={words.about}
            placeholder={words.about}
            value={one.about}
            onChange={(e) => set(at, { about: e.target.value })}
          />
          <IconButton
            label={words.removeAssumption(one.about)}
            size="small"
            onClick={() => onChange(assumes.filter((_, i) => i !== at))}
          >
            <X size={12} />
          </IconButton>
          <Select
            aria-label={words.kind}
            value={one.kind}
            onChange={(e) => set(at, { kind: e.target.value === 'pattern' ? 'pattern' : 'interface' })}
          >
            <option value="interface">{words.kinds.interface}</option>
            <option value="pattern">{words.kinds.pattern}</option>
          </Select>
          <Input
            mono
            aria-label={words.source}
            placeholder={words.source}
            value={one.source}
            onChange={(e) => set(at, { source: e.target.value })}
          />
        </div>
      ))}
      <div>
        <Button size="small" icon={<Plus size={12} />} onClick={() => onChange([...assumes, blank])}>
          {words.addAssumption}
        </Button>
      </div>
    </fieldset>
  );
}
