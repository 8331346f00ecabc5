import { useState } from 'react';
import { shortcutGroups } from '../../state/keymap.ts';
import { resetKeys, useUi } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { Input } from '../../ui/field.tsx';
import { shortcutWords as words } from '../../words/settings-shortcuts.ts';
import { Section } from './section.tsx';
import { ShortcutRow } from './shortcut-row.tsx';

/** Every key, by where it works, and how to give it another. */
export function ShortcutsSection() {
  const keys = useUi((ui) => ui.keys);
  const [wanted, setWanted] = useState('');
  const matches = (title: string) => title.toLowerCase().includes(wanted.trim().toLowerCase());
  const groups = shortcutGroups()
    .map(({ group, shortcuts }) => ({ group, shortcuts: shortcuts.filter(({ title }) => matches(title)) }))
    .filter(({ shortcuts }) => shortcuts.length > 0);
  const changed = Object.keys(keys).length;
  return (
    <Section id="shortcuts" title={words.title} about={words.about}>
      <div className="row">
        <div className="grow">
          <Input
            type="search"
            aria-label={words.find}
            placeholder={words.find}
            value={wanted}
            onChange={(event) => setWanted(event.currentTarget.value)}
          />
        </div>
        {changed > 0 && <span className="t3">{words.changed(changed)}</span>}
        <Button disabled={changed === 0} onClick={resetKeys}>
          {words.resetAll}
        </Button>
      </div>
      {groups.length === 0 && <p className="t3">{words.none}</p>}
      {groups.map(({ group, shortcuts }) => (
        <section key={group} aria-label={group}>
          <h3 className="label st-group">{group}</h3>
          <ul className="st-list">
            {shortcuts.map((shortcut) => (
              <ShortcutRow key={shortcut.name} shortcut={shortcut} />
            ))}
          </ul>
        </section>
      ))}
    </Section>
  );
}
