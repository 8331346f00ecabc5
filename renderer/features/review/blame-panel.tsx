import { GitBranch, User } from 'lucide-react';
import { absolute } from '../../lib/format.ts';
import { openLane } from '../../state/ui.ts';
import { useQuery } from '../../state/use-query.ts';
import { ScrollArea } from '../../ui/panel.tsx';
import { Progress } from '../../ui/progress.tsx';
import { ErrorNote } from '../../ui/states.tsx';
import { blameWords as words } from '../../words/blame.ts';
import { linesInWords, type Writer, writersOf } from './blame.ts';
import { type Ends } from './image-pane.tsx';
import './blame-panel.css';

interface Props {
  readonly path: string;
  readonly ends: Ends;
}

/** Which lane, or which person, wrote which lines of the file as it is now. */
export function BlamePanel({ path, ends }: Props) {
  const query = useQuery('review.blame', { ...ends, path });
  return (
    <ScrollArea className="rv-blame" aria-label={words.title} role="region">
      {query.failure && <ErrorNote failure={query.failure} />}
      {query.data === null && query.failure === null && <Progress label={words.reading} />}
      {query.data && (
        <ul>
          {writersOf(query.data).map((writer) => (
            <WriterRow key={writer.key} writer={writer} />
          ))}
        </ul>
      )}
    </ScrollArea>
  );
}

function WriterRow({ writer }: { readonly writer: Writer }) {
  const { by, about, at } = writer;
  const lane = by.kind === 'lane';
  const details = lane
    ? [by.role && words.role(by.role), by.agent, by.model].filter(Boolean).join(', ')
    : words.person;
  return (
    <li className="row" title={absolute(at)}>
      {lane ? <GitBranch size={12} /> : <User size={12} />}
      {lane && by.known ? (
        <button type="button" className="rv-writer" onClick={() => openLane(by.laneId)}>
          {by.name}
        </button>
      ) : (
        <span className="rv-writer">{by.name}</span>
      )}
      <span className="t3 nowrap">{details}</span>
      <span className="t2 ellipsis grow">{about}</span>
      <span className="t2 nowrap">{linesInWords(writer)}</span>
    </li>
  );
}
