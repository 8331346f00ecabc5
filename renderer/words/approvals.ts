/** What allowing would do, and what would undo it. */
export const consequenceWords = {
  title: 'If you allow it',
  asRole: (role: string) => `, as ${role.replace(/^role[_-]/, '')}`,
  runs: 'It runs as you, with all that you may do.',
  runsCode: 'It runs code whose effects are not known before.',
  reads: 'It only reads.',
  writes: (files: string) => `It writes ${files} in the lane’s worktree.`,
  deletes: (files: string) => `It deletes ${files} from the lane’s worktree.`,
  outside: 'It reaches beyond the lane’s worktree.',
  sends: 'It speaks to the network.',
  undo: 'What undoes it',
  nothing: 'Nothing needs to be undone.',
  checkpoint: (name: string) =>
    `${name}: clone the lane from there to have its files back. Ignored files, and what was written since, are in no checkpoint.`,
  afterTurn: (turn: number, time: string) => `The checkpoint after turn ${turn}, ${time}`,
  beforeTurn: (time: string) => `The checkpoint before turn 1, ${time}`,
  start: 'No checkpoint yet: the lane begins again from its base commit, without what it has written since.',
  gone: 'Cannot be undone from here.',
  goneNetwork: 'What was sent, published or fetched is out of reach.',
  goneOutside: 'Files outside the worktree are in no checkpoint.',
  goneMachine: 'What it does to this machine or its processes is in no checkpoint.',
  goneRefs:
    'Branches, stashes and settings of the repository are in no checkpoint; git’s reflog may know them.',
} as const;
