import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { bigRepository, git } from '../big-repository.ts';
import { type Bench, judge } from '../figure.ts';
import { call, laneUntil, launchLane, openProject, stageOf, startHost } from '../host-rig.ts';
import { alternate, timed } from '../measure.ts';
import { inScratch } from '../scratch.ts';

/** From the call of lane.launch until the lane's agent is started, against git making the same worktree by itself. */
export const launch: Bench = {
  name: 'launch',
  run: ({ rounds, shrink }) =>
    inScratch(async (top) => {
      const files = Math.ceil(50_000 / shrink);
      const repository = await bigRepository(top, files, 20);
      const data = join(top, 'data');
      mkdirSync(data);
      const host = await startHost(data);
      try {
        const projectId = await openProject(host, repository);
        const ours = async (): Promise<number> => {
          const since = performance.now();
          const laneId = await launchLane(host, projectId);
          await laneUntil(host, laneId, (lane) => stageOf(lane, 'agent') !== 'pending');
          const milliseconds = performance.now() - since;
          await laneUntil(host, laneId, (lane) => lane.lastOutcome !== null);
          await call(host, 'lane.close', { laneId: laneId as never, discardUnmerged: true });
          return milliseconds;
        };
        const limit = async (round: number): Promise<number> => {
          const path = join(top, `bare-${round}`);
          const add = [
            '-c',
            'checkout.workers=8',
            'worktree',
            'add',
            '--quiet',
            '-b',
            `bare-${round}`,
            path,
            'main',
          ];
          const milliseconds = await timed(() => git(repository, add));
          await git(repository, ['worktree', 'remove', '--force', path]);
          return 1.15 * milliseconds + 50;
        };
        const name = `lane.launch to agent start, ${files.toLocaleString('en')} files`;
        return [judge(name, 'ms', await alternate(rounds, ours, limit), ['at-most', 1])];
      } finally {
        await host.close();
      }
    }),
};
