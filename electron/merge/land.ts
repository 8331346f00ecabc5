import { type Result, fail, ok } from '../../shared/kernel/result.ts';
import { fastForwardCheckout } from '../git/fast-forward-checkout.ts';
import { checkoutOf } from '../git/list-worktrees.ts';
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
  const checkout = await checkoutOf(deps.git, project.path, merge.targetBranch);
  if (!checkout.ok) return checkout;
  if (checkout.data?.busy) {
    return ok({
      kind: 'blocked',
      reason: `${checkout.data.path}: ${checkout.data.busy}. Finish that, then retry.`,
    });
  }
  if (!checkout.data) {
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
  const forwarded = await fastForwardCheckout(deps.git, checkout.data.path, newOid, merge.targetBranch);
  if (forwarded.ok) return ok({ kind: 'landed', checkout: 'fast-forwarded' });
  if (forwarded.error.type === 'conflict') return ok({ kind: 'moved' });
  if (forwarded.error.type === 'refused') return ok({ kind: 'blocked', reason: forwarded.error.message });
  return fail(forwarded.error.type, forwarded.error.message, forwarded.error);
}
