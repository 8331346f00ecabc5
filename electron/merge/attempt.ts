import { type Result } from '../../shared/kernel/result.ts';
import { switchyard } from '../../shared/domain/actor.ts';
import { resolveCommit } from '../git/resolve-commit.ts';
import { updateRef } from '../git/update-ref.ts';
import { type JournalEvent } from '../../shared/domain/merge/events.ts';
import { type Attempt, type MergeDeps } from './deps.ts';
import { goesOn, journal } from './journal.ts';
import { land } from './land.ts';
import { heldPaths, heldReason } from './held-paths.ts';
import { gatherSides, prepareCommit, type Sides } from './prepare.ts';
import { type Verifications } from './verifications.ts';
import { verify } from './verify.ts';

const mergeRef = (mergeId: string): string => `refs/switchyard/merges/${mergeId}`;

type Ending = Extract<
  JournalEvent,
  { type: 'merge.failed' | 'merge.waiting' | 'merge.requeued' | 'merge.conflicted' | 'merge.landed' }
>;

/**
 * One attempt at one entry: sides, result, verification, landing. Each step is journalled before the next; between the
 * steps it waits while the fleet is paused and stops when the entry was cancelled.
 */
export async function attemptMerge(deps: MergeDeps, attempt: Attempt, running: Verifications): Promise<void> {
  const ending = await walk(deps, attempt, running);
  if (!ending) return;
  const written = await journal(deps, ending);
  if (!written.ok)
    deps.log.info('a merge attempt ended after its entry had', {
      merge: attempt.merge.id,
      error: written.error,
    });
}

async function walk(deps: MergeDeps, attempt: Attempt, running: Verifications): Promise<Ending | null> {
  const { merge } = attempt;
  const ids = { mergeId: merge.id, laneId: merge.laneId };
  const failed = (reason: string): Ending => ({ type: 'merge.failed', data: { ...ids, reason } });
  await deps.gate.whenOpen();
  const sides = await gatherSides(deps, attempt);
  if (!sides.ok) return failed(words(sides));
  await recordCommit(deps, attempt, sides.data);
  const attempted = await journal(deps, { type: 'merge.attempted', data: { ...ids, ...sides.data } });
  if (!attempted.ok) return null;
  const held = await heldPaths(deps, attempt, sides.data);
  if (!held.ok) return failed(words(held));
  if (held.data.length > 0)
    return { type: 'merge.waiting', data: { ...ids, ...heldReason(deps, held.data) } };
  const prepared = await prepareCommit(deps, attempt, sides.data);
  if (!prepared.ok) return failed(words(prepared));
  const { targetOid } = sides.data;
  if (prepared.data.kind === 'conflict')
    return { type: 'merge.conflicted', data: { ...ids, targetOid, files: prepared.data.files } };
  const { commitOid, files } = prepared.data;
  const kept = await updateRef(
    deps.git,
    attempt.project.path,
    mergeRef(merge.id),
    commitOid,
    undefined,
    'merge prepared',
  );
  if (!kept.ok) return failed(words(kept));
  const noted = await journal(deps, { type: 'merge.prepared', data: { ...ids, commitOid, files } });
  if (!noted.ok) return null;
  const verified = await verify(deps, attempt, commitOid, running);
  if (!verified.ok) await deps.gate.whenOpen();
  if (!goesOn(deps, merge.id)) return null;
  if (!verified.ok) return failed(words(verified));
  if (verified.data === 'stopped') {
    const reason = 'Switchyard was closed during the verification.';
    return { type: 'merge.requeued', data: { ...ids, reason } };
  }
  return deps.gate.pass(() => landing(deps, attempt, sides.data, commitOid));
}

async function landing(
  deps: MergeDeps,
  attempt: Attempt,
  sides: Sides,
  newOid: string,
): Promise<Ending | null> {
  const { merge, project } = attempt;
  const ids = { mergeId: merge.id, laneId: merge.laneId };
  const moved: Ending = {
    type: 'merge.requeued',
    data: { ...ids, reason: `${merge.targetBranch} moved meanwhile; attempted again.` },
  };
  const ref = `refs/heads/${merge.targetBranch}`;
  const tip = await resolveCommit(deps.git, project.path, ref);
  if (!tip.ok) return { type: 'merge.failed', data: { ...ids, reason: words(tip) } };
  const oldOid = sides.targetOid;
  if (tip.data !== oldOid) return moved;
  const noted = await journal(deps, { type: 'merge.landing', data: { ...ids, ref, oldOid, newOid } });
  if (!noted.ok) return null;
  const landed = await land(deps, attempt, oldOid, newOid);
  if (!landed.ok && !(await isAt(deps, attempt, newOid)))
    return { type: 'merge.failed', data: { ...ids, reason: words(landed) } };
  // It landed though its command was cut off at the end.
  const outcome = landed.ok ? landed.data : ({ kind: 'landed', checkout: 'fast-forwarded' } as const);
  switch (outcome.kind) {
    case 'moved':
      return moved;
    case 'blocked':
      return { type: 'merge.waiting', data: { ...ids, reason: outcome.reason } };
    case 'landed': {
      const { checkout } = outcome;
      return {
        type: 'merge.landed',
        data: { ...ids, kind: merge.kind, oldOid, newOid, laneOid: sides.laneOid, checkout },
      };
    }
  }
}

async function isAt(deps: MergeDeps, { merge, project }: Attempt, oid: string): Promise<boolean> {
  const tip = await resolveCommit(deps.git, project.path, `refs/heads/${merge.targetBranch}`);
  return tip.ok && tip.data === oid;
}

async function recordCommit(deps: MergeDeps, { merge, lane }: Attempt, sides: Sides): Promise<void> {
  if (merge.kind !== 'merge') return;
  await deps.engine.dispatch(
    { type: 'lane.recordCommit', data: { laneId: lane.id, oid: sides.laneOid, mergeId: merge.id } },
    { actor: switchyard },
  );
}

function words(result: Extract<Result<unknown>, { ok: false }>): string {
  const { message, next } = result.error;
  return next ? `${message} ${next}` : message;
}
