/** What the preparation of a lane says. */
export const stageWords = {
  preparation: 'Preparation',
  names: {
    worktree: 'Worktree and branch',
    files: 'Copied files',
    setup: 'Setup command',
    agent: 'Agent',
  },
  output: 'Output',
  setupOutput: 'Output of the setup command',
  leftOut: 'The beginning is left out.',
  noOutput: 'No output yet.',
  readingOutput: 'Reading the output.',
  cancel: 'Cancel the launch',
  cancelled: (name: string): string => `The launch of ${name} was cancelled. It is among the closed lanes.`,
  goOn: 'Reopen',
} as const;
