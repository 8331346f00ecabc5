import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type RunId } from '../../shared/domain/ids.ts';
import { type Result, fail, ok } from '../../shared/kernel/result.ts';
import { addDetachedWorktree, resetWorktree } from '../git/add-worktree.ts';
import { type CommandResult, runCommand } from '../process/run-command.ts';
import { type Attempt, type MergeDeps } from './deps.ts';
import { journal } from './journal.ts';

/** Verifications that run now, for cancelling them. */
export type RunningVerifications = Map<string, () => void>;

/**
 * Runs the project's verify command on the prepared commit, in the queue's own worktree, with live output.
 * Succeeds with null where the project has no verify command.
 */
export async function verify(
  deps: MergeDeps,
  { merge, project }: Attempt,
  commitOid: string,
  running: RunningVerifications,
): Promise<Result<void>> {
  const { verifyCommand } = project;
  if (!verifyCommand) return ok(undefined);
  const worktree = join(deps.queueWorktrees, project.id);
  const ready = await queueWorktree(deps, project.path, worktree, commitOid);
  if (!ready.ok) return ready;
  const started = await journal(deps, {
    type: 'merge.verifyStarted',
    data: { mergeId: merge.id, laneId: merge.laneId, command: verifyCommand },
  });
  if (!started.ok) return started;
  const stream = `verify:${merge.id}`;
  deps.material.output(stream, `\x1b[2m$ ${verifyCommand}  (${commitOid.slice(0, 7)})\x1b[0m\r\n`);
  const end = await untilStarted(deps, () => {
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
    running.set(merge.id, () => void command.cancel());
    return command.done;
  });
  running.delete(merge.id);
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
  return ok(undefined);
}

/** A command that a pause kept from starting is started when the fleet goes on. */
async function untilStarted(deps: MergeDeps, start: () => Promise<CommandResult>): Promise<CommandResult> {
  for (;;) {
    await deps.gate.whenOpen();
    const end = await start();
    if (end.refused !== 'paused') return end;
  }
}

async function queueWorktree(
  deps: MergeDeps,
  repository: string,
  path: string,
  oid: string,
): Promise<Result<void>> {
  if (existsSync(path)) {
    const reset = await resetWorktree(deps.git, path, oid);
    return reset.ok ? ok(undefined) : reset;
  }
  const added = await addDetachedWorktree(deps.git, repository, { path, oid });
  return added.ok ? ok(undefined) : added;
}
