import { type ShortcutName, chordOf, keymap } from '../../state/keymap.ts';
import { Kbd } from '../../ui/kbd.tsx';

const first: readonly ShortcutName[] = ['pauseAll', 'inbox', 'palette', 'launch', 'shortcuts'];

/** The shortcuts worth knowing on the first day. */
export function GoodToKnow() {
  return (
    <section aria-label="Good to know first">
      <header className="fact-head">
        <h2>Good to know first</h2>
      </header>
      <ul>
        {first.map((name) => (
          <li key={name} className="known-row">
            <span className="t2 ellipsis">{keymap[name].title}</span>
            <Kbd chord={chordOf(name)} />
          </li>
        ))}
      </ul>
    </section>
  );
}
