import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { bigRepository } from '../big-repository.ts';
import { type Bench, judge } from '../figure.ts';
import { laneUntil, launchLane, openProject, stageOf, startHost } from '../host-rig.ts';
import { children } from '../proc.ts';
import { median } from '../measure.ts';
import { inScratch } from '../scratch.ts';

const lanes = 20;
const sampleEvery = 3;

/** How many git commands twenty launches at once run at one time, as /proc shows them. */
export const launches: Bench = {
  name: 'launches',
  minutes: 15,
  run: async ({ rounds, shrink }) => {
    const most: number[] = [];
    for (let round = 0; round < rounds; round++)
      most.push(await inScratch((top) => launchedAtOnce(top, Math.ceil(2000 / shrink))));
    const cores = availableParallelism();
    const name = '20 launches at once: git commands at one time';
    return [judge(name, 'processes', { ours: median(most), limit: cores }, ['at-most', 1])];
  },
};

async function launchedAtOnce(top: string, files: number): Promise<number> {
  const repository = await bigRepository(top, files, 20);
  const data = join(top, 'data');
  mkdirSync(data);
  const host = await startHost(data);
  let most = 0;
  const sampler = setInterval(() => {
    most = Math.max(most, gitCommands());
  }, sampleEvery);
  try {
    const projectId = await openProject(host, repository);
    const launched = Array.from({ length: lanes }, () => launchLane(host, projectId));
    const ready = launched.map(async (laneId) =>
      laneUntil(host, await laneId, (lane) => stageOf(lane, 'worktree') === 'done'),
    );
    await Promise.all(ready);
  } finally {
    clearInterval(sampler);
    await host.close();
  }
  return most;
}

/** A command's own helpers are not counted: they are part of it. */
const gitCommands = (): number =>
  children().filter(({ name, letter }) => name === 'git' && letter !== 'Z').length;
