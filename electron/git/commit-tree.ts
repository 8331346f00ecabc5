import { ok, type Result } from '../../shared/kernel/result.ts';
import { type Instant } from '../../shared/kernel/time.ts';
import { type Git, type Oid } from './git.ts';

/** A name and address as git records them. */
export interface Identity {
  readonly name: string;
  readonly email: string;
}

export interface CommitRequest {
  readonly tree: Oid;
  readonly parents: readonly Oid[];
  readonly message: string;
  readonly author: Identity;
  /** The author when left out. */
  readonly committer?: Identity;
  /** Now when left out. */
  readonly at?: Instant;
}

/** Makes a commit object; no ref moves, and no configured user is needed. */
export async function commitTree(git: Git, dir: string, request: CommitRequest): Promise<Result<Oid>> {
  const parents = request.parents.flatMap((parent) => ['-p', parent]);
  const env = identityEnvironment(request.author, request.committer, request.at);
  const said = await git
    .at(dir)
    .text(['commit-tree', request.tree, ...parents, '-F', '-'], { input: asMessage(request.message), env });
  return said.ok ? ok(said.data.trim()) : said;
}

/** The variables that tell git who writes and commits. */
export function identityEnvironment(
  author: Identity,
  committer: Identity = author,
  at?: Instant,
): Record<string, string> {
  const date = at === undefined ? null : `@${Math.floor(at / 1000)} +0000`;
  return {
    GIT_AUTHOR_NAME: author.name,
    GIT_AUTHOR_EMAIL: author.email,
    GIT_COMMITTER_NAME: committer.name,
    GIT_COMMITTER_EMAIL: committer.email,
    ...(date === null ? {} : { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date }),
  };
}

const asMessage = (message: string): string => (message.endsWith('\n') ? message : `${message}\n`);
