import { fail, ok, type Result } from '../../shared/kernel/result.ts';
import { gitFailure } from './git-failure.ts';
import { type Git, type Oid } from './git.ts';
import { type GitOutput } from './git-output.ts';
import { commonDirOf } from './locate.ts';

export interface Ref {
  readonly ref: string;
  readonly oid: Oid;
}

/** Reflog entries that Switchyard makes say so, whatever the user's name is configured to. */
const signed = { GIT_COMMITTER_NAME: 'Switchyard', GIT_COMMITTER_EMAIL: 'switchyard@localhost' };

/**
 * Moves a ref by compare-and-swap: `expected` null means that it must not exist, undefined that anything goes.
 * A ref that is not where it was expected is a `conflict`.
 */
export async function updateRef(
  git: Git,
  dir: string,
  ref: string,
  newOid: Oid,
  expected: Oid | null | undefined,
  reason: string,
): Promise<Result<null>> {
  const input =
    expected === null ? `create ${ref}\0${newOid}\0` : `update ${ref}\0${newOid}\0${expected ?? ''}\0`;
  return transact(git, dir, ref, input, reason);
}

/** Deletes a ref that is still where it was expected; `conflict` when it has moved. Gone already is success. */
export async function deleteRef(
  git: Git,
  dir: string,
  ref: string,
  expected: Oid | undefined,
): Promise<Result<null>> {
  const common = await commonDirOf(git, dir);
  if (!common.ok) return common;
  return git.write(common.data, async () => {
    const present = await git.at(dir).output(['show-ref', '--verify', '--quiet', ref]);
    if (present.exitCode === 1 || present.exitCode === 128) return ok(null);
    return transact(git, dir, ref, `option no-deref\0delete ${ref}\0${expected ?? ''}\0`, 'delete');
  });
}

/** All refs below a prefix such as `refs/switchyard/`, by name. */
export async function listRefs(git: Git, dir: string, prefix: string): Promise<Result<readonly Ref[]>> {
  const said = await git.at(dir).text(['for-each-ref', '--format=%(objectname) %(refname)', '--', prefix]);
  return said.ok ? ok(parseRefs(said.data)) : said;
}

/** Reads lines of oid and ref name. */
function parseRefs(output: string): Ref[] {
  return output
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const space = line.indexOf(' ');
      return { oid: line.slice(0, space), ref: line.slice(space + 1) };
    });
}

async function transact(
  git: Git,
  dir: string,
  ref: string,
  input: string,
  reason: string,
): Promise<Result<null>> {
  const args = ['update-ref', '--stdin', '-z', '-m', reason.replace(/\s+/g, ' ').trim()];
  const done = await git.at(dir).output(args, { input, env: signed });
  if (done.exitCode === 0) return ok(null);
  return hasMoved(done) ? moved(ref, done) : gitFailure(args, done);
}

const hasMoved = (done: GitOutput): boolean =>
  /but expected|reference already exists|unable to resolve reference|reference is missing/.test(done.stderr);

const moved = (ref: string, done: GitOutput) =>
  fail('conflict', `${ref} is not where it was expected: something else moved it.`, {
    kept: 'The ref was left as it is.',
    next: 'Look at where it is now, and try again from there.',
    details: { ref, git: done.stderr.trim() },
  });
