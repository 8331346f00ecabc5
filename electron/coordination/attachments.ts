import { type LaneId, type MessageId, type ProjectId } from '../../shared/domain/ids.ts';
import { type Attachment } from '../../shared/domain/message/events.ts';
import { type Project } from '../../shared/domain/project/state.ts';
import { type Result, fail, ok } from '../../shared/kernel/result.ts';
import { readBlob } from '../git/read-blob.ts';
import { resolveCommit } from '../git/resolve-commit.ts';
import { updateRef } from '../git/update-ref.ts';
import { snapshotCommit } from '../lanes/checkpoints.ts';
import { type LaneDeps } from '../lanes/deps.ts';

/** What a sender points at: a file of its worktree (of the target branch, for the human), or a commit. */
export type Reference =
  { readonly kind: 'file'; readonly path: string } | { readonly kind: 'commit'; readonly oid: string };

interface Sent {
  readonly from?: LaneId | undefined;
  readonly attachments: readonly Reference[];
}

/** What a message points at has to exist, and to be readable from every worktree of the repository. */
export async function resolveAttachments(
  deps: LaneDeps,
  { from, attachments }: Sent,
  projectId: ProjectId,
  messageId: MessageId,
): Promise<Result<readonly Attachment[]>> {
  const project = deps.engine.world.projects[projectId];
  if (!project) return fail('not-found', `There is no project ${projectId}.`);
  const resolved: Attachment[] = [];
  let holder: string | null = null;
  for (const one of attachments) {
    if (one.kind === 'commit') {
      const commit = await resolveCommit(deps.git, project.path, one.oid);
      if (!commit.ok) return commit;
      if (!commit.data) return unresolved(`Commit ${one.oid}`);
      resolved.push({ kind: 'commit', oid: commit.data });
      continue;
    }
    if (holder === null) {
      const made = await commitWithFiles(deps, from, project, messageId);
      if (!made.ok) return made;
      holder = made.data;
    }
    const blob = await readBlob(deps.git, project.path, holder, one.path, 0);
    if (!blob.ok) return blob;
    if (blob.data.missing) return unresolved(one.path);
    resolved.push({ kind: 'file', path: one.path, oid: holder });
  }
  return ok(resolved);
}

/** A commit that holds the sender's files as they are now; a private ref keeps it. */
async function commitWithFiles(
  deps: LaneDeps,
  from: LaneId | undefined,
  project: Project,
  messageId: MessageId,
): Promise<Result<string>> {
  const lane = from === undefined ? undefined : deps.engine.world.lanes[from];
  if (!lane) {
    const tip = await resolveCommit(deps.git, project.path, `refs/heads/${project.targetBranch}`);
    if (!tip.ok) return tip;
    return tip.data ? ok(tip.data) : unresolved(project.targetBranch);
  }
  const shot = await snapshotCommit(deps, lane, `Attached to a message of ${lane.name}`);
  if (!shot.ok) return shot;
  const ref = `refs/switchyard/mail/${messageId}`;
  const kept = await updateRef(deps.git, project.path, ref, shot.data.oid, undefined, 'attached');
  return kept.ok ? ok(shot.data.oid) : kept;
}

const unresolved = (what: string): Result<never> =>
  fail('not-found', `${what} does not exist, so it cannot be attached.`, {
    kept: 'Nothing was sent.',
    next: 'Attach what exists, by its path in the repository or its commit.',
  });
