import { absolute, duration } from '../../lib/format.ts';
import { useNow } from '../../state/clock.ts';
import { openLane } from '../../state/ui.ts';
import { inboxWords as words } from '../../words/inbox.ts';
import { Button } from '../../ui/button.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { Tag } from '../../ui/tag.tsx';
import { markedRow } from './marked-row.ts';
import { type NeedsYou } from './needs-you.ts';
import { openNeed } from './open-need.ts';

interface Props {
  readonly items: readonly NeedsYou[];
  /** The key of the row that the keyboard stands on. */
  readonly marked: string | null;
}

/** What stands still besides questions, each with the way to where it is settled. */
export function NeedsYouList({ items, marked }: Props) {
  const now = useNow();
  if (items.length === 0) return null;
  return (
    <section aria-label={words.also}>
      <h2 className="label inbox-heading">{words.also}</h2>
      <ul className="inbox-list">
        {items.map((item) => (
          <li key={item.key} className="inbox-row" {...markedRow(item.key === marked)}>
            <Glyph name={item.state} />
            <LaneName item={item} />
            <div className="col">
              <span className="ellipsis" title={item.text}>
                {item.text}
              </span>
            </div>
            <Tag look="outline">{item.what}</Tag>
            <span className="t3 inbox-time" title={absolute(item.since)}>
              {duration(now - item.since)}
            </span>
            <Button size="small" aria-label={words.open(item.laneName)} onClick={() => openNeed(item)}>
              {words.openWord}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function LaneName({ item: { laneId, laneName } }: { readonly item: NeedsYou }) {
  if (laneId === null) return <span className="inbox-lane ellipsis">{laneName}</span>;
  return (
    <button type="button" className="inbox-lane ellipsis" onClick={() => openLane(laneId)}>
      {laneName}
    </button>
  );
}
