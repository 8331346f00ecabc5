import { type Result, fail, ok } from '../../shared/kernel/result.ts';
import { fastForwardCheckout } from '../git/fast-forward-checkout.ts';
import { type Checkout, checkoutsOf } from '../git/list-worktrees.ts';
import { updateRef } from '../git/update-ref.ts';
import { type Attempt, type MergeDeps } from './deps.ts';

/** How it went: landed; the target moved meanwhile; or the user's checkout stands in the way. */
export type Landing =
  | { readonly kind: 'landed'; readonly checkout: 'fast-forwarded' | 'not-checked-out' }
  | { readonly kind: 'moved' }
  | { readonly kind: 'blocked'; readonly reason: string };

/**
 * Moves the target branch from `oldOid` to `newOid`, by compare-and-swap. Where the user has the branch checked out, git
 * itself fast-forwards that checkout, and only when every local change stays as it is.
 */
export async function land(
  deps: MergeDeps,
  { merge, project }: Attempt,
  oldOid: string,
  newOid: string,
): Promise<Result<Landing>> {
  const checkouts = await checkoutsOf(deps.git, project.path, merge.targetBranch);
  if (!checkouts.ok) return checkouts;
  const blocked = standsInTheWay(merge.targetBranch, checkouts.data);
  if (blocked !== null) return ok({ kind: 'blocked', reason: blocked });
  const [checkout] = checkouts.data;
  if (!checkout) {
    const ref = `refs/heads/${merge.targetBranch}`;
    const swapped = await updateRef(
      deps.git,
      project.path,
      ref,
      newOid,
      oldOid,
      `switchyard: merge ${merge.id}`,
    );
    if (swapped.ok) return ok({ kind: 'landed', checkout: 'not-checked-out' });
    return swapped.error.type === 'conflict' ? ok({ kind: 'moved' }) : swapped;
  }
  const forwarded = await fastForwardCheckout(deps.git, checkout.path, newOid, merge.targetBranch);
  if (forwarded.ok) return ok({ kind: 'landed', checkout: 'fast-forwarded' });
  if (forwarded.error.type === 'conflict') return ok({ kind: 'moved' });
  if (forwarded.error.type === 'refused') return ok({ kind: 'blocked', reason: forwarded.error.message });
  return fail(forwarded.error.type, forwarded.error.message, forwarded.error);
}

/** Why the branch may not be moved now, in words; of several checkouts git would bring only one along. */
function standsInTheWay(branch: string, checkouts: readonly Checkout[]): string | null {
  const busy = checkouts.find((checkout) => checkout.busy !== null);
  if (busy) return `${busy.path}: ${busy.busy}. Finish that, and it goes on by itself.`;
  if (checkouts.length < 2) return null;
  const places = checkouts.map(({ path }) => path).join(' and ');
  return `${branch} is checked out in ${places}. Leave it checked out in one of them, and it goes on by itself.`;
}
