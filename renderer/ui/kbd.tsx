import { chordLabel } from './chord.ts';
import './kbd.css';

/** A key hint. Hidden from assistive technology: names of controls stay plain words. */
export function Kbd({ chord }: { readonly chord: string }) {
  if (chord === '') return null;
  return (
    <kbd className="kbd" aria-hidden="true">
      {chordLabel(chord)}
    </kbd>
  );
}
