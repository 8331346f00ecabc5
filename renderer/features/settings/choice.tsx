import { type ReactNode } from 'react';
import { Segmented } from '../../ui/tabs.tsx';
import { desktopWords as words } from '../../words/settings-desktop.ts';

interface ChoiceProps {
  readonly title: string;
  readonly about: string;
  readonly children: ReactNode;
}

/** One choice: what it is about at the left, the control at the right. */
export function Choice({ title, about, children }: ChoiceProps) {
  return (
    <div className="st-choice">
      <div className="grow">
        <p>{title}</p>
        <p className="t3">{about}</p>
      </div>
      {children}
    </div>
  );
}

interface SwitchProps {
  readonly title: string;
  readonly about: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

/** A choice between on and off. */
export function OnOff({ title, about, on, onChange }: SwitchProps) {
  return (
    <Choice title={title} about={about}>
      <Segmented<'on' | 'off'>
        label={title}
        value={on ? 'on' : 'off'}
        onChange={(next) => onChange(next === 'on')}
        items={[
          { key: 'off', label: words.off },
          { key: 'on', label: words.on },
        ]}
      />
    </Choice>
  );
}
