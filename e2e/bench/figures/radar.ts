import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gitEnvironment } from '../../../electron/git/environment.ts';
import { createGit } from '../../../electron/git/git.ts';
import { Radar } from '../../../electron/coordination/radar.ts';
import { type LaneDeps } from '../../../electron/lanes/deps.ts';
import { systemClock } from '../../../electron/platform/clock.ts';
import { type ProjectId } from '../../../shared/domain/ids.ts';
import { unwrap } from '../../../shared/kernel/result.ts';
import { bigRepository, git, pathOf, textOf } from '../big-repository.ts';
import { type Bench, judge } from '../figure.ts';
import { alternate, timed } from '../measure.ts';
import { inScratch } from '../scratch.ts';

const laneCount = 32;
const projectId = 'project_1' as ProjectId;

/** All pairs of 32 lanes and the target, against one `git merge-tree --stdin` over the same pairs; then one lane anew. */
export const radar: Bench = {
  name: 'radar',
  minutes: 15,
  run: ({ rounds, shrink }) =>
    inScratch(async (top) => {
      const files = Math.ceil(50_000 / shrink);
      const dir = await bigRepository(top, files, 20);
      const base = await git(dir, ['rev-parse', 'main']);
      const work = join(top, 'work');
      await git(dir, ['worktree', 'add', '--quiet', '--detach', work, 'main']);
      const commits: string[] = [];
      for (let lane = 0; lane < laneCount; lane++) commits.push(await laneCommit(work, base, lane, files, 0));
      const target = await laneCommit(work, base, laneCount, files, 0);
      await git(dir, ['update-ref', 'refs/heads/main', target]);
      const pairs = pairsOf(target, commits);
      const whole = async (): Promise<number> => {
        const cold = new Radar(depsOf(dir, base, commits));
        return timed(async () => unwrap(await cold.scan(projectId, false)));
      };
      const matrix = await alternate(rounds, whole, () => timed(() => mergeAll(dir, pairs)));
      const again = [...commits];
      const warm = new Radar(depsOf(dir, base, again));
      unwrap(await warm.scan(projectId, false));
      const one = await alternate(
        rounds,
        async (round) => {
          const lane = round % laneCount;
          again[lane] = await laneCommit(work, base, lane, files, round + 1);
          return timed(async () => unwrap(await warm.scan(projectId, false)));
        },
        () => timed(() => mergeAll(dir, pairs)),
      );
      const of = `${laneCount} lanes, ${files.toLocaleString('en')} files`;
      return [
        judge(`Radar, all pairs of ${of}`, 'ms', matrix, ['at-most', 1.2]),
        judge(`Radar, after one lane's new snapshot, ${of}`, 'ms', one, ['at-most', 0.12]),
      ];
    }),
};

/** A lane's work: twenty files of its own and two that others change, too. */
async function laneCommit(
  work: string,
  base: string,
  lane: number,
  files: number,
  round: number,
): Promise<string> {
  await git(work, ['reset', '--quiet', '--hard', base]);
  for (let n = 0; n < 20; n++) {
    const file = (lane * 37 + n * 211) % files;
    writeFileSync(join(work, pathOf(file)), textOf(file, 20, ` + ${lane} + ${round}`));
  }
  for (const file of [lane % 7, 7 + (lane % 5)])
    writeFileSync(
      join(work, pathOf(file)),
      textOf(file, 20).replace(`_${lane % 20} =`, `_${lane % 20} = ${lane} +`),
    );
  await git(work, ['commit', '--quiet', '--all', '--no-verify', '-m', `Lane ${lane}, ${round}`]);
  return git(work, ['rev-parse', 'HEAD']);
}

const pairsOf = (target: string, commits: readonly string[]): string[] =>
  commits.flatMap((a, i) => [`${target} ${a}`, ...commits.slice(i + 1).map((b) => `${b} ${a}`)]);

/** What git alone takes for the same pairs. */
function mergeAll(dir: string, pairs: readonly string[]): Promise<void> {
  const child = spawn('git', ['merge-tree', '--stdin', '--name-only', '--no-messages'], {
    cwd: dir,
    stdio: ['pipe', 'pipe', 'inherit'],
    env: gitEnvironment(process.env),
  });
  child.stdout.resume();
  child.stdin.end(pairs.map((pair) => `${pair}\n`).join(''));
  return new Promise((resolve, reject) => {
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`git ended with ${code}`))));
  });
}

/** As much of a host as the radar asks for; the lanes are looked up anew at each scan. */
function depsOf(dir: string, base: string, commits: readonly string[]): LaneDeps {
  mkdirSync(dir, { recursive: true });
  const project = { id: projectId, path: dir, targetBranch: 'main' };
  const engine = {
    get world() {
      const lanes = commits.map((oid, n) => ({
        id: `lane_${n}`,
        projectId,
        phase: 'ready',
        baseOid: base,
        revertOid: null,
        worktreePath: dir,
        checkpoints: [{ oid }],
      }));
      return {
        projects: { [projectId]: project },
        lanes: Object.fromEntries(lanes.map((lane) => [lane.id, lane])),
      };
    },
  };
  return { engine, git: createGit(), clock: systemClock } as unknown as LaneDeps;
}
