import { type DataPart } from '../../shared/contract/index.ts';

type PartName = DataPart['name'];

/** What each part of the data is, and what becomes of it. */
export const partWords: Readonly<Record<PartName, { readonly title: string; readonly about: string }>> = {
  journal: { title: 'Log', about: 'Every decision and event, chained. Never shortened.' },
  transcripts: { title: 'Transcripts and output', about: 'What agents said and commands printed.' },
  checkpoints: {
    title: 'Checkpoints',
    about: 'In private refs of your repositories: what only they keep there.',
  },
  worktrees: { title: 'Worktrees', about: 'One for each open lane, with what its setup installed.' },
  queue: { title: 'Merge queue’s worktrees', about: 'Where merges are verified.' },
  'put-aside': { title: 'Put aside', about: 'Worktrees of lanes closed within the last hour.' },
  agents: { title: 'Agents’ own state', about: 'What agents remember of their lanes.' },
  samples: { title: 'Sample projects', about: 'Copies that you opened.' },
  exports: { title: 'Exports', about: 'Logs that you exported.' },
  rest: { title: 'Everything else', about: 'Program log, secrets, settings, marks.' },
};

/** What the data part of the settings says. */
export const dataWords = {
  title: 'Data',
  about:
    'Everything Switchyard keeps lies in one directory: the log, worktrees, transcripts, output, secrets. Your repository only gets branches under switchyard/ and private refs.',
  asking: 'Asking the host',
  directory: 'Data directory',
  host: 'Host',
  since: 'Up since',
  log: 'Log',
  kept: 'Kept',
  processes: 'Processes',
  troubles: 'Troubles',
  again: 'Ask again',
  sizes: 'What takes the room',
  measure: 'Measure again',
  measuring: 'Measuring; folders with many files take a while',
  part: 'Part',
  size: 'On the disk',
  count: 'Files',
  unknown: 'unknown',
  atLeast: (size: string) => `at least ${size}`,
  total: 'All of it',
  measuredAt: (when: string) => `Measured ${when}`,
} as const;

export const backUpWords = {
  title: 'Back-up',
  about:
    'Copies the log and all transcripts while they are in use, and checks the copies. Worktrees are not in it: their work is in your repositories, as checkpoints.',
  folder: 'Folder on the machine that runs Switchyard',
  hint: 'A new folder with the date in its name is made in it.',
  start: 'Back up',
  choose: 'Choose a folder and back up',
  done: (events: string, size: string, time: string) => `${events}, ${size}, copied and checked in ${time}.`,
  restore:
    'To restore: close Switchyard, move the files in the folder db of the data directory away, copy both files of the back-up there, and start again. Branches and checkpoints are in your repositories and stay as they are.',
} as const;

export const cleanUpWords = {
  title: 'Clean-up',
  about: 'What closed lanes left behind. Nothing goes before you have seen what.',
  look: 'Look for leftovers',
  looking: 'Looking at closed lanes',
  none: 'Closed lanes left nothing behind.',
  list: 'Leftovers of closed lanes',
  choose: (name: string) => `Clean up ${name}`,
  folder: (size: string) => `folder, ${size}`,
  noFolder: 'folder deleted already',
  checkpoints: (n: number) => `${n} ${n === 1 ? 'checkpoint' : 'checkpoints'}`,
  closed: (when: string) => `closed ${when}`,
  held: (why: string) => `Stays. ${why}`,
  remove: (n: number) => `Clean up ${n} ${n === 1 ? 'lane' : 'lanes'}`,
  dialog: (n: number) => `Delete the leftovers of ${n} ${n === 1 ? 'lane' : 'lanes'}?`,
  cannot: 'This cannot be taken back.',
  goes: 'Goes',
  goesFolders: (n: number, size: string) =>
    `${n} put-aside ${n === 1 ? 'folder' : 'folders'} with the files that git ignores there, ${size}`,
  goesCheckpoints: (n: number) =>
    `${n} ${n === 1 ? 'checkpoint' : 'checkpoints'}: no clone from them, no review by turn`,
  keeps: 'Stays',
  keepsList: [
    'the closing snapshot of each lane, from which it can be reopened',
    'commits and branches',
    'transcripts, the log and the audit trail',
  ],
  confirm: 'Delete',
  cancel: 'Cancel',
  done: (lanes: string, size: string) => `Leftovers of ${lanes} deleted, ${size} freed.`,
  failed: (n: number) => `${n} could not be cleaned up`,
} as const;
