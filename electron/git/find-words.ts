import { ok, type Result } from '../../shared/kernel/result.ts';
import { gitFailure } from './git-failure.ts';
import { type Git, type Oid } from './git.ts';

/** Which of some words stand, as whole words, in any text file of a commit. */
export async function findWords(
  git: Git,
  dir: string,
  oid: Oid,
  words: readonly string[],
): Promise<Result<ReadonlySet<string>>> {
  const found = new Set<string>();
  for (const word of new Set(words)) {
    const args = ['grep', '-q', '-I', '-w', '-F', '-e', word, oid, '--'];
    const done = await git.at(dir).output(args);
    if (done.exitCode === 0) found.add(word);
    else if (done.exitCode !== 1) return gitFailure(args, done);
  }
  return ok(found);
}
