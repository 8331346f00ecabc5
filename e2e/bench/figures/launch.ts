import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Host } from '../../../electron/bridge/host-port.ts';
import { bigRepository, git } from '../big-repository.ts';
import { type Bench, judge } from '../figure.ts';
import { call, laneUntil, launchLane, openProject, stageOf, startHost } from '../host-rig.ts';
import { alternate, timed } from '../measure.ts';
import { inScratch } from '../scratch.ts';

/** From the call until the agent is being started, against git making the same worktree: with none ready and with one. */
export const launch: Bench = {
  name: 'launch',
  minutes: 30,
  run: ({ rounds, shrink }) =>
    inScratch(async (top) => {
      const files = Math.ceil(50_000 / shrink);
      const repository = await bigRepository(top, files, 20);
      const data = join(top, 'data');
      mkdirSync(data);
      const host = await startHost(data);
      try {
        const projectId = await openProject(host, repository);
        const bare = (...config: string[]) => bareWorktree(top, repository, config);
        await keepReady(host, projectId, 0);
        const cold = await alternate(
          rounds,
          () => launched(host, projectId),
          async () => 1.15 * (await bare('-c', 'checkout.workers=8')) + 50,
        );
        await keepReady(host, projectId, 1);
        const warm = await alternate(
          rounds,
          async () => {
            await oneReady(join(data, 'worktrees', projectId, '.ready'));
            return launched(host, projectId);
          },
          async () => 0.1 * (await bare()),
        );
        const size = `${files.toLocaleString('en')} files`;
        return [
          judge(`lane.launch to agent start, ${size}`, 'ms', cold, ['at-most', 1]),
          judge(`lane.launch with a worktree ready, ${size}`, 'ms', warm, ['at-most', 1]),
        ];
      } finally {
        await host.close();
      }
    }),
};

const keepReady = (host: Host, projectId: string, readyWorktrees: number) =>
  call(host, 'project.configure', { projectId: projectId as never, readyWorktrees });

async function launched(host: Host, projectId: string): Promise<number> {
  const since = performance.now();
  const laneId = await launchLane(host, projectId);
  await laneUntil(host, laneId, (lane) => stageOf(lane, 'agent') !== 'pending');
  const milliseconds = performance.now() - since;
  await laneUntil(host, laneId, (lane) => lane.lastOutcome !== null);
  await call(host, 'lane.close', { laneId: laneId as never, discardUnmerged: true });
  return milliseconds;
}

async function oneReady(folder: string): Promise<void> {
  const isThere = () =>
    existsSync(folder) && readdirSync(folder).some((name) => existsSync(join(folder, name, '.git')));
  while (!isThere()) await delay(100);
}

async function bareWorktree(top: string, repository: string, config: readonly string[]): Promise<number> {
  const path = join(top, 'bare');
  const milliseconds = await timed(() =>
    git(repository, [...config, 'worktree', 'add', '--quiet', '-b', 'bare', path, 'main']),
  );
  await git(repository, ['worktree', 'remove', '--force', path]);
  await git(repository, ['branch', '--quiet', '-D', 'bare']);
  return milliseconds;
}
