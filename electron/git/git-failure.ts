import { fail, type Failure } from '../../shared/kernel/result.ts';
import { type GitOutput } from './git-output.ts';

/** git's own words without its prefixes and hints. */
export function gitMessage(stderr: string): string {
  return stderr
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('hint: '))
    .map((line) => line.replace(/^(fatal|error|warning): /, ''))
    .join('\n')
    .slice(0, 4000);
}

/** A git command's failure with git's own message. */
export function gitFailure(
  args: readonly string[],
  output: GitOutput,
  more: Omit<Failure, 'type' | 'message'> = {},
): { readonly ok: false; readonly error: Failure } {
  const verb = `git ${args.find((arg) => !arg.startsWith('-')) ?? ''}`.trim();
  if (output.timedOut) {
    return fail('deadline', `${verb} took too long and was stopped.`, {
      next: 'Try again; if it happens again, look at what keeps the disk or the repository busy.',
      ...more,
    });
  }
  const said = gitMessage(output.stderr);
  const details = { args, exitCode: output.exitCode };
  if (output.exitCode === -1 && /ENOENT/.test(said)) {
    return fail('git-failed', 'git could not be started.', {
      next: 'Install git 2.38 or newer, and see that it is on the PATH.',
      details,
    });
  }
  const vanished = whatVanished(output.stderr);
  if (vanished !== null) return fail('not-found', vanished, { ...recorded, details, ...more });
  const locked = /Unable to create '(.+\.lock)': File exists/.exec(said)?.[1];
  return fail(
    'git-failed',
    said === '' ? `${verb} ended with code ${output.exitCode}.` : `${verb}: ${said}`,
    {
      ...(locked === undefined ? {} : lockAdvice(locked)),
      ...(/No space left on device|unable to write file|Disk quota/.test(said) ? roomAdvice : {}),
      details: { ...details, ...(locked === undefined ? {} : { lockPath: locked }) },
      ...more,
    },
  );
}

const recorded = {
  kept: 'Nothing was changed; lanes, checkpoints and what is recorded stay.',
  next: 'Put it back where it was, or open the repository where it is now.',
};

/** A folder that git was to work in, or the repository that a worktree belongs to, is not where it was. */
function whatVanished(stderr: string): string | null {
  const folder = /^cannot change to '(.+)': No such file or directory/.exec(stderr)?.[1];
  if (folder !== undefined) return `The folder ${folder} is gone.`;
  const repository = /not a git repository: (.+?)[/\\]\.git[/\\]worktrees/.exec(stderr)?.[1];
  return repository === undefined ? null : `The repository ${repository} is gone from there.`;
}

const roomAdvice = { next: 'See that the disk has room and that the folder can be written, then try again.' };

const lockAdvice = (lockPath: string) => ({
  next: `Another git command is at work there. If none is, one was ended in the middle: delete ${lockPath} and try again.`,
});
