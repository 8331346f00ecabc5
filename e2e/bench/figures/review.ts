import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LaneId } from '../../../shared/domain/ids.ts';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { type Host } from '../../../electron/bridge/host-port.ts';
import { bigRepository, git, pathOf, textOf } from '../big-repository.ts';
import { type Bench, judge } from '../figure.ts';
import { call, laneUntil, launchLane, openProject, startHost } from '../host-rig.ts';
import { alternate, median, timed } from '../measure.ts';
import { inScratch } from '../scratch.ts';

const lines = 100;

/**
 * A change of 5,000 files and 500,000 lines opened for review, against git listing and counting it by itself. Before each
 * look one more file is written, so that neither a list nor counts from before can be the answer.
 */
export const review: Bench = {
  name: 'review',
  minutes: 20,
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
        const counted = { ours: [] as number[], limit: [] as number[] };
        const list = await alternate(
          rounds,
          async (round) => {
            writeFileSync(join(worktreePath, pathOf(0)), textOf(0, lines, ` + ${round + 2}`));
            const look = await listOf(host, laneId as LaneId);
            if (round > 0) counted.ours.push(await countsOf(host, laneId as LaneId, look.ends, files));
            return look.took;
          },
          async (round) => {
            const raw = await diff('--raw');
            if (round > 0) counted.limit.push(await diff('--numstat'));
            return raw;
          },
        );
        const size = `${files.toLocaleString('en')} files, ${(files * lines).toLocaleString('en')} lines`;
        const counts = { ours: median(counted.ours), limit: median(counted.limit) };
        return [
          judge(`Review list against git diff --raw, ${size}`, 'ms', list, ['at-most', 2]),
          judge(`Review counts against git diff --numstat, ${size}`, 'ms', counts, ['at-most', 1.3]),
        ];
      } finally {
        await host.close();
      }
    }),
};

/** The first list, as the screen asks for it: what changed, without counts. */
async function listOf(host: Host, laneId: LaneId) {
  const since = performance.now();
  const { base, head } = await call(host, 'review.files', { laneId, counts: false });
  return { took: performance.now() - since, ends: { from: base, to: head } };
}

/** The counts, page by page as the screen asks for them, up to the last one. */
async function countsOf(
  host: Host,
  laneId: LaneId,
  ends: { readonly from: string; readonly to: string },
  files: number,
): Promise<number> {
  const since = performance.now();
  let after = 0;
  for (let done = false; !done;) {
    const page = await call(host, 'review.counts', { laneId, ...ends, after });
    after = page.next;
    done = page.done;
  }
  if (after !== files) throw new Error(`${after} of ${files} files were counted.`);
  return performance.now() - since;
}

/** Every line of every file becomes another one, as an agent leaves it: not committed, not staged. */
async function changeEverything({ worktreePath }: Lane, files: number): Promise<void> {
  for (let file = 0; file < files; file++)
    writeFileSync(join(worktreePath, pathOf(file)), textOf(file, lines, ' + 1'));
  await git(worktreePath, ['status', '--short']);
}
