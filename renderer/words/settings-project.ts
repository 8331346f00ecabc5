/** Settings of a project, in words. */
export const projectWords = {
  readyWorktrees: 'Worktrees kept ready',
  readyHint:
    'Made beforehand, so that a lane starts at once. Only for repositories of 1,000 files and more; 0 keeps none.',
  trustAfter: 'Accepted tasks before an agent is trusted',
  trustHint:
    'Until then what its role or a skill allows asks you all the same. 0 trusts every agent from the start.',
} as const;

/** Where a human must enter the loop of a mission. */
export const gateWords = {
  title: 'You decide',
  planApproval: 'before a plan is launched',
  planApprovalHint: 'An agent’s plan waits until you approve it in that very revision.',
  beforeMerge: 'before work of a mission is merged',
  beforeMergeHint: 'Off, the lanes of a wave are merged by themselves once they passed together.',
} as const;
