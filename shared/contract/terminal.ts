import { z } from 'zod';
import { call } from './call.ts';
import { laneId, terminalId } from './views/ids.ts';
import { laneView } from './views/lane.ts';

const cols = z.number().int().min(2).max(1000);
const rows = z.number().int().min(1).max(500);
const done = z.object({});

export const terminalCalls = {
  'terminal.open': call(
    "Open a shell in a lane's worktree, with the lane's environment. What it shows comes by terminal.read and the feed.",
    z.object({ laneId, cols: cols.default(80), rows: rows.default(24) }),
    z.object({ terminalId, number: z.number(), lane: laneView }),
  ),
  'terminal.write': call(
    'Send keystrokes to a terminal. They are not recorded. Refused while the lane is paused.',
    z.object({ terminalId, data: z.string().min(1).max(65_536) }),
    done,
  ),
  'terminal.resize': call(
    'Tell a terminal its size in characters.',
    z.object({ terminalId, cols, rows }),
    done,
  ),
  'terminal.close': call(
    'End a terminal with everything that runs in it. With ifIdle it is refused while a program runs in front.',
    z.object({ terminalId, ifIdle: z.boolean().optional() }),
    done,
  ),
  'terminal.read': call(
    'What an open terminal has shown, from a character offset on, in pages; the host keeps about the last million characters.',
    z.object({ terminalId, after: z.number().int().min(0).default(0) }),
    z.object({
      data: z.string(),
      /** Of the first character: later than asked for where older ones are no longer kept. */
      offset: z.number(),
      /** After the last character shown so far; read again from the end of the page while it is before this. */
      end: z.number(),
    }),
  ),
} as const;
