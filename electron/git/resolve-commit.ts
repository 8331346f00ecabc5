import { ok, type Result } from '../../shared/kernel/result.ts';
import { gitFailure } from './git-failure.ts';
import { type Git, type Oid } from './git.ts';

/** The tip of a local branch of exactly this name; null when there is none. */
export async function branchTip(git: Git, dir: string, branch: string): Promise<Result<Oid | null>> {
  const args = ['show-ref', '--verify', '--hash', '--', `refs/heads/${branch}`];
  const done = await git.at(dir).output(args);
  if (done.exitCode === 0) return ok(done.stdout.toString('utf8').trim());
  return done.exitCode === 1 || /not a valid ref/.test(done.stderr) ? ok(null) : gitFailure(args, done);
}

/** The commit that a branch, tag, oid or expression stands for; null when there is none. */
export async function resolveCommit(git: Git, dir: string, ref: string): Promise<Result<Oid | null>> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`];
  const done = await git.at(dir).output(args);
  if (done.exitCode === 0) return ok(done.stdout.toString('utf8').trim());
  const quiet = done.exitCode === 1 || (done.exitCode === 128 && /\^\{commit\}|bad object/.test(done.stderr));
  return quiet ? ok(null) : gitFailure(args, done);
}
