import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { bigRepository, git, pathOf, textOf } from '../big-repository.ts';
import { type Bench, judge } from '../figure.ts';
import { call, laneUntil, launchLane, openProject, startHost } from '../host-rig.ts';
import { alternate, median, timed } from '../measure.ts';
import { inScratch } from '../scratch.ts';

const lines = 100;

/** A change of 5,000 files and 500,000 lines opened for review, against git listing and counting it by itself. */
export const review: Bench = {
  name: 'review',
  run: ({ rounds, shrink }) =>
    inScratch(async (top) => {
      const files = Math.ceil(5000 / shrink);
      const repository = await bigRepository(top, files, lines);
      const data = join(top, 'data');
      mkdirSync(data);
      const host = await startHost(data);
      try {
        const projectId = await openProject(host, repository);
        const laneId = await launchLane(host, projectId);
        const lane = await laneUntil(host, laneId, ({ lastOutcome }) => lastOutcome !== null);
        await changeEverything(lane, files);
        const { worktreePath, baseOid } = lane;
        const diff = (how: string) => timed(() => git(worktreePath, ['diff', how, baseOid]));
        const counted: number[] = [];
        const list = await alternate(
          rounds,
          () => timed(() => call(host, 'review.files', { laneId: laneId as never })),
          async () => {
            const raw = await diff('--raw');
            counted.push(await diff('--numstat'));
            return raw;
          },
        );
        const size = `${files.toLocaleString('en')} files, ${(files * lines).toLocaleString('en')} lines`;
        const counts = { ours: list.ours, limit: median(counted.slice(1)) };
        return [
          judge(`Review list against git diff --raw, ${size}`, 'ms', list, ['at-most', 2]),
          judge(`Review counts against git diff --numstat, ${size}`, 'ms', counts, ['at-most', 1.3]),
        ];
      } finally {
        await host.close();
      }
    }),
};

/** Every line of every file becomes another one, as an agent leaves it: not committed, not staged. */
async function changeEverything({ worktreePath }: Lane, files: number): Promise<void> {
  for (let file = 0; file < files; file++)
    writeFileSync(join(worktreePath, pathOf(file)), textOf(file, lines, ' + 1'));
  await git(worktreePath, ['status', '--short']);
}
