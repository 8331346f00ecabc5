import { type DomainEvent } from '../event.ts';
import { type ReservationId } from '../ids.ts';
import { type World } from '../world.ts';
import { type Draw } from './draw.ts';

/** What can happen to leases on paths. */
export function reservationMoves(world: World, draw: Draw): readonly (() => DomainEvent)[] {
  const lanes = Object.values(world.lanes).filter((l) => l.phase !== 'closed');
  const lane = draw.one(lanes);
  if (!lane) return [];
  const mode = draw.number(2) === 0 ? ('exclusive' as const) : ('shared' as const);
  const moves: (() => DomainEvent)[] = [
    () => ({
      type: 'reservation.taken',
      data: {
        reservationId: draw.id<ReservationId>('reservation'),
        projectId: lane.projectId,
        holder: draw.maybe(lane.id),
        globs: ['src/**', `docs/${draw.number(5)}.md`],
        mode,
        reason: 'at work there',
        minutes: 30,
        expiresAt: 1_700_000_000_000 + draw.number(1_000_000),
      },
    }),
  ];
  const open = draw.one(Object.values(world.reservations.open));
  const other = draw.one(lanes);
  if (open && other) {
    const of = { reservationId: open.id, projectId: open.projectId, holder: open.holder };
    const end = draw.one(['released', 'expired', 'lane-closed', 'landed', 'forced'] as const) ?? 'released';
    moves.push(
      () => ({
        type: 'reservation.renewed',
        data: { ...of, expiresAt: open.expiresAt + draw.number(100_000) },
      }),
      () => ({ type: 'reservation.ended', data: { ...of, end, reason: draw.maybe('needed elsewhere') } }),
      () => ({
        type: 'reservation.trespassed',
        data: { ...of, trespasser: other.id, path: `docs/${draw.number(5)}.md` },
      }),
    );
  }
  return moves;
}
