/** What the dialogs about a lane say. */
export const laneDialogWords = {
  cancel: 'Cancel',
  keepOpen: 'Keep it open',
  cloneTitle: (name: string): string => `Clone ${name}`,
  cloneAbout: 'The clone has a branch and a worktree of its own; this lane stays as it is.',
  clone: 'Clone lane',
  from: 'From',
  newest: 'its newest checkpoint',
  point: (turn: number, time: string): string => `after turn ${turn}, ${time}`,
  agent: 'Agent',
  model: 'Model',
  brief: 'Brief',
  closeTitle: (name: string): string => `Close ${name}`,
  close: 'Close lane',
  closeAnyway: 'Close it although its work did not land',
  closeShellTitle: (number: number, name: string): string => `Close terminal ${number} of ${name}`,
  closeShell: 'Close terminal',
  runsInIt:
    'runs in it. Closing ends it with everything that was started in this terminal; what it did so far stays.',
} as const;
