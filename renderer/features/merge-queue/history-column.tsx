import { type Merge } from '../../../shared/domain/merge/state.ts';
import { type DomainEvent } from '../../../shared/domain/event.ts';
import { absolute, shortOid, timeOfDay } from '../../lib/format.ts';
import { mergeWords } from '../../state/event-words.ts';
import { useQuery } from '../../state/use-query.ts';
import { useReplica } from '../../state/use-replica.ts';
import { showView } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { Glyph, type GlyphName } from '../../ui/glyph.tsx';
import { Count } from '../../ui/tag.tsx';
import { TakeBack } from './entry-actions.tsx';
import { titleOf } from './queue.ts';

interface Props {
  readonly history: readonly Merge[];
  readonly chosen: string | null;
  readonly nameOf: (merge: Merge) => string;
  readonly onChoose: (merge: Merge) => void;
}

/** What landed, each with its way back, and the journal of the queue's steps. */
export function HistoryColumn(props: Props) {
  const { history } = props;
  const takenBack = history.filter((m) => m.state === 'reverted').length;
  return (
    <aside className="mq-history" aria-label="History">
      <section className="mq-landed" aria-label="Landed">
        <header className="mq-pane-head">
          <h2 className="strong">Landed</h2>
          <Count value={history.filter((m) => m.state === 'landed' && m.kind === 'merge').length} />
          {takenBack > 0 && <span className="t3">{takenBack} taken back</span>}
        </header>
        {history.length === 0 && (
          <p className="mq-none t3">What lands appears here, and each can be taken back.</p>
        )}
        <ul className="mq-landed-list scroll">
          {history.map((m) => (
            <Landed key={m.id} merge={m} {...props} />
          ))}
        </ul>
      </section>
      <Journal />
    </aside>
  );
}

function Landed({ merge, chosen, nameOf, onChoose }: Props & { readonly merge: Merge }) {
  const name = nameOf(merge);
  const takenBack = merge.state === 'reverted';
  return (
    <li className="mq-landed-row" data-on={merge.id === chosen || undefined}>
      <button type="button" className="mq-landed-button" onClick={() => onChoose(merge)}>
        <Glyph name={merge.state as GlyphName} label={takenBack ? 'taken back' : 'landed'} />
        <span className="mq-landed-text">
          <span className="row">
            <span className="strong ellipsis">{name}</span>
            <span className="mono t3">{merge.newOid === null ? 'unknown' : shortOid(merge.newOid)}</span>
            <span className="grow" />
            <span className="t3 small" title={absolute(merge.updatedAt)}>
              {timeOfDay(merge.updatedAt).slice(0, 5)}
            </span>
          </span>
          <span className={takenBack ? 'mq-struck ellipsis' : 't2 ellipsis'}>{titleOf(merge)}</span>
        </span>
      </button>
      {merge.state === 'landed' && merge.kind === 'merge' && (
        <TakeBack mergeId={merge.id} name={name} small />
      )}
    </li>
  );
}

function Journal() {
  const world = useReplica((r) => r.world);
  const moved = Object.values(world.merges).reduce((newest, m) => Math.max(newest, m.updatedAt), 0);
  const { data, failure } = useQuery('audit.read', { newest: true, limit: 1000 }, moved);
  const lines = (data?.events ?? [])
    .flatMap((event) => {
      const words =
        event.type === 'fleet.paused'
          ? 'Queue paused with the fleet'
          : event.type === 'fleet.resumed'
            ? 'Queue resumed with the fleet'
            : mergeWords(event as unknown as DomainEvent, world);
      return words === null ? [] : [{ sequence: event.sequence, at: event.at, words }];
    })
    .sort((a, b) => b.sequence - a.sequence)
    .slice(0, 60);
  return (
    <section className="mq-journal" aria-label="Journal">
      <header className="mq-pane-head">
        <h2 className="strong">Journal</h2>
        <span className="grow" />
        <Button size="small" tone="ghost" onClick={() => showView('audit')}>
          Open in audit
        </Button>
      </header>
      <ol className="scroll" tabIndex={0} aria-label="Steps of the queue, newest first">
        {lines.map((line) => (
          <li key={line.sequence}>
            <span className="t3" title={absolute(line.at)}>
              {timeOfDay(line.at).slice(0, 5)}
            </span>
            <span className="t2">{line.words}</span>
          </li>
        ))}
        {lines.length === 0 && (data !== null || failure !== null) && (
          <li className="mq-none t3">{data === null ? 'The steps could not be read.' : 'No step yet.'}</li>
        )}
      </ol>
    </section>
  );
}
