import { existsSync } from 'node:fs';
import { mkdir, readdir, stat } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { type DataPart } from '../../../shared/contract/index.ts';
import { type Result, fail, ok } from '../../../shared/kernel/result.ts';
import { diskUsageOf } from '../../git/disk-usage.ts';
import { listRefs } from '../../git/update-ref.ts';
import { checkpointPrefix } from '../../lanes/checkpoints.ts';
import { leftoversOf, removeLeftovers } from '../../lanes/leftovers.ts';
import { folderSize } from '../../platform/folder-size.ts';
import { backUpTo } from '../../store/back-up.ts';
import { type Handlers } from '../host-port.ts';
import { type HandlerContext } from './context.ts';

type Calls = Extract<keyof Handlers, `data.${string}`>;

/** Answers `data.*`. */
export function dataHandlers(context: HandlerContext): Pick<Handlers, Calls> {
  const { lanes } = context;
  return {
    'data.sizes': async () => ok({ parts: await partsOf(context), measuredAt: lanes.clock.now() }),
    'data.backUp': ({ folder }) => backUp(context, folder),
    'data.leftovers': async () => {
      const items = (await leftoversOf(lanes)).map(({ lane, ...rest }) => ({
        laneId: lane.id,
        name: lane.name,
        title: lane.task.title,
        closedAt: lane.statusSince,
        snapshotOid: lane.snapshotOid,
        ...rest,
      }));
      return ok({ items });
    },
    'data.cleanUp': async ({ laneIds }, { actor }) => {
      const items = [];
      for (const laneId of new Set(laneIds)) {
        const removed = await removeLeftovers(lanes, laneId, actor);
        items.push(
          removed.ok
            ? { laneId, ...removed.data, problem: null }
            : { laneId, folders: 0, checkpoints: 0, bytes: 0, problem: removed.error.message },
        );
      }
      return ok({ items });
    },
  };
}

const inFolders = [
  ['worktrees', 'worktrees'],
  ['queue', 'queue'],
  ['put-aside', 'tombstones'],
  ['agents', 'lanes'],
  ['samples', 'samples'],
  ['exports', 'exports'],
] as const;

async function partsOf(context: HandlerContext): Promise<DataPart[]> {
  const root = context.info.dataDirectory;
  const named = new Set<string>(['db', ...inFolders.map(([, folder]) => folder)]);
  const others = (await readdir(root)).filter((name) => !named.has(name)).map((name) => join(root, name));
  const database = (name: string) => ['', '-wal', '-shm'].map((end) => join(root, 'db', `${name}.db${end}`));
  return [
    await part('journal', database('journal'), join(root, 'db', 'journal.db')),
    await part('transcripts', database('transcript'), join(root, 'db', 'transcript.db')),
    await checkpointPart(context),
    ...(await Promise.all(
      inFolders.map(([name, folder]) => part(name, [join(root, folder)], join(root, folder))),
    )),
    await part('rest', others, root),
  ];
}

async function part(name: DataPart['name'], paths: readonly string[], path: string): Promise<DataPart> {
  const sizes = [];
  for (const each of paths) sizes.push(await folderSize(each));
  return {
    name,
    bytes: sizes.reduce((sum, size) => sum + size.bytes, 0),
    count: sizes.reduce((sum, size) => sum + size.files, 0),
    complete: sizes.every((size) => size.complete),
    path,
  };
}

/** Checkpoints lie in the repositories themselves: what only they keep there. */
async function checkpointPart({ lanes }: HandlerContext): Promise<DataPart> {
  let bytes: number | null = 0;
  let count = 0;
  for (const { path, commonDir } of Object.values(lanes.engine.world.projects)) {
    if (!existsSync(commonDir)) continue;
    const refs = await listRefs(lanes.git, path, checkpointPrefix);
    const usage = await diskUsageOf(lanes.git, path, checkpointPrefix);
    count += refs.ok ? refs.data.length : 0;
    bytes = usage.ok && bytes !== null ? bytes + usage.data : null;
  }
  return { name: 'checkpoints', bytes, count, complete: bytes !== null, path: null };
}

async function backUp({ log, lanes }: HandlerContext, folder: string) {
  if (!isAbsolute(folder) || !existsSync(folder))
    return fail('not-found', `There is no folder ${folder} on the machine that runs Switchyard.`, {
      kept: 'Nothing was written.',
      next: 'Name a folder that is there, by its whole path.',
    });
  const began = performance.now();
  const stamp = new Date(lanes.clock.now()).toISOString().replace(/[:.]/g, '-');
  const path = join(folder, `switchyard-backup-${stamp}`);
  try {
    await mkdir(path, { mode: 0o700 });
    await lanes.engine.settled();
    const events = log.sequence;
    await lanes.material.backUp(join(path, 'transcript.db'));
    await backUpTo(log.handle, join(path, 'journal.db'));
    const sizes = await Promise.all(['journal.db', 'transcript.db'].map((name) => stat(join(path, name))));
    const bytes = sizes.reduce((sum, { size }) => sum + size, 0);
    return ok({ path, events, bytes, milliseconds: performance.now() - began });
  } catch (error) {
    return notBackedUp(path, error);
  }
}

const notBackedUp = (path: string, error: unknown): Result<never> =>
  fail(
    'storage',
    `The back-up could not be made: ${error instanceof Error ? error.message : String(error)}`,
    {
      kept: 'Log and transcripts are as they were.',
      next: `Look whether there is room and whether ${path} may be written, and try again. What is in it is not a whole back-up.`,
    },
  );
