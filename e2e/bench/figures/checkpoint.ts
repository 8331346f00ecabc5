import { appendFileSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LaneDeps } from '../../../electron/lanes/deps.ts';
import { takeCheckpoint } from '../../../electron/lanes/checkpoints.ts';
import { createGit } from '../../../electron/git/git.ts';
import { systemClock } from '../../../electron/platform/clock.ts';
import { idSource } from '../../../electron/platform/ids.ts';
import { unwrap } from '../../../shared/kernel/result.ts';
import { bigRepository, git, pathOf } from '../big-repository.ts';
import { engineRig } from '../engine-rig.ts';
import { type Bench, judge } from '../figure.ts';
import { alternate, timed } from '../measure.ts';
import { inScratch } from '../scratch.ts';

/** A checkpoint after a turn that changed a few files, against `git add -A` and `write-tree` with an index of its own. */
export const checkpoint: Bench = {
  name: 'checkpoint',
  minutes: 15,
  run: ({ rounds, shrink }) =>
    inScratch(async (top) => {
      const files = Math.ceil(50_000 / shrink);
      const repository = await bigRepository(top, files, 20);
      const worktree = join(top, 'lane');
      await git(repository, ['worktree', 'add', '--quiet', '--detach', worktree, 'main']);
      const baseOid = await git(repository, ['rev-parse', 'main']);
      const gitDir = await git(worktree, ['rev-parse', '--absolute-git-dir']);
      const kept = join(top, 'kept-index');
      copyFileSync(join(gitDir, 'index'), kept);
      mkdirSync(join(top, 'data'));
      const { engine, close } = await engineRig(join(top, 'data'), 1);
      const lane = engine.world.lanes['lane_1'];
      if (!lane) throw new Error('The rig has no lane.');
      const deps = { engine, git: createGit(), clock: systemClock, ids: idSource(systemClock) };
      const ours = async (round: number): Promise<number> => {
        turn(worktree, files, `ours ${round}`);
        const at = { ...lane, worktreePath: worktree, baseOid };
        return timed(async () => unwrap(await takeCheckpoint(deps as unknown as LaneDeps, at, null)));
      };
      const limit = async (round: number): Promise<number> => {
        turn(worktree, files, `limit ${round}`);
        const env = { GIT_INDEX_FILE: kept };
        return timed(async () => {
          await git(worktree, ['add', '--all'], env);
          await git(worktree, ['write-tree'], env);
        });
      };
      const medians = await alternate(rounds, ours, limit);
      await close();
      const name = `Checkpoint after a turn, ${files.toLocaleString('en')} files`;
      return [judge(name, 'ms', medians, ['at-most', 0.5])];
    }),
};

/** What a turn leaves behind: five files changed, one new. */
function turn(worktree: string, files: number, what: string): void {
  for (let file = 0; file < 5; file++)
    appendFileSync(join(worktree, pathOf(Math.floor((file * files) / 5))), `// ${what}\n`);
  writeFileSync(join(worktree, `${what}.txt`), what);
}
