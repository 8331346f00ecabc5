import { existsSync } from 'node:fs';
import { type ChangedFile, type CallOutput } from '../../shared/contract/index.ts';
import { type LaneId } from '../../shared/domain/ids.ts';
import { type Lane } from '../../shared/domain/lane/state.ts';
import { type Project } from '../../shared/domain/project/state.ts';
import { type Result, fail, ok } from '../../shared/kernel/result.ts';
import { diffFiles } from '../git/diff-files.ts';
import { isAncestor, mergeBase } from '../git/merge-base.ts';
import { readBlob } from '../git/read-blob.ts';
import { resolveCommit } from '../git/resolve-commit.ts';
import { resolveTree } from '../git/resolve-tree.ts';
import { snapshotCommit } from './checkpoints.ts';
import { type LaneDeps, laneAndProject } from './deps.ts';

/** Files over this are listed, not shown. */
const largest = 2_000_000;

/** Two commits to read a lane's work between; without them its base and the worktree as it is now. */
export interface Between {
  readonly laneId: LaneId;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

interface Head {
  readonly oid: string;
  readonly treeOid: string;
}

type Ends = Result<{ readonly dir: string; readonly from: string; readonly to: Head }>;

/** What a lane changed, file by file. */
export async function changedFiles(
  deps: LaneDeps,
  between: Between,
): Promise<Result<CallOutput<'review.files'>>> {
  const ends = await endsOf(deps, between);
  if (!ends.ok) return ends;
  const { dir, from, to } = ends.data;
  const files = await diffFiles(deps.git, dir, from, to.oid);
  if (!files.ok) return files;
  return ok({ base: from, head: to.oid, tree: to.treeOid, files: [...files.data] as ChangedFile[] });
}

/** Both sides of one file. A side that does not exist is null; so is one that is binary or too large, which is said. */
export async function fileDiff(
  deps: LaneDeps,
  request: Between & { readonly path: string; readonly oldPath?: string | null | undefined },
): Promise<Result<CallOutput<'review.diff'>>> {
  const ends = await endsOf(deps, request);
  if (!ends.ok) return ends;
  const { dir, from, to } = ends.data;
  const before = await readBlob(deps.git, dir, from, request.oldPath ?? request.path, largest);
  if (!before.ok) return before;
  const after = await readBlob(deps.git, dir, to.oid, request.path, largest);
  if (!after.ok) return after;
  return ok({
    path: request.path,
    oldText: before.data.text,
    newText: after.data.text,
    binary: before.data.binary || after.data.binary,
    tooLarge: before.data.tooLarge || after.data.tooLarge,
    oldBytes: before.data.bytes,
    newBytes: after.data.bytes,
  });
}

/** What a lane's whole work is read against: where it left the target, or its old base when its merge was taken back. */
export async function reviewBase(
  deps: Pick<LaneDeps, 'git'>,
  lane: Lane,
  project: Project,
  head: string,
): Promise<Result<string>> {
  if (lane.revertOid) {
    const knows = await isAncestor(deps.git, project.path, lane.revertOid, head);
    if (!knows.ok) return knows;
    if (!knows.data) return ok(lane.baseOid);
  }
  const base = await mergeBase(deps.git, project.path, `refs/heads/${project.targetBranch}`, head);
  return base.ok ? ok(base.data ?? lane.baseOid) : ok(lane.baseOid);
}

async function endsOf(deps: LaneDeps, { laneId, from, to }: Between): Promise<Ends> {
  const found = laneAndProject(deps, laneId);
  if (!found.ok) return found;
  const { lane, project } = found.data;
  const head = await headOf(deps, lane, project, to);
  if (!head.ok) return head;
  if (from) {
    const known = await commitIn(deps, project, from);
    return known.ok ? ok({ dir: project.path, from: known.data, to: head.data }) : known;
  }
  const base = await reviewBase(deps, lane, project, head.data.oid);
  return base.ok ? ok({ dir: project.path, from: base.data, to: head.data }) : base;
}

async function headOf(
  deps: LaneDeps,
  lane: Lane,
  project: Project,
  to: string | undefined,
): Promise<Result<Head>> {
  if (to) return withTree(deps, project, await commitIn(deps, project, to));
  if (lane.phase === 'closed' || !existsSync(lane.worktreePath)) {
    const last = lane.snapshotOid ?? lane.checkpoints.at(-1)?.oid ?? lane.startOid;
    return withTree(deps, project, ok(last));
  }
  return snapshotCommit(deps, lane, `Look at ${lane.name}`);
}

async function withTree(deps: LaneDeps, project: Project, commit: Result<string>): Promise<Result<Head>> {
  if (!commit.ok) return commit;
  const tree = await resolveTree(deps.git, project.path, commit.data);
  return tree.ok ? ok({ oid: commit.data, treeOid: tree.data }) : tree;
}

async function commitIn(deps: LaneDeps, project: Project, oid: string): Promise<Result<string>> {
  if (!/^[0-9a-f]{4,64}$/.test(oid)) return fail('invalid-input', `${oid} is not a commit.`);
  const commit = await resolveCommit(deps.git, project.path, oid);
  if (!commit.ok) return commit;
  return commit.data ? ok(commit.data) : fail('not-found', `There is no commit ${oid}.`);
}
