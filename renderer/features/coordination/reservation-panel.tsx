import { useState } from 'react';
import { Lock, Plus, Users } from 'lucide-react';
import { type ReservationView } from '../../../shared/contract/index.ts';
import { statusOf } from '../../../shared/domain/lane/state.ts';
import { type Project } from '../../../shared/domain/project/state.ts';
import { absolute, timeOfDay } from '../../lib/format.ts';
import { useNow } from '../../state/clock.ts';
import { openLane } from '../../state/ui.ts';
import { perform } from '../../state/use-command.ts';
import { useQuery } from '../../state/use-query.ts';
import { useReplica } from '../../state/use-replica.ts';
import { Button } from '../../ui/button.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { ScrollArea } from '../../ui/panel.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.tsx';
import { Tag } from '../../ui/tag.tsx';
import { reservationWords as words } from '../../words/coordination.ts';
import { ForceDialog } from './force-dialog.tsx';
import { nameOf } from './names.ts';
import { ReserveDialog } from './reserve-dialog.tsx';

/** Leases on paths: who holds what, why and how long. */
export function ReservationPanel({ project }: { readonly project: Project }) {
  const reservations = useReplica((r) => r.world.reservations);
  const version = Object.values(reservations.open)
    .map((r) => `${r.id} ${r.expiresAt}`)
    .join();
  const query = useQuery('reservation.list', { projectId: project.id }, version);
  const [reserving, setReserving] = useState(false);
  const past = reservations.trespasses.filter((t) => t.projectId === project.id);
  const items = query.data?.items ?? [];
  return (
    <section className="co-panel co-reservations" aria-label={words.title}>
      <header className="co-head">
        <h2>{words.title}</h2>
        <span className="t3">{words.facts(items.length, past.length)}</span>
        <span className="grow" />
        <Button size="small" icon={<Plus size={12} />} onClick={() => setReserving(true)}>
          {words.reserve}
        </Button>
      </header>
      {query.failure ? (
        <ErrorState failure={query.failure} action={<Button onClick={query.reload}>Try again</Button>} />
      ) : query.data === null ? (
        <LoadingState label={words.title} />
      ) : items.length === 0 && past.length === 0 ? (
        <EmptyState title={words.empty} icon={<Lock size={20} />}>
          {words.emptyHint}
        </EmptyState>
      ) : (
        <ScrollArea className="co-scroll" aria-label={words.title}>
          {items.length > 0 && <Leases items={items} />}
          <Trespasses projectId={project.id} />
        </ScrollArea>
      )}
      {reserving && <ReserveDialog project={project} onDone={() => setReserving(false)} />}
    </section>
  );
}

function Leases({ items }: { readonly items: readonly ReservationView[] }) {
  const [forcing, setForcing] = useState<ReservationView | null>(null);
  const { columns } = words;
  return (
    <>
      <table className="co-table">
        <thead>
          <tr>
            <th scope="col">{columns.mode}</th>
            <th scope="col">{columns.paths}</th>
            <th scope="col">{columns.holder}</th>
            <th scope="col">{columns.reason}</th>
            <th scope="col">{columns.lease}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {items.map((one) => (
            <LeaseRow key={one.id} one={one} onForce={() => setForcing(one)} />
          ))}
        </tbody>
      </table>
      {forcing && <ForceDialog one={forcing} onDone={() => setForcing(null)} />}
    </>
  );
}

function LeaseRow({ one, onForce }: { readonly one: ReservationView; readonly onForce: () => void }) {
  const lanes = useReplica((r) => r.world.lanes);
  const now = useNow();
  const lane = one.holder === null ? undefined : lanes[one.holder];
  const name = nameOf(lanes, one.holder);
  const paths = one.globs.join(', ');
  const left = Math.max(0, one.expiresAt - now);
  const part = Math.min(1, left / (one.minutes * 60_000));
  return (
    <tr>
      <td className="co-mode t2">
        {one.mode === 'exclusive' ? <Lock size={12} /> : <Users size={12} />}
        {words[one.mode]}
      </td>
      <td>
        <span className="mono co-paths" title={`${paths}\n${one.reason}`}>
          {paths}
        </span>
        {one.hoarded !== null && (
          <Tag look="outline" size="tiny" title={one.hoarded}>
            {words.hoarded}
          </Tag>
        )}
      </td>
      <td>
        {lane ? (
          <button type="button" className="co-holder" onClick={() => openLane(lane.id)}>
            <Glyph name={statusOf(lane)} size={12} />
            {name}
          </button>
        ) : (
          name
        )}
      </td>
      <td className="t2 co-reason" title={one.reason}>
        {one.reason}
      </td>
      <td className="co-lease" title={words.until(absolute(one.expiresAt))}>
        <span className="co-bar" aria-hidden="true">
          <span style={{ inlineSize: `${Math.round(part * 100)}%` }} />
        </span>
        {words.left(Math.floor(left / 60_000))}
      </td>
      <td className="co-act">
        {one.holder === null ? (
          <Button
            size="small"
            tone="ghost"
            aria-label={words.releaseOf(paths)}
            onClick={() => void perform('reservation.release', { reservationId: one.id })}
          >
            {words.release}
          </Button>
        ) : (
          <Button size="small" tone="ghost" aria-label={words.forceOf(paths, name)} onClick={onForce}>
            {words.force}
          </Button>
        )}
      </td>
    </tr>
  );
}

function Trespasses({ projectId }: { readonly projectId: Project['id'] }) {
  const lanes = useReplica((r) => r.world.lanes);
  const all = useReplica((r) => r.world.reservations.trespasses);
  const mine = all.filter((t) => t.projectId === projectId).toReversed();
  if (mine.length === 0) return null;
  return (
    <ul className="co-past">
      {mine.map((t) => (
        <li key={`${t.reservationId} ${t.trespasser} ${t.path}`} className="row">
          <Glyph name="failed" size={12} />
          <button type="button" className="grow co-past-open" onClick={() => openLane(t.trespasser)}>
            {words.trespass(nameOf(lanes, t.trespasser), t.path, nameOf(lanes, t.holder))}
          </button>
          <span className="t3" title={absolute(t.at)}>
            {timeOfDay(t.at)}
          </span>
        </li>
      ))}
    </ul>
  );
}
