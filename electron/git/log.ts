import { ok, type Result } from '../../shared/kernel/result.ts';
import { type Instant } from '../../shared/kernel/time.ts';
import { type Git, type Oid } from './git.ts';

export interface CommitLine {
  readonly oid: Oid;
  readonly subject: string;
  readonly author: string;
  readonly at: Instant;
}

/** The commits that `to` has and `from` has not, newest first. */
export async function commitsBetween(
  git: Git,
  dir: string,
  from: Oid,
  to: Oid,
): Promise<Result<readonly CommitLine[]>> {
  const format = '--format=%H%x00%ct%x00%an%x00%s';
  const said = await git
    .at(dir)
    .text(['rev-list', '--no-commit-header', '--encoding=UTF-8', format, `${from}..${to}`, '--']);
  return said.ok ? ok(parseCommits(said.data)) : said;
}

/** Reads lines of oid, seconds, author and subject, NUL between them. */
function parseCommits(output: string): CommitLine[] {
  return output.split('\n').flatMap((line) => {
    const [oid, seconds, author, subject] = line.split('\0');
    if (oid === undefined || seconds === undefined || author === undefined) return [];
    return [{ oid, at: Number(seconds) * 1000, author, subject: subject ?? '' }];
  });
}
