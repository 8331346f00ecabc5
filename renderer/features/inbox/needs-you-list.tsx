import { absolute, duration } from '../../lib/format.ts';
import { useNow } from '../../state/clock.ts';
import { openLane, selectLane, showView } from '../../state/ui.ts';
import { inboxWords as words } from '../../words/inbox.ts';
import { Button } from '../../ui/button.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { Tag } from '../../ui/tag.tsx';
import { type NeedsYou } from './needs-you.ts';

/** What stands still besides questions, each with the way to where it is settled. */
export function NeedsYouList({ items }: { readonly items: readonly NeedsYou[] }) {
  const now = useNow();
  if (items.length === 0) return null;
  return (
    <section aria-label={words.also}>
      <h2 className="label inbox-heading">{words.also}</h2>
      <ul className="inbox-list">
        {items.map((item) => (
          <li key={item.key} className="inbox-row">
            <Glyph name={glyphs[item.kind]} />
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
            <Button size="small" aria-label={words.open(item.laneName)} onClick={() => goTo(item)}>
              {words.openWord}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

const glyphs = { lane: 'failed', merge: 'conflict', mail: 'waiting' } as const;

function LaneName({ item: { laneId, laneName } }: { readonly item: NeedsYou }) {
  if (laneId === null) return <span className="inbox-lane ellipsis">{laneName}</span>;
  return (
    <button type="button" className="inbox-lane ellipsis" onClick={() => openLane(laneId)}>
      {laneName}
    </button>
  );
}

function goTo({ kind, laneId }: NeedsYou): void {
  if (kind === 'mail') return showView('coordination');
  if (kind === 'lane' && laneId !== null) return openLane(laneId);
  selectLane(laneId);
  showView('merge-queue');
}
