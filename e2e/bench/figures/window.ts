import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { prepareElectron } from '../../setup/electron.mjs';
import { type Bench, judge } from '../figure.ts';
import { alternate, median, type Medians } from '../measure.ts';
import { inScratch } from '../scratch.ts';
import { openWindow, withDisplay } from '../window-rig.ts';

const root = join(import.meta.dirname, '..', '..', '..');

/** The window without lanes, against the least that a window in the same Electron can be. */
export const window: Bench = {
  name: 'window',
  minutes: 15,
  run: ({ rounds }) =>
    inScratch(async (top) => {
      const built = spawnSync(process.execPath, [join(root, 'build.config.mjs'), '--if-stale'], {
        stdio: 'inherit',
      });
      if (built.status !== 0) throw new Error('There is no build to measure.');
      const { program, app, dispose } = prepareElectron();
      const endDisplay = await withDisplay();
      const bare = join(root, 'e2e', 'bench', 'bare-window.mjs');
      const memory = { ours: [] as number[], limit: [] as number[] };
      const open = async (who: 'ours' | 'limit', round: number): Promise<number> => {
        const data = join(top, who);
        mkdirSync(data, { recursive: true });
        const opened = await openWindow(program, who === 'ours' ? app : bare, data);
        if (round > 0) memory[who].push(opened.memory);
        return opened.painted;
      };
      try {
        const painted = await alternate(
          rounds,
          (round) => open('ours', round),
          (round) => open('limit', round),
        );
        const held: Medians = { ours: median(memory.ours), limit: median(memory.limit) };
        return [
          judge('Window painted', 'ms', painted, ['at-most', 2]),
          judge('Idle memory without lanes', 'MB', held, ['at-most', 1.6]),
        ];
      } finally {
        await endDisplay();
        dispose();
      }
    }),
};
