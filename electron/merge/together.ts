import { join } from 'node:path';
import { type LaneId, type MissionId, type RunId } from '../../shared/domain/ids.ts';
import { type LaneAt, type TogetherCheck } from '../../shared/domain/mission/events.ts';
import { type Project } from '../../shared/domain/project/state.ts';
import { type Result, fail, ok } from '../../shared/kernel/result.ts';
import { commitTree } from '../git/commit-tree.ts';
import { mergeTree } from '../git/merge-tree.ts';
import { resolveCommit } from '../git/resolve-commit.ts';
import { runCommand } from '../process/run-command.ts';
import { type MergeDeps } from './deps.ts';
import { scratchWorktree } from './scratch-worktree.ts';

type Verdict = Omit<TogetherCheck, 'lanes'>;

/** What a look at lanes together is about. */
export interface Together {
  readonly missionId: MissionId;
  readonly project: Project;
  /** In the order in which they are joined. */
  readonly lanes: readonly LaneAt[];
  /** Ends the verification under way; then the answer is null. */
  readonly signal: AbortSignal;
}

const author = { name: 'Switchyard', email: 'merges@switchyard.invalid' };

/**
 * Whether lanes that each succeeded also do together: all of them merged onto the target branch in a scratch worktree, and
 * the verify command run there. Where it fails, the lanes that break it are found by halving. Null when it was ended early.
 */
export async function checkTogether(deps: MergeDeps, together: Together): Promise<TogetherCheck | null> {
  const { project, lanes } = together;
  const target = await resolveCommit(deps.git, project.path, `refs/heads/${project.targetBranch}`);
  const look =
    target.ok && target.data !== null
      ? await verdictOn(deps, together, target.data)
      : ok(failed(target.ok ? `There is no branch ${project.targetBranch}.` : target.error.message, [], 0));
  if (together.signal.aborted) return null;
  return { lanes, ...(look.ok ? look.data : failed(look.error.message, [], 0)) };
}

const failed = (reason: string, culprits: readonly LaneId[], runs: number): Verdict => ({
  state: 'failed',
  reason,
  culprits,
  runs,
});

async function verdictOn(deps: MergeDeps, together: Together, targetOid: string): Promise<Result<Verdict>> {
  const { project, lanes } = together;
  const all = await joined(deps, project, targetOid, lanes);
  if (!all.ok) return all;
  if (all.data.kind === 'conflict') return ok(await conflictOf(deps, project, lanes, all.data));
  if (!project.verifyCommand) return ok({ state: 'none', reason: null, culprits: [], runs: 0 });
  const trial = new Trial(deps, together, targetOid, project.verifyCommand);
  const first = await trial.passes(lanes);
  if (!first.ok) return first;
  if (first.data) return ok({ state: 'passed', reason: null, culprits: [], runs: trial.runs });
  const found = await breakers(trial, lanes);
  if (!found.ok) return found;
  const itself = found.data.length === 0 ? ` It fails on ${project.targetBranch} itself, too.` : '';
  return ok(failed(`${trial.words}${itself}`, found.data, trial.runs));
}

/**
 * The fewest lanes that break it, by halving: the shortest beginning of the list that fails ends with one of them; the
 * shortest beginning that fails with that one added ends with the other.
 */
async function breakers(trial: Trial, lanes: readonly LaneAt[]): Promise<Result<readonly LaneId[]>> {
  const alone = await trial.passes([]);
  if (!alone.ok) return alone;
  if (!alone.data) return ok([]);
  const last = await shortest(lanes.length, (n) => trial.passes(lanes.slice(0, n)));
  if (!last.ok) return last;
  const second = lanes[last.data - 1];
  if (!second) return ok([]);
  const before = lanes.slice(0, last.data - 1);
  const other = await shortest(before.length, (n) => trial.passes([...before.slice(0, n), second]));
  if (!other.ok) return other;
  const first = before[other.data - 1];
  return ok(first ? [first.laneId, second.laneId] : [second.laneId]);
}

/** The least n from 0 to `most` that fails, when `most` does. */
async function shortest(
  most: number,
  passes: (n: number) => Promise<Result<boolean>>,
): Promise<Result<number>> {
  let [low, high] = [0, most];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const passed = await passes(middle);
    if (!passed.ok) return passed;
    if (passed.data) low = middle + 1;
    else high = middle;
  }
  return ok(high);
}

/** Verify runs on lanes joined; what was tried once is not tried again. */
class Trial {
  readonly #deps: MergeDeps;
  readonly #together: Together;
  readonly #targetOid: string;
  readonly #command: string;
  readonly #known = new Map<string, boolean>();
  runs = 0;
  /** How the first failing run ended, in words. */
  words = '';

  constructor(deps: MergeDeps, together: Together, targetOid: string, command: string) {
    this.#deps = deps;
    this.#together = together;
    this.#targetOid = targetOid;
    this.#command = command;
  }

  async passes(lanes: readonly LaneAt[]): Promise<Result<boolean>> {
    const key = lanes.map(({ laneId }) => laneId).join(' ');
    const known = this.#known.get(key);
    if (known !== undefined) return ok(known);
    const result = await joined(this.#deps, this.#together.project, this.#targetOid, lanes);
    if (!result.ok) return result;
    const passed = result.data.kind === 'commit' ? await this.#run(result.data.oid, lanes) : ok(false);
    if (passed.ok) this.#known.set(key, passed.data);
    return passed;
  }

  async #run(oid: string, lanes: readonly LaneAt[]): Promise<Result<boolean>> {
    const { project, missionId, signal } = this.#together;
    const worktree = join(this.#deps.queueWorktrees, `${project.id}-together`);
    const ready = await scratchWorktree(this.#deps, project.path, worktree, oid);
    if (!ready.ok) return ready;
    const { world } = this.#deps.engine;
    const names = lanes.map(({ laneId }) => world.lanes[laneId]?.name ?? laneId).join(' + ');
    const stream = `verify:${missionId}`;
    const onOutput = (text: string): void => this.#deps.material.output(stream, text);
    onOutput(`\x1b[2m$ ${this.#command}  (${names || project.targetBranch})\x1b[0m\r\n`);
    for (;;) {
      await this.#deps.gate.whenOpen();
      if (signal.aborted) return fail('refused', 'It was ended before the verification began.');
      const running = runCommand({
        supervisor: this.#deps.supervisor,
        owner: missionId,
        runId: this.#deps.ids<RunId>('run'),
        command: this.#command,
        cwd: worktree,
        env: { CI: 'true' },
        timeoutMs: project.verifyTimeoutSeconds * 1000,
        onOutput,
      });
      const cancel = (): void => void running.cancel();
      signal.addEventListener('abort', cancel);
      const end = await running.done.finally(() => signal.removeEventListener('abort', cancel));
      if (end.refused === 'paused') continue;
      this.runs += 1;
      if (end.error) return fail('refused', `The verify command could not be started: ${end.error}`);
      if (end.exitCode !== 0) this.words ||= wordsFor(end, names);
      return ok(end.exitCode === 0);
    }
  }
}

const wordsFor = (
  end: { readonly timedOut: boolean; readonly signal: string | null; readonly exitCode: number | null },
  names: string,
): string =>
  `The verify command ${end.timedOut ? 'took too long' : `ended with ${end.signal ?? `exit code ${end.exitCode}`}`} on ${names}.`;

type Joined =
  | { readonly kind: 'commit'; readonly oid: string }
  | { readonly kind: 'conflict'; readonly with: LaneAt; readonly paths: readonly string[] };

/** The target with the lanes merged into it one after another, as a commit that no ref names. */
async function joined(
  deps: MergeDeps,
  project: Project,
  targetOid: string,
  lanes: readonly LaneAt[],
): Promise<Result<Joined>> {
  let oid = targetOid;
  for (const lane of lanes) {
    const merged = await mergeTree(deps.git, project.path, oid, lane.oid);
    if (!merged.ok) return merged;
    const { tree, conflicts } = merged.data;
    if (conflicts.length > 0)
      return ok({ kind: 'conflict', with: lane, paths: conflicts.map((c) => c.path) });
    const commit = await commitTree(deps.git, project.path, {
      tree,
      parents: [oid, lane.oid],
      message: 'Switchyard: lanes together, for a verification',
      author,
      committer: author,
      at: deps.clock.now(),
    });
    if (!commit.ok) return commit;
    oid = commit.data;
  }
  return ok({ kind: 'commit', oid });
}

/** Which lane, or which two, git cannot join. */
async function conflictOf(
  deps: MergeDeps,
  project: Project,
  lanes: readonly LaneAt[],
  conflict: Extract<Joined, { kind: 'conflict' }>,
): Promise<Verdict> {
  const { with: late, paths } = conflict;
  const others = lanes.slice(0, lanes.indexOf(late));
  let rival: LaneAt | null = null;
  for (const other of others) {
    const merged = await mergeTree(deps.git, project.path, other.oid, late.oid);
    if (merged.ok && merged.data.conflicts.length > 0) rival = other;
    if (rival) break;
  }
  const { lanes: known } = deps.engine.world;
  const culprits = rival ? [rival.laneId, late.laneId] : [late.laneId];
  const names = culprits.map((id) => known[id]?.name ?? id).join(' and ');
  const against = rival ? '' : ` with ${project.targetBranch}`;
  const reason = `${names} cannot be merged${against}: ${paths.slice(0, 3).join(', ')}.`;
  return { state: 'conflict', reason, culprits, runs: 0 };
}
