import { type Lane } from '../../../shared/domain/lane/state.ts';
import { absolute, measured, timeOfDay } from '../../lib/format.ts';
import { cardWords, linkWords } from '../../words/timeline-links.ts';
import { type Link } from './strip.ts';

interface Props {
  readonly link: Link;
  readonly nameOf: (laneId: Lane['id'] | null) => string;
  /** In the coordinates of the box that the card stands in. */
  readonly x: number;
  readonly y: number;
  readonly room: { readonly width: number; readonly height: number };
}

const wide = 288;
const tall = 96;

/** What an arrow between lanes stands for. It never takes the pointer. */
export function LinkCard({ link, nameOf, x, y, room }: Props) {
  const left = Math.max(8, Math.min(x + 14, room.width - wide - 8));
  const top = y + tall + 16 > room.height ? Math.max(8, y - tall - 8) : y + 16;
  return (
    <div className="tl-card" role="status" style={{ left, top, width: wide }}>
      <div className="row gap4">
        <span className="strong">{linkWords[link.kind]}</span>
        {link.count > 1 && <span className="t3">{cardWords.together(link.count)}</span>}
      </div>
      <p className="tl-card-title t2">{cardWords.between(nameOf(link.from), nameOf(link.to))}</p>
      {link.count > 1 ? (
        <p className="tl-card-title t2">{cardWords.closer}</p>
      ) : (
        link.title !== '' && <p className="tl-card-title">{link.title}</p>
      )}
      <div className="row t3 small">
        <span title={absolute(link.until)}>{timeOfDay(link.until)}</span>
        {link.until > link.at && <span>{cardWords.underway(measured(link.until - link.at))}</span>}
      </div>
    </div>
  );
}
