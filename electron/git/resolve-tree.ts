import { ok, type Result } from '../../shared/kernel/result.ts';
import { gitFailure } from './git-failure.ts';
import { type Git, type Oid } from './git.ts';

/** The tree of a commit that exists. */
export async function resolveTree(git: Git, dir: string, commit: Oid): Promise<Result<Oid>> {
  const args = ['rev-parse', '--verify', '--end-of-options', `${commit}^{tree}`];
  const done = await git.at(dir).output(args);
  return done.exitCode === 0 ? ok(done.stdout.toString('utf8').trim()) : gitFailure(args, done);
}
