import { existsSync } from 'node:fs';
import { type ChangedFile, type CallOutput } from '../../shared/contract/index.ts';
import { type LaneId } from '../../shared/domain/ids.ts';
import { type Lane } from '../../shared/domain/lane/state.ts';
import { type Project } from '../../shared/domain/project/state.ts';
import { type Result, fail, ok } from '../../shared/kernel/result.ts';
import { diffFiles, listChanges } from '../git/diff-files.ts';
import { isAncestor, mergeBase } from '../git/merge-base.ts';
import { readBlob, readBytes } from '../git/read-blob.ts';
import { resolveCommit } from '../git/resolve-commit.ts';
import { resolveTree } from '../git/resolve-tree.ts';
import { type Look, lookAt } from './checkpoints.ts';
import { type LaneDeps, laneAndProject } from './deps.ts';

/** Two commits to read a lane's work between; without them its base and the worktree as it is now. */
export interface Between {
  readonly laneId: LaneId;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** A file of the work, and the path that it had before. */
interface FilePath {
  readonly path: string;
  readonly oldPath?: string | null | undefined;
}

type Ends = Result<{ readonly dir: string; readonly from: string; readonly to: Look }>;

/** What a lane changed, file by file; sooner when lines need not be counted. */
export async function changedFiles(
  deps: LaneDeps,
  between: Between & { readonly counts?: boolean | undefined },
): Promise<Result<CallOutput<'review.files'>>> {
  const ends = await endsOf(deps, between);
  if (!ends.ok) return ends;
  const { dir, from, to } = ends.data;
  const read = between.counts === false ? listChanges : diffFiles;
  const [head, files] = await Promise.all([to.commit(), read(deps.git, dir, from, to.treeOid)]);
  if (!head.ok) return head;
  if (!files.ok) return files;
  return ok({ base: from, head: head.data, tree: to.treeOid, files: [...files.data] as ChangedFile[] });
}

/** Both sides of one file. A side that does not exist is null; so is one that is binary or too large, which is said. */
export async function fileDiff(
  deps: LaneDeps,
  request: Between & FilePath & { readonly limit?: number | undefined },
): Promise<Result<CallOutput<'review.diff'>>> {
  const { limit = 2_000_000 } = request;
  const ends = await endsOf(deps, request);
  if (!ends.ok) return ends;
  const { dir, from, to } = ends.data;
  const before = await readBlob(deps.git, dir, from, request.oldPath ?? request.path, limit);
  if (!before.ok) return before;
  const after = await readBlob(deps.git, dir, to.treeOid, request.path, limit);
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

const imageTypes: Readonly<Record<string, string>> = {
  png: 'image/png',
  apng: 'image/apng',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  bmp: 'image/bmp',
  ico: 'image/x-icon',
};
const largestImage = 10_000_000;

/** Both sides of an image. */
export async function imageDiff(
  deps: LaneDeps,
  request: Between & FilePath,
): Promise<Result<CallOutput<'review.image'>>> {
  const type = imageTypes[request.path.slice(request.path.lastIndexOf('.') + 1).toLowerCase()];
  if (type === undefined) return fail('invalid-input', `${request.path} is not the name of an image.`);
  const ends = await endsOf(deps, request);
  if (!ends.ok) return ends;
  const { dir, from, to } = ends.data;
  const [before, after] = await Promise.all([
    readBytes(deps.git, dir, from, request.oldPath ?? request.path, largestImage),
    readBytes(deps.git, dir, to.treeOid, request.path, largestImage),
  ]);
  if (!before.ok) return before;
  if (!after.ok) return after;
  const [old, now] = [before.data?.toString('base64') ?? null, after.data?.toString('base64') ?? null];
  return ok({ type, old, new: now });
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

/** Both ends of what is read, and where. */
export async function endsOf(deps: LaneDeps, { laneId, from, to }: Between): Promise<Ends> {
  const found = laneAndProject(deps, laneId);
  if (!found.ok) return found;
  const { lane, project } = found.data;
  const dir = project.path;
  if (from) {
    const [known, head] = await Promise.all([commitIn(deps, project, from), headOf(deps, lane, project, to)]);
    if (!head.ok) return head;
    return known.ok ? ok({ dir, from: known.data, to: head.data }) : known;
  }
  if (!to && hasWorktree(lane)) return nowEnds(deps, lane, project);
  const head = await headOf(deps, lane, project, to);
  if (!head.ok) return head;
  const oid = await head.data.commit();
  const base = oid.ok ? await reviewBase(deps, lane, project, oid.data) : oid;
  return base.ok ? ok({ dir, from: base.data, to: head.data }) : base;
}

/** A look at a worktree: what its work began with is known by its HEAD, so both are asked at once. */
async function nowEnds(deps: LaneDeps, lane: Lane, project: Project): Promise<Ends> {
  const standing = resolveCommit(deps.git, lane.worktreePath, 'HEAD');
  const based = async (): Promise<Result<string>> => {
    const head = await standing;
    return head.ok ? reviewBase(deps, lane, project, head.data ?? lane.startOid) : head;
  };
  const [base, to] = await Promise.all([based(), lookAt(deps, lane, standing)]);
  if (!base.ok) return base;
  return to.ok ? ok({ dir: project.path, from: base.data, to: to.data }) : to;
}

const hasWorktree = (lane: Lane): boolean => lane.phase !== 'closed' && existsSync(lane.worktreePath);

async function headOf(
  deps: LaneDeps,
  lane: Lane,
  project: Project,
  to: string | undefined,
): Promise<Result<Look>> {
  if (to) return withTree(deps, project, await commitIn(deps, project, to));
  if (!hasWorktree(lane)) {
    const last = lane.snapshotOid ?? lane.checkpoints.at(-1)?.oid ?? lane.startOid;
    return withTree(deps, project, ok(last));
  }
  return lookAt(deps, lane);
}

async function withTree(deps: LaneDeps, project: Project, commit: Result<string>): Promise<Result<Look>> {
  if (!commit.ok) return commit;
  const tree = await resolveTree(deps.git, project.path, commit.data);
  return tree.ok ? ok({ treeOid: tree.data, commit: () => Promise.resolve(commit) }) : tree;
}

async function commitIn(deps: LaneDeps, project: Project, oid: string): Promise<Result<string>> {
  if (!/^[0-9a-f]{4,64}$/.test(oid)) return fail('invalid-input', `${oid} is not a commit.`);
  const commit = await resolveCommit(deps.git, project.path, oid);
  if (!commit.ok) return commit;
  return commit.data ? ok(commit.data) : fail('not-found', `There is no commit ${oid}.`);
}
