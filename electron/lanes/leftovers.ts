import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Actor } from '../../shared/domain/actor.ts';
import { type LaneId } from '../../shared/domain/ids.ts';
import { type Lane } from '../../shared/domain/lane/state.ts';
import { type Project } from '../../shared/domain/project/state.ts';
import { type Result, fail, ok } from '../../shared/kernel/result.ts';
import { deleteTombstone } from '../git/remove-worktree.ts';
import { resolveCommit } from '../git/resolve-commit.ts';
import { deleteRef, listRefs } from '../git/update-ref.ts';
import { folderSize } from '../platform/folder-size.ts';
import { checkpointsOf } from './checkpoints.ts';
import { type LaneDeps, laneAndProject } from './deps.ts';

/** What a closed lane left behind, and why it must stay, if it must. */
export interface Leftovers {
  readonly lane: Lane;
  readonly folder: { readonly path: string; readonly bytes: number; readonly complete: boolean } | null;
  readonly checkpoints: number;
  readonly held: string | null;
}

/** What closed lanes left behind; lanes that left nothing are not in it. */
export async function leftoversOf(deps: LaneDeps): Promise<readonly Leftovers[]> {
  const closed = Object.values(deps.engine.world.lanes).filter(({ phase }) => phase === 'closed');
  const found: Leftovers[] = [];
  for (const lane of closed) {
    const project = deps.engine.world.projects[lane.projectId];
    if (!project) continue;
    const one = await leftoversOfLane(deps, lane, project);
    if (one.folder !== null || one.checkpoints > 0) found.push(one);
  }
  return found;
}

async function leftoversOfLane(deps: LaneDeps, lane: Lane, project: Project): Promise<Leftovers> {
  const [folder] = await foldersOf(deps, lane);
  const size = folder === undefined ? null : await folderSize(folder);
  const refs = await checkpointRefs(deps, lane, project);
  return {
    lane,
    folder: folder === undefined || size === null ? null : { path: folder, ...size },
    checkpoints: refs.length,
    held: await whyHeld(deps, lane, project),
  };
}

/** Folders of a lane that were put aside: one for each time it was closed, as long as they are there. */
async function foldersOf({ places }: LaneDeps, { name, id }: Lane): Promise<readonly string[]> {
  const names = await readdir(places.tombstones).catch(() => []);
  return names
    .filter((folder) => folder.startsWith(`${name}-${id}-`) && /-\d{13}$/.test(folder))
    .map((folder) => join(places.tombstones, folder));
}

async function checkpointRefs({ git }: LaneDeps, lane: Lane, project: Project) {
  if (!existsSync(project.commonDir)) return [];
  const refs = await listRefs(git, project.path, checkpointsOf(lane.id));
  return refs.ok ? refs.data : [];
}

/** Without its closing snapshot, checkpoints and folder are all that is left of a lane's work. */
async function whyHeld({ git }: LaneDeps, lane: Lane, project: Project): Promise<string | null> {
  if (!existsSync(project.commonDir)) return `Its repository ${project.path} cannot be found.`;
  if (lane.snapshotOid === null)
    return 'It has no closing snapshot, so this is all that is left of its work.';
  const kept = await resolveCommit(git, project.path, lane.snapshotOid);
  if (kept.ok && kept.data !== null) return null;
  return 'Its closing snapshot cannot be found in the repository, so this is all that is left of its work.';
}

/** What was deleted of one lane. */
export interface Removed {
  readonly folders: number;
  readonly checkpoints: number;
  readonly bytes: number;
}

/** Deletes what a closed lane left behind. The closing snapshot is looked for first, and stays. */
export const removeLeftovers = (deps: LaneDeps, laneId: LaneId, actor: Actor): Promise<Result<Removed>> =>
  deps.alone(laneId, async () => {
    const found = laneAndProject(deps, laneId);
    if (!found.ok) return found;
    const { lane, project } = found.data;
    if (lane.phase !== 'closed')
      return fail('refused', `${lane.name} is not closed.`, { kept: 'Nothing of it was deleted.' });
    const held = await whyHeld(deps, lane, project);
    if (held !== null) return fail('refused', held, { kept: 'Nothing of it was deleted.' });
    return remove(deps, lane, project, actor);
  });

async function remove(deps: LaneDeps, lane: Lane, project: Project, actor: Actor): Promise<Result<Removed>> {
  const folders = await foldersOf(deps, lane);
  let bytes = 0;
  for (const folder of folders) {
    bytes += (await folderSize(folder)).bytes;
    const deleted = await deleteTombstone(folder);
    if (!deleted.ok) return deleted;
  }
  const refs = await checkpointRefs(deps, lane, project);
  for (const { ref, oid } of refs) {
    const deleted = await deleteRef(deps.git, project.path, ref, oid);
    if (!deleted.ok) return deleted;
  }
  const data = { laneId: lane.id, checkpoints: refs.length, bytes };
  const noted = await deps.engine.dispatch({ type: 'lane.recordLeftoversRemoved', data }, { actor });
  if (!noted.ok) return noted;
  if (lane.tombstonePath !== null) {
    const gone = { laneId: lane.id, at: deps.clock.now() };
    const told = await deps.engine.dispatch({ type: 'lane.recordWorktreeDeleted', data: gone }, { actor });
    if (!told.ok) return told;
  }
  return ok({ folders: folders.length, checkpoints: refs.length, bytes });
}
