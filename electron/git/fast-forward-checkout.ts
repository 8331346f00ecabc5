import { fail, ok, type Result } from '../../shared/kernel/result.ts';
import { gitFailure, gitMessage } from './git-failure.ts';
import { type Git, type Oid } from './git.ts';
import { type GitOutput } from './git-output.ts';
import { resolveCommit } from './resolve-commit.ts';

/** Written out, because a branch's own mergeOptions could say otherwise. */
const merge = [
  'merge',
  '--ff-only',
  '--commit',
  '--no-squash',
  '--no-autostash',
  '--no-overwrite-ignore',
  '--no-stat',
  '--quiet',
] as const;

/** Ended in the middle, a checkout would be left half-way; so it gets time. */
const timeoutMs = 600_000;

/**
 * Moves a checkout's branch forward to a descendant, the only command that Switchyard runs in the user's checkout.
 * git itself decides whether every local change can stay; else `refused`, and nothing has changed. `conflict` when the
 * branch has moved on, or when the checkout is not on `branch` any more.
 */
export async function fastForwardCheckout(
  git: Git,
  checkoutDir: string,
  oid: Oid,
  branch?: string,
): Promise<Result<null>> {
  const runner = git.at(checkoutDir);
  if (branch !== undefined) {
    const head = await runner.output(['symbolic-ref', '--quiet', 'HEAD']);
    if (head.stdout.toString('utf8').trim() !== `refs/heads/${branch}`) return elsewhere(checkoutDir, branch);
  }
  const args = [...merge, oid];
  const done = await runner.output(args, { timeoutMs });
  if (done.timedOut) return gitFailure(args, done);
  if (/Not possible to fast-forward|Diverging branches/.test(done.stderr)) return ahead(checkoutDir);
  if (done.exitCode !== 0) return refused(checkoutDir, done);
  const head = await resolveCommit(git, checkoutDir, 'HEAD');
  if (!head.ok) return head;
  return head.data === oid ? ok(null) : ahead(checkoutDir);
}

/** What git's refusal means, and the files it names. */
export function explainRefusal(stderr: string): {
  readonly reason: string;
  readonly files: readonly string[];
} {
  const files = [...stderr.matchAll(/^\t(.+)$/gm)].map(([, path = '']) => path);
  const named =
    files.length > 5 ? `${files.slice(0, 5).join(', ')} and ${files.length - 5} more` : files.join(', ');
  if (/untracked working tree files would be/.test(stderr)) {
    return { reason: `files that git does not know stand in the way: ${named}`, files };
  }
  if (/local changes to the following files would be overwritten/.test(stderr)) {
    return { reason: `these files have local changes: ${named}`, files };
  }
  if (/Updating the following directories would lose untracked files/.test(stderr)) {
    return { reason: `folders with untracked files stand in the way: ${named}`, files };
  }
  const known = explanations.find(([pattern]) => pattern.test(stderr));
  return { reason: known?.[1] ?? gitMessage(stderr), files };
}

const explanations: readonly (readonly [RegExp, string])[] = [
  [/MERGE_HEAD exists|have unmerged files|unmerged files/, 'a merge is in progress there'],
  [/CHERRY_PICK_HEAD exists/, 'a cherry-pick is in progress there'],
  [
    /Not possible to fast-forward|Diverging branches/,
    'its branch has commits that the new one does not contain',
  ],
  [/index\.lock/, 'another git command is at work there'],
];

function refused(dir: string, done: GitOutput) {
  const { reason, files } = explainRefusal(done.stderr);
  return fail('refused', `git could not bring ${dir} up to date: ${reason}.`, {
    kept: 'Nothing in that checkout was changed.',
    next:
      files.length > 0
        ? 'Commit those changes or move those files away, then try again.'
        : 'Settle it there, then try again.',
    details: { files, git: done.stderr.trim() },
  });
}

const elsewhere = (dir: string, branch: string) =>
  fail('conflict', `${dir} is not on ${branch} any more.`, {
    kept: 'Nothing in that checkout was changed.',
    next: 'Try again: where the branch is checked out will be looked up anew.',
  });

const ahead = (dir: string) =>
  fail(
    'conflict',
    `git could not bring ${dir} up to date: its branch has commits that the new one does not contain.`,
    {
      kept: 'Nothing in that checkout was changed.',
      next: 'Try again: the merge will be made anew on top of them.',
    },
  );
