import { type KeyboardEvent, useState } from 'react';
import { type DesktopView } from '../../../shared/contract/index.ts';
import { acceleratorFrom, chordFromAccelerator } from '../../../shared/contract/accelerator.ts';
import { Button } from '../../ui/button.tsx';
import { chordFrom } from '../../ui/chord.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { desktopWords as words } from '../../words/settings-desktop.ts';
import { Choice } from './choice.tsx';

interface Props {
  readonly pauseKey: DesktopView['pauseKey'];
  readonly onChange: (key: string | null) => void;
}

/** The key that pauses from any program: which it is, whether the system gave it, and another one. */
export function PauseKey({ pauseKey: { wanted, problem }, onChange }: Props) {
  const [listening, setListening] = useState(false);
  const [plain, setPlain] = useState(false);
  const heard = (event: KeyboardEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return setListening(false);
    const chord = event.key === 'Backspace' ? null : chordFrom(event.nativeEvent);
    if (chord === null && event.key !== 'Backspace') return;
    const bare = chord !== null && !/^(mod|ctrl|alt)\+/.test(chord);
    setPlain(bare);
    if (bare) return;
    setListening(false);
    onChange(chord === null ? null : acceleratorFrom(chord));
  };
  return (
    <>
      <Choice title={words.key} about={words.keyAbout}>
        {listening ? (
          <button
            type="button"
            className="st-listen"
            autoFocus
            aria-label={words.listening}
            onKeyDown={heard}
            onBlur={() => setListening(false)}
          >
            {words.press} <span className="t3">{plain ? words.modifier : words.pressAbout}</span>
          </button>
        ) : (
          <span className="row">
            {wanted === null ? (
              <span className="t3">{words.noKey}</span>
            ) : (
              <Kbd chord={chordFromAccelerator(wanted)} />
            )}
            {wanted !== null && problem === null && <span className="c-pass">{words.works}</span>}
            <Button size="small" aria-label={words.changeName} onClick={() => setListening(true)}>
              {words.change}
            </Button>
          </span>
        )}
      </Choice>
      {problem !== null && (
        <p className="row" role="status">
          <Glyph name="failed" /> {problem}
        </p>
      )}
    </>
  );
}
