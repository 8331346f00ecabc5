import { type HeldPath } from '../../shared/domain/merge/events.ts';
import { holderAgainst } from '../../shared/domain/reservation/state.ts';
import { ok, type Result } from '../../shared/kernel/result.ts';
import { changedPaths } from '../git/diff-files.ts';
import { type Attempt, type MergeDeps } from './deps.ts';
import { type Sides } from './prepare.ts';

/** Paths of an entry that others hold; none once the human has let it land over them, nor for taking a merge back. */
export async function heldPaths(
  deps: MergeDeps,
  { merge, project }: Attempt,
  sides: Sides,
): Promise<Result<readonly HeldPath[]>> {
  const { reservations, merges } = deps.engine.world;
  const override = merges[merge.id]?.override ?? null;
  if (merge.kind === 'revert' || override !== null || Object.keys(reservations.open).length === 0)
    return ok([]);
  const changed = await changedPaths(deps.git, project.path, sides.baseOid, sides.laneOid);
  if (!changed.ok) return changed;
  const who = { projectId: merge.projectId, holder: merge.laneId };
  return ok(
    changed.data.flatMap((path) => {
      const held = holderAgainst(reservations, who, path, deps.clock.now());
      return held ? [{ path, reservationId: held.id, holder: held.holder }] : [];
    }),
  );
}

/** Why an entry waits, with what for. */
export function heldReason(
  deps: MergeDeps,
  held: readonly HeldPath[],
): { readonly reason: string; readonly held: readonly HeldPath[] } {
  const { lanes } = deps.engine.world;
  const [first] = held;
  const holder = first?.holder ? (lanes[first.holder]?.name ?? first.holder) : 'the human';
  const more = held.length > 1 ? ` and ${held.length - 1} more` : '';
  const reason = `${first?.path ?? ''}${more} is reserved by ${holder}. It goes on when the reservation ends, or when you override it.`;
  return { reason, held };
}
