import { type Importance } from '../../shared/domain/message/events.ts';

/** What the coordination screen says. */
export const coordinationScreenWords = {
  title: 'Coordination',
  human: 'You',
  everyone: 'every lane',
  noProject: 'Open a project to coordinate its lanes.',
} as const;

export const reservationWords = {
  title: 'Reservations',
  facts: (held: number, past: number) => (past === 0 ? `${held} held` : `${held} held, ${past} written past`),
  reserve: 'Reserve paths',
  columns: { mode: 'Mode', paths: 'Paths', holder: 'Holder', reason: 'Reason', lease: 'Lease', act: '' },
  exclusive: 'exclusive',
  shared: 'shared',
  covers: (files: number, of: number) => `${files} of ${of} tracked files`,
  hoarded: 'much',
  left: (minutes: number) => (minutes < 1 ? 'under 1 min' : `${minutes} min`),
  until: (when: string) => `Until ${when}; renewed while its lane is at work`,
  release: 'Give back',
  releaseOf: (paths: string) => `Give back ${paths}`,
  force: 'Take away',
  forceOf: (paths: string, name: string) => `Take ${paths} away from ${name}`,
  empty: 'Nothing is reserved.',
  emptyHint:
    'A reservation keeps other lanes from writing to paths: their writes are refused before the act, found on the disk after it, and their merges wait. Lanes reserve by themselves; you can, too.',
  trespass: (who: string, path: string, holder: string) => `${who} wrote to ${path}, which ${holder} held`,
} as const;

export const reserveDialogWords = {
  title: 'Reserve paths',
  about: 'No lane writes there while you hold them. What a lane has written there already stays.',
  paths: 'Paths',
  pathsHint: 'One glob a line, relative to the repository: src/api/** or package.json',
  reason: 'Reason',
  reasonHint: 'Lanes that want to write there are told.',
  holder: 'For',
  mode: 'Others',
  exclusive: 'may not write there',
  shared: 'may share it',
  minutes: 'Minutes',
  cancel: 'Cancel',
  reserve: 'Reserve',
  done: (paths: string) => `Reserved ${paths}.`,
} as const;

export const forceDialogWords = {
  title: 'Take a reservation away',
  about: (name: string, paths: string) =>
    `${name} may be in the middle of a change to ${paths}. It is not told by itself; its files stay as they are.`,
  reason: 'Reason',
  reasonHint: 'It stays in the audit trail.',
  cancel: 'Leave it',
  force: 'Take it away',
} as const;

export const radarWords = {
  title: 'Radar',
  scanned: (when: string, pairs: number) =>
    `scanned ${when}, ${pairs} ${pairs === 1 ? 'overlap' : 'overlaps'}`,
  scan: 'Scan now',
  sameFiles: 'same files',
  conflict: 'conflict',
  target: (branch: string) => branch,
  clear: 'No two lanes touch the same files.',
  clearHint:
    'The radar merges every pair of lanes on trial, with what they have not committed, and each with the target branch.',
  pair: (a: string, b: string) => `${a} and ${b}`,
  cell: (a: string, b: string, files: number, conflict: boolean) =>
    `${a} and ${b}: ${conflict ? 'conflict, ' : ''}${files} same ${files === 1 ? 'file' : 'files'}`,
  none: (a: string, b: string) => `${a} and ${b}: nothing in common`,
  lines: 'same lines',
  file: 'same file',
  wouldConflict: 'would conflict',
  tell: 'Tell both',
  open: (name: string) => `Open ${name}`,
  told: 'Both lanes are told.',
  tellSubject: 'You both work on the same files',
  tellBody: (files: string) =>
    `A trial merge of your work overlaps in: ${files}. Agree by mail who changes them, and give the other one the rest.`,
} as const;

const importance: Readonly<Record<Importance, string>> = {
  low: 'low',
  normal: 'normal',
  high: 'high',
  urgent: 'urgent',
};

export const mailWords = {
  title: 'Mail',
  waiting: (count: number) => (count === 1 ? '1 waits for you' : `${count} wait for you`),
  write: 'Write',
  empty: 'No mail yet.',
  emptyHint:
    'Lanes write to each other and to you. Mail comes to a lane with its next turn; urgent mail wakes one that rests.',
  choose: 'Choose a message to read it.',
  to: 'to',
  importance,
  askedAck: 'acknowledgement asked',
  acked: 'acknowledged',
  unacked: 'not acknowledged',
  delivered: 'delivered',
  undelivered: 'not delivered yet',
  acknowledge: 'Acknowledge',
  settle: 'Settle',
  reply: 'Reply',
  replyTo: (name: string) => `Reply to ${name}`,
  send: 'Send',
  sent: 'Sent. It is delivered with the next turn.',
  sentNow: 'Sent. It wakes the lane.',
  waits: 'waiting for you',
} as const;

export const composeWords = {
  title: 'Write to lanes',
  to: 'To',
  everyone: 'Every lane',
  subject: 'Subject',
  body: 'Message',
  bodyHint: 'Name files by their path; lanes read them in the repository.',
  importance: 'Importance',
  importanceHint: 'High and urgent wake lanes that rest, which costs a turn.',
  ack: 'Ask for an acknowledgement',
  cancel: 'Cancel',
  send: 'Send',
} as const;
