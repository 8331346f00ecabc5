import { type KeyboardEvent, useState } from 'react';
import { RotateCcw } from 'lucide-react';
import { type KeyConflict, conflictsOf } from '../../state/key-conflicts.ts';
import { type shortcutGroups, chordsOf, isKeptByBrowser, keymap } from '../../state/keymap.ts';
import { setKeys, useUi } from '../../state/ui.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { chordFrom, onMac } from '../../ui/chord.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { shortcutWords as words } from '../../words/settings-shortcuts.ts';

type Entry = ReturnType<typeof shortcutGroups>[number]['shortcuts'][number];

/** One shortcut: what it does, its keys, what else is on them, and how to change them. */
export function ShortcutRow({ shortcut }: { readonly shortcut: Entry }) {
  const { name, title, now, fixed } = shortcut;
  const own = useUi((ui) => ui.keys[name] !== undefined);
  const [listening, setListening] = useState(false);
  const [offered, setOffered] = useState<string | null>(null);
  const clashes = conflictsOf(name, now, onMac).filter(({ kind }) => kind === 'both');
  const assign = (chord: string | null) => {
    setListening(false);
    setOffered(null);
    setKeys(name, chord === null ? [] : [chord]);
  };
  const heard = (event: KeyboardEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return setListening(false);
    if (event.key === 'Backspace') return assign(null);
    const chord = chordFrom(event.nativeEvent);
    if (chord === null) return;
    if (conflictsOf(name, [chord], onMac).length === 0 && !isKeptByBrowser(chord)) return assign(chord);
    setListening(false);
    setOffered(chord);
  };
  return (
    <li className="st-item">
      <div className="row">
        <span className="grow ellipsis">{title}</span>
        {fixed !== undefined && <span className="t3 small ellipsis">{fixed}</span>}
        {listening ? (
          <button
            type="button"
            className="st-listen"
            autoFocus
            aria-label={words.listening(title)}
            onKeyDown={heard}
            onBlur={() => setListening(false)}
          >
            {words.press} <span className="t3">{words.pressAbout}</span>
          </button>
        ) : (
          <Keys chords={now} />
        )}
        {fixed === undefined && !listening && (
          <Button size="small" aria-label={words.change(title)} onClick={() => setListening(true)}>
            {words.changeLabel}
          </Button>
        )}
        {own && (
          <IconButton size="small" label={words.reset(title)} onClick={() => setKeys(name, null)}>
            <RotateCcw size={12} />
          </IconButton>
        )}
      </div>
      {clashes.map((conflict) => (
        <p key={conflict.name} className="st-hint c-fail">
          {conflictWords(conflict)}
        </p>
      ))}
      {offered !== null && (
        <Offer
          chord={offered}
          conflicts={conflictsOf(name, [offered], onMac)}
          onUse={() => assign(offered)}
          onCancel={() => setOffered(null)}
        />
      )}
    </li>
  );
}

function Keys({ chords }: { readonly chords: readonly string[] }) {
  if (chords.length === 0) return <span className="t3">{words.noKey}</span>;
  return (
    <span className="row gap4">
      {chords.map((chord) => (
        <Kbd key={chord} chord={chord} />
      ))}
    </span>
  );
}

const conflictWords = ({ name, kind }: KeyConflict): string =>
  kind === 'both'
    ? words.clash(keymap[name].title, keymap[name].group)
    : words.shadow(keymap[name].title, keymap[name].group);

interface OfferProps {
  readonly chord: string;
  readonly conflicts: readonly KeyConflict[];
  readonly onUse: () => void;
  readonly onCancel: () => void;
}

/** A chord that something else has: what, and whose it shall be. */
function Offer({ chord, conflicts, onUse, onCancel }: OfferProps) {
  const clashing = conflicts.filter(({ name, kind }) => kind === 'both' && !('fixed' in keymap[name]));
  const take = () => {
    for (const { name } of clashing) setKeys(name, without(chordsOf(name), chord));
    onUse();
  };
  return (
    <div className="st-offer" role="alert">
      <Kbd chord={chord} />
      <div className="grow">
        {conflicts.map((conflict) => (
          <p key={conflict.name}>{conflictWords(conflict)}</p>
        ))}
        {isKeptByBrowser(chord) && <p>{words.browser}</p>}
      </div>
      {clashing.length > 0 && (
        <Button size="small" onClick={take}>
          {words.take}
        </Button>
      )}
      <Button size="small" onClick={onUse}>
        {words.keep}
      </Button>
      <Button size="small" tone="ghost" onClick={onCancel}>
        {words.cancel}
      </Button>
    </div>
  );
}

const without = (chords: readonly string[], chord: string) => chords.filter((each) => each !== chord);
