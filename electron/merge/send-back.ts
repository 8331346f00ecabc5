import { type Merge } from '../../shared/domain/merge/state.ts';

/** How much of a verification's output goes back with it, in characters from its end. */
const outputSentBack = 4000;

/** What a lane is told whose merge met a conflict or failed its verification. */
export function sendBackText(merge: Merge, output: string, note: string | null): string {
  const lines = merge.state === 'conflict' ? conflictLines(merge) : failureLines(merge, output);
  if (note) lines.push('', `The human adds: ${note}`);
  return lines.join('\n');
}

function conflictLines(merge: Merge): string[] {
  const lines = [
    `Your work conflicts with ${merge.targetBranch} and was not merged. ${merge.targetBranch} is untouched.`,
    `Resolve it in your worktree: run \`git merge ${merge.targetBranch}\`, resolve the files below so that both intentions hold, ` +
      'stage them with `git add`, and run the tests. Switchyard concludes the merge.',
  ];
  for (const file of merge.conflicts) {
    lines.push('', `${file.path} (${file.kind})`);
    for (const hunk of file.hunks.slice(0, 10)) {
      lines.push(`from line ${hunk.line}, on ${merge.targetBranch}:`, hunk.ours, 'yours:', hunk.theirs);
    }
  }
  return lines;
}

function failureLines(merge: Merge, output: string): string[] {
  const command = merge.verification?.command ?? 'the verify command';
  return [
    `Your work was merged with ${merge.targetBranch} for a try and did not pass: ${merge.reason ?? 'verification failed'} ${merge.targetBranch} is untouched.`,
    `Command: ${command}`,
    'The end of its output:',
    '```',
    output.slice(-outputSentBack),
    '```',
    'Mend it in your worktree.',
  ];
}
