import { z } from 'zod';
import { call } from './call.ts';
import { laneId } from './views/ids.ts';
import { instant } from './views/parts.ts';

const dataPart = z.object({
  name: z.enum([
    'journal',
    'transcripts',
    'worktrees',
    'queue',
    'put-aside',
    'checkpoints',
    'agents',
    'samples',
    'exports',
    'rest',
  ]),
  /** What it takes on the disk; null where that could not be found out. */
  bytes: z.number().nullable(),
  /** Files, or for checkpoints the refs that hold them. */
  count: z.number(),
  /** Whether everything was counted; a count is cut short after 400,000 files. */
  complete: z.boolean(),
  path: z.string().nullable(),
});

const leftover = z.object({
  laneId,
  name: z.string(),
  title: z.string(),
  closedAt: instant,
  /** The worktree that was put aside, with the files that git ignores; null once it is deleted. */
  folder: z.object({ path: z.string(), bytes: z.number(), complete: z.boolean() }).nullable(),
  checkpoints: z.number(),
  /** The commit that holds everything the worktree held, and stays; null when there was no worktree to snapshot. */
  snapshotOid: z.string().nullable(),
  /** Why nothing of it may go; null when it may. */
  held: z.string().nullable(),
});

export const dataCalls = {
  'data.sizes': call(
    'What everything that Switchyard keeps takes on the disk, measured now.',
    z.object({}),
    z.object({ parts: z.array(dataPart), measuredAt: instant }),
  ),
  'data.backUp': call(
    'Copy journal and transcripts, while they are in use, into a new folder below the given one, and check the copies.',
    z.object({ folder: z.string().min(1).max(4096) }),
    z.object({
      path: z.string(),
      events: z.number(),
      bytes: z.number(),
      milliseconds: z.number(),
    }),
  ),
  'data.leftovers': call(
    'What closed lanes left behind: what a clean-up would delete and what it keeps.',
    z.object({}),
    z.object({ items: z.array(leftover) }),
  ),
  'data.cleanUp': call(
    'Delete the leftovers of these closed lanes: put-aside folders and checkpoints. Closing snapshots, branches, the log and transcripts stay.',
    z.object({ laneIds: z.array(laneId).min(1).max(1000) }),
    z.object({
      items: z.array(
        z.object({
          laneId,
          folders: z.number(),
          checkpoints: z.number(),
          bytes: z.number(),
          problem: z.string().nullable(),
        }),
      ),
    }),
  ),
} as const;

export type DataPart = z.infer<typeof dataPart>;
export type Leftover = z.infer<typeof leftover>;
