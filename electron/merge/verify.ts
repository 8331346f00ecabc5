import { join } from 'node:path';
import { type MergeId, type RunId } from '../../shared/domain/ids.ts';
import { type Result, fail, ok } from '../../shared/kernel/result.ts';
import { type CommandResult, runCommand } from '../process/run-command.ts';
import { type Attempt, type MergeDeps } from './deps.ts';
import { goesOn, journal } from './journal.ts';
import { scratchWorktree } from './scratch-worktree.ts';
import { type Verifications } from './verifications.ts';

/** `stopped`: Switchyard is being closed; the entry is tried again at the next start. */
type Verified = 'passed' | 'stopped';

/**
 * Runs the project's verify command on the prepared commit, in the queue's own worktree, with live output.
 * Passes where the project has no verify command.
 */
export async function verify(
  deps: MergeDeps,
  { merge, project }: Attempt,
  commitOid: string,
  running: Verifications,
): Promise<Result<Verified>> {
  const { verifyCommand } = project;
  if (!verifyCommand) return ok('passed');
  const worktree = join(deps.queueWorktrees, project.id);
  const ready = await scratchWorktree(deps, project.path, worktree, commitOid);
  if (!ready.ok) return ready;
  const started = await journal(deps, {
    type: 'merge.verifyStarted',
    data: { mergeId: merge.id, laneId: merge.laneId, command: verifyCommand },
  });
  if (!started.ok) return started;
  const stream = `verify:${merge.id}`;
  deps.material.output(stream, `\x1b[2m$ ${verifyCommand}  (${commitOid.slice(0, 7)})\x1b[0m\r\n`);
  const end = await untilStarted(deps, merge.id, running, () => {
    const command = runCommand({
      supervisor: deps.supervisor,
      owner: merge.id,
      runId: deps.ids<RunId>('run'),
      command: verifyCommand,
      cwd: worktree,
      env: { CI: 'true' },
      timeoutMs: project.verifyTimeoutSeconds * 1000,
      onOutput: (text) => deps.material.output(stream, text),
    });
    running.add(merge.id, () => void command.cancel());
    return command.done;
  });
  running.remove(merge.id);
  if (running.stopped && goesOn(deps, merge.id)) return ok('stopped');
  if (end === null) return fail('refused', 'It was cancelled before its verification began.');
  await deps.material.flush();
  const { exitCode, timedOut, milliseconds } = end;
  const finished = await journal(deps, {
    type: 'merge.verifyFinished',
    data: { mergeId: merge.id, laneId: merge.laneId, exitCode, timedOut, milliseconds },
  });
  if (!finished.ok) return finished;
  if (timedOut)
    return fail('deadline', `The verify command took longer than ${project.verifyTimeoutSeconds} s.`);
  if (end.error) return fail('refused', `The verify command could not be started: ${end.error}`);
  if (exitCode !== 0)
    return fail('refused', `The verify command ended with ${end.signal ?? `exit code ${exitCode}`}.`);
  return ok('passed');
}

/** A command that a pause kept from starting is started when the fleet goes on; null when the entry was cancelled or all ended meanwhile. */
async function untilStarted(
  deps: MergeDeps,
  mergeId: MergeId,
  running: Verifications,
  start: () => Promise<CommandResult>,
): Promise<CommandResult | null> {
  for (;;) {
    await deps.gate.whenOpen();
    if (running.stopped || !goesOn(deps, mergeId)) return null;
    const end = await start();
    if (end.refused !== 'paused') return end;
  }
}
