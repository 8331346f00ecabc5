import { type Merge } from '../../shared/domain/merge/state.ts';

/** How much of a verification's output goes back with it, in characters from its end. */
const outputSentBack = 4000;

/** What a lane is told whose merge, or the taking back of it, met a conflict or failed its verification. */
export function sendBackText(merge: Merge, output: string, note: string | null): string {
  const lines = merge.state === 'conflict' ? conflictLines(merge) : failureLines(merge, output);
  if (note) lines.push('', `The human adds: ${note}`);
  return lines.join('\n');
}

function conflictLines(merge: Merge): string[] {
  const lines = merge.kind === 'revert' ? takeBackLines(merge) : mergeLines(merge);
  const other = merge.kind === 'revert' ? 'before your work:' : 'yours:';
  for (const file of merge.conflicts) {
    lines.push('', `${file.path} (${file.kind})`);
    for (const hunk of file.hunks.slice(0, 10)) {
      lines.push(`from line ${hunk.line}, on ${merge.targetBranch}:`, hunk.ours, other, hunk.theirs);
    }
  }
  return lines;
}

const mergeLines = ({ targetBranch }: Merge): string[] => [
  `Your work conflicts with ${targetBranch} and was not merged. ${targetBranch} is untouched.`,
  `Resolve it in your worktree: run \`git merge ${targetBranch}\`, resolve the files below so that both intentions hold, ` +
    'stage them with `git add`, and run the tests. Switchyard concludes the merge.',
];

const takeBackLines = ({ targetBranch, laneOid }: Merge): string[] => [
  `Your merged work is to be taken back, but ${targetBranch} has gone on from it. ${targetBranch} is untouched.`,
  `Take it back by hand in your worktree: run \`git merge ${targetBranch}\`, then \`git revert -m 1 --no-commit ${laneOid ?? ''}\`, ` +
    'resolve the files below so that only your work goes and what came after it stays, stage them with `git add`, and run the tests.',
];

function failureLines(merge: Merge, output: string): string[] {
  const command = merge.verification?.command ?? 'the verify command';
  const what = merge.kind === 'revert' ? 'was taken back from' : 'was merged with';
  return [
    `Your work ${what} ${merge.targetBranch} for a try and did not pass: ${merge.reason ?? 'verification failed'} ${merge.targetBranch} is untouched.`,
    `Command: ${command}`,
    'The end of its output:',
    '```',
    plain(output).slice(-outputSentBack),
    '```',
    'Mend it in your worktree.',
  ];
}

/** Terminal text without its colours and cursor movements. */
const plain = (output: string): string =>
  output
    .replace(/\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\))/g, '')
    .replaceAll('\r\n', '\n');
