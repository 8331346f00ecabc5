import { useState } from 'react';
import { Field, Input, Select, Textarea } from '../ui/field.tsx';
import { Segmented, Tabs } from '../ui/tabs.tsx';
import { Sheet } from './sheet.tsx';

/** Fields, choices and tabs. */
export function Forms() {
  const [tab, setTab] = useState<'one' | 'two' | 'three'>('one');
  const [side, setSide] = useState<'left' | 'right'>('left');
  return (
    <>
      <Sheet title="Fields">
        <Field label="Name" hint="What it is called.">
          {(ids) => <Input {...ids} defaultValue="GreenCastle" />}
        </Field>
        <Field label="Empty" optional>
          {(ids) => <Input {...ids} placeholder="npm test" mono />}
        </Field>
        <Field label="Wrong" problem="A whole number from 1 to 86,400 seconds.">
          {(ids) => <Input {...ids} defaultValue="0" />}
        </Field>
        <Field label="Off">{(ids) => <Input {...ids} defaultValue="not now" disabled />}</Field>
        <Field label="Agent">
          {(ids) => (
            <Select {...ids}>
              <option>Rehearsal</option>
            </Select>
          )}
        </Field>
        <Field label="Brief">{(ids) => <Textarea {...ids} rows={2} defaultValue="Change it." />}</Field>
        <label className="row">
          <input type="checkbox" className="check" defaultChecked /> on
        </label>
        <label className="row">
          <input type="checkbox" className="check" /> off
        </label>
        <label className="row t3">
          <input type="checkbox" className="check" disabled /> cannot
        </label>
      </Sheet>
      <Sheet title="Tabs and segments">
        <div className="ga-card">
          <Tabs
            label="Tabs"
            value={tab}
            onChange={setTab}
            items={[
              { key: 'one', label: 'Transcript' },
              { key: 'two', label: 'Changes', count: 3 },
              { key: 'three', label: 'Terminal' },
            ]}
          >
            <p className="diff-none">Panel {tab}</p>
          </Tabs>
        </div>
        <Segmented
          label="Side"
          value={side}
          onChange={setSide}
          items={[
            { key: 'left', label: 'Left' },
            { key: 'right', label: 'Right' },
          ]}
        />
      </Sheet>
    </>
  );
}
