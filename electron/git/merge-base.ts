import { ok, type Result } from '../../shared/kernel/result.ts';
import { gitFailure } from './git-failure.ts';
import { type Git, type Oid } from './git.ts';

/** The best common ancestor of two commits; null when their histories are unrelated. */
export async function mergeBase(git: Git, dir: string, a: Oid, b: Oid): Promise<Result<Oid | null>> {
  const args = ['merge-base', a, b];
  const done = await git.at(dir).output(args);
  if (done.exitCode === 0) return ok(done.stdout.toString('utf8').trim());
  return done.exitCode === 1 ? ok(null) : gitFailure(args, done);
}

/** Whether `a` is `b` or one of its ancestors. */
export async function isAncestor(git: Git, dir: string, a: Oid, b: Oid): Promise<Result<boolean>> {
  const args = ['merge-base', '--is-ancestor', a, b];
  const done = await git.at(dir).output(args);
  if (done.exitCode === 0) return ok(true);
  return done.exitCode === 1 ? ok(false) : gitFailure(args, done);
}
