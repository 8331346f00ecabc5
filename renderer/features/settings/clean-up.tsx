import { useState } from 'react';
import { type Leftover } from '../../../shared/contract/index.ts';
import { type LaneId } from '../../../shared/domain/ids.ts';
import { absolute, ago, bytes, counted } from '../../lib/format.ts';
import { useNow } from '../../state/clock.ts';
import { useCommand } from '../../state/use-command.ts';
import { useQuery } from '../../state/use-query.ts';
import { notify } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { Progress } from '../../ui/progress.tsx';
import { ErrorNote } from '../../ui/states.tsx';
import { cleanUpWords as words } from '../../words/settings-data.ts';
import { CleanUpDialog } from './clean-up-dialog.tsx';

/** What closed lanes left behind, what of it may go, and the way to let it go. */
export function CleanUp() {
  const [looking, setLooking] = useState(false);
  const leftovers = useQuery('data.leftovers', looking ? {} : null);
  const [left, setLeft] = useState<readonly LaneId[]>([]);
  const [asking, setAsking] = useState(false);
  const command = useCommand('data.cleanUp');
  const items = leftovers.data?.items ?? [];
  const chosen = items.filter(({ laneId, held }) => held === null && !left.includes(laneId));
  const remove = async () => {
    const answer = await command.run({ laneIds: chosen.map(({ laneId }) => laneId) });
    setAsking(false);
    leftovers.reload();
    if (!answer.ok) return;
    const done = answer.data.items.filter(({ problem }) => problem === null);
    const failed = answer.data.items.flatMap(({ problem }) => problem ?? []);
    const freed = done.reduce((sum, item) => sum + item.bytes, 0);
    notify(words.done(counted(done.length, 'lane'), bytes(freed)));
    if (failed.length > 0)
      notify(words.failed(failed.length), { type: 'storage', message: failed.join(' ') });
  };
  const toggle = (laneId: LaneId) =>
    setLeft(left.includes(laneId) ? left.filter((id) => id !== laneId) : [...left, laneId]);
  return (
    <section className="st-part" aria-labelledby="st-clean-up">
      <h3 id="st-clean-up" className="strong">
        {words.title}
      </h3>
      <p className="t3">{words.about}</p>
      {leftovers.failure && <ErrorNote failure={leftovers.failure} />}
      {command.failure && <ErrorNote failure={command.failure} onDismiss={command.clear} />}
      {looking && leftovers.data === null && leftovers.failure === null && <Progress label={words.looking} />}
      {leftovers.data && items.length === 0 && <p className="t2">{words.none}</p>}
      {items.length > 0 && (
        <ul className="st-list" aria-label={words.list}>
          {items.map((item) => (
            <LeftoverRow
              key={item.laneId}
              item={item}
              chosen={chosen.includes(item)}
              onToggle={() => toggle(item.laneId)}
            />
          ))}
        </ul>
      )}
      <div className="st-actions">
        {items.length > 0 && (
          <Button disabled={chosen.length === 0} busy={command.busy} onClick={() => setAsking(true)}>
            {words.remove(chosen.length)}
          </Button>
        )}
        <Button
          tone={items.length > 0 ? 'ghost' : 'plain'}
          busy={leftovers.loading}
          onClick={() => (looking ? leftovers.reload() : setLooking(true))}
        >
          {words.look}
        </Button>
      </div>
      <CleanUpDialog
        open={asking}
        items={chosen}
        busy={command.busy}
        onClose={() => setAsking(false)}
        onConfirm={() => void remove()}
      />
    </section>
  );
}

interface RowProps {
  readonly item: Leftover;
  readonly chosen: boolean;
  readonly onToggle: () => void;
}

function LeftoverRow({ item, chosen, onToggle }: RowProps) {
  const now = useNow();
  const { name, title, folder, checkpoints, held, closedAt } = item;
  return (
    <li className="st-item">
      <label className="row">
        <input
          type="checkbox"
          className="check"
          aria-label={words.choose(name)}
          checked={chosen}
          disabled={held !== null}
          onChange={onToggle}
        />
        <span className="strong nowrap">{name}</span>
        <span className="t3 ellipsis grow">{title}</span>
        <span className="t2 nowrap">
          {folder === null ? words.noFolder : words.folder(bytes(folder.bytes))}
        </span>
        <span className="t2 nowrap">{words.checkpoints(checkpoints)}</span>
        <span className="t3 nowrap" title={absolute(closedAt)}>
          {words.closed(ago(closedAt, now))}
        </span>
      </label>
      {held !== null && <p className="st-hint t2">{words.held(held)}</p>}
    </li>
  );
}
