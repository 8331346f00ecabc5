import { type SpanKind } from '../../shared/domain/timeline/span.ts';
import { counted } from '../lib/format.ts';

/** What the timeline says. */
export const timelineWords = {
  title: 'Timeline',
  noProject: 'No project is open',
  openFirst: 'Open a repository first.',
  readingLanes: 'Reading the lanes',
  nothingYet: 'Nothing has happened yet',
  launch: 'Launch a lane',
  willAppear: 'Launch a lane and its turns, commands, questions and merges appear here as they happen.',
  offline: 'offline, as of the last word from the host',
  lanesShown: 'Lanes shown',
  all: 'All',
  failures: (n: number) => `Failures ${n}`,
  waiting: (n: number) => `Waiting ${n}`,
  zoom: 'Zoom',
  moreTime: 'Show more time',
  lessTime: 'Show less time',
  fit: 'Fit',
  live: 'Live',
  asTable: 'Show as table',
  groupBy: 'Group by',
  grouping: { none: 'no groups', state: 'by state', agent: 'by agent', role: 'by role' },
  noRole: 'no role',
  lanesIn: (n: number) => counted(n, 'lane'),
  heads: 'Lanes on the timeline',
  canvas: (n: number) => `Activity of ${n} lanes over time. The table shows the same in words.`,
  overview: 'All of it',
  overviewEmpty: 'nothing yet',
  notUpToDate: 'not up to date',
  reading: (share: number) => `reading, ${Math.floor(share * 100)} %`,
  tryAgain: 'Try again',
  noLane: 'No lane is shown',
  noLaneFor: {
    all: 'Every group is folded.',
    failures: 'Nothing failed.',
    waiting: 'Nothing waits for you.',
  },
  estimated: 'est.',
  asReported: 'As the agent reported it',
  openQueue: 'Open merge queue',
  mainMap: (landed: number, branch: string, back: number) =>
    `${landed} landed on ${branch}, ${back} taken back`,
  landed: (landed: number, back: number) => `${landed} landed${back > 0 ? `, ${back} taken back` : ''}`,
  queued: (n: number) => (n === 0 ? 'queue is empty' : `${n} in the queue`),
  takeBack: 'take-back',
  closedLane: 'closed lane',
  targetBranch: 'target branch',
  hiddenLane: 'another lane',
  verifying: 'verifying',
  merging: 'merging',
} as const;

/** What the search of the timeline says. */
export const findWords = {
  label: 'Find on the timeline',
  hint: 'Find',
  place: (at: number, of: number, more: boolean) => `${at} of ${of}${more ? ' or more' : ''}`,
  none: 'nothing found',
  next: 'Next match',
  previous: 'Previous match',
} as const;

/** What the chosen stretch of time says. */
export const rangeWords = {
  label: 'Chosen time',
  adding: 'adding up',
  nothing: 'nothing happened',
  failed: (n: number) => `${n} failed`,
  spent: 'spent',
  unknown: (n: number) => `spend of ${counted(n, 'lane')} unknown`,
  unknownWhy: 'These lanes worked in this time and their agents never said what that costs.',
  zoom: 'Zoom in',
  clear: 'Clear',
} as const;

/** What the card beside the pointer says. */
export const cardWords = {
  together: (n: number) => `${n.toLocaleString('en-US')} together`,
  soFar: (length: string) => `${length} so far`,
  took: (length: string) => `took ${length}`,
  closer: 'Open it to see them one by one.',
} as const;

/** What the table of the timeline says. */
export const tableWords = {
  label: 'Timeline as a table',
  nothing: 'Nothing happened in this time',
  elsewhere: 'Show more time with −, or press F to see all of it.',
  reading: 'Reading what happened',
  caption: (from: string, to: string) => `What the lanes did between ${from} and ${to}`,
  linked: (what: string, subject: string) => (subject === '' ? what : `${what}: ${subject}`),
  columns: ['Time', 'Lane', 'What', 'Subject', 'Took', 'Outcome'],
  more: (n: number) => `${counted(n, 'earlier one')} left out. Zoom in to see them.`,
  open: (what: string) => `Open ${what}`,
} as const;

/** What each kind is called. */
export const kindWords: Readonly<Record<SpanKind, string>> = {
  turn: 'Turn',
  read: 'Read',
  search: 'Search',
  edit: 'Edit',
  command: 'Command',
  other: 'Tool call',
  approval: 'Waiting for you',
  paused: 'Paused',
  verify: 'Verification',
  checkpoint: 'Checkpoint',
  landed: 'Landed',
  conflict: 'Conflict',
  ended: 'Agent ended',
};

/** The kinds as they are counted. */
export const kindCounts: Readonly<Record<SpanKind, readonly [string, string]>> = {
  turn: ['turn', 'turns'],
  read: ['read', 'reads'],
  search: ['search', 'searches'],
  edit: ['edit', 'edits'],
  command: ['command', 'commands'],
  other: ['other call', 'other calls'],
  approval: ['question', 'questions'],
  paused: ['pause', 'pauses'],
  verify: ['verification', 'verifications'],
  checkpoint: ['checkpoint', 'checkpoints'],
  landed: ['landing', 'landings'],
  conflict: ['conflict', 'conflicts'],
  ended: ['agent ended', 'agents ended'],
};

/** What the legend says. */
export const legendWords = {
  label: 'Legend',
  read: 'read',
  search: 'search',
  edit: 'edit',
  command: 'command',
  failed: 'failed, with exit code',
  waiting: 'waiting for you',
  paused: 'paused',
  verified: 'verified',
  landed: 'landed',
  conflict: 'conflict',
  checkpoint: 'checkpoint',
  spend: 'spend',
  cloned: 'cloned or sent back',
  mail: 'mail delivered',
} as const;
