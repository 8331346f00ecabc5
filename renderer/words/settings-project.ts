/** Settings of a project, in words. */
export const projectWords = {
  readyWorktrees: 'Worktrees kept ready',
  readyHint:
    'Made beforehand, so that a lane starts at once. Only for repositories of 1,000 files and more; 0 keeps none.',
} as const;
