import { type KeyboardEvent, type RefObject } from 'react';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { chordOf } from '../../state/keymap.ts';
import { IconButton } from '../../ui/button.tsx';
import { Input } from '../../ui/field.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { findWords } from '../../words/timeline.ts';
import { type Find } from './use-find.ts';

interface Props {
  readonly find: Find;
  readonly field: RefObject<HTMLInputElement | null>;
}

/** The search: Enter goes to the next match, Shift Enter back, Escape leaves. */
export function FindField({ find, field }: Props) {
  const { query, setQuery, hits, place, more, searching, failure, step } = find;
  const pressed = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') {
      setQuery('');
      event.currentTarget.blur();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const said =
    query.trim() === '' || searching
      ? ''
      : (failure?.message ??
        (hits.length === 0 ? findWords.none : findWords.place(place + 1, hits.length, more)));
  return (
    <div className="tl-find" role="search">
      <Input
        ref={field}
        type="search"
        className="tl-find-field"
        aria-label={findWords.label}
        placeholder={findWords.hint}
        value={query}
        onChange={(e) => setQuery(e.currentTarget.value)}
        onKeyDown={pressed}
      />
      {query === '' && <Kbd chord={chordOf('findOnTimeline')} />}
      <span className="tl-find-said" role="status">
        {said}
      </span>
      {hits.length > 0 && query !== '' && (
        <>
          <IconButton label={findWords.previous} size="small" onClick={() => step(-1)}>
            <ChevronUp size={12} />
          </IconButton>
          <IconButton label={findWords.next} size="small" onClick={() => step(1)}>
            <ChevronDown size={12} />
          </IconButton>
        </>
      )}
    </div>
  );
}
