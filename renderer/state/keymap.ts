import '../client/desktop-transport.ts';
import { readUi } from './ui.ts';

/** Every shortcut of the app, by what it does. The one place where keys are named. */
export interface Shortcut {
  readonly title: string;
  /** The first is shown; all work. */
  readonly chords: readonly [string, ...string[]];
  readonly group:
    | 'Everywhere'
    | 'Views'
    | 'Lane'
    | 'Question'
    | 'Inbox'
    | 'Review'
    | 'Merge queue'
    | 'Timeline'
    | 'Audit'
    | 'Terminal';
  /** Why it cannot be given another chord; most can. */
  readonly fixed?: string;
}

const ofTheField = 'Every text field does it this way.';
const ofTheFocus = 'It presses what has the focus.';
const ofEveryDialog = 'It closes every dialog and menu.';

const everywhere = {
  palette: { title: 'Find any action or lane', chords: ['mod+k'], group: 'Everywhere' },
  pauseAll: { title: 'Pause or resume every lane', chords: ['mod+shift+p'], group: 'Everywhere' },
  inbox: { title: 'Answer what is waiting for you', chords: ['mod+i'], group: 'Everywhere' },
  launch: { title: 'Launch a lane', chords: ['mod+n', 'c'], group: 'Everywhere' },
  open: { title: 'Open a repository', chords: ['mod+o'], group: 'Everywhere' },
  rail: { title: 'Fold or unfold the rail', chords: ['mod+b'], group: 'Everywhere' },
  shortcuts: { title: 'Show all shortcuts', chords: ['?'], group: 'Everywhere' },
} as const satisfies Record<string, Shortcut>;

const viewKeys = {
  timeline: { title: 'Timeline', chords: ['mod+1'], group: 'Views' },
  lanes: { title: 'Lanes', chords: ['mod+2'], group: 'Views' },
  review: { title: 'Review', chords: ['mod+3'], group: 'Views' },
  'merge-queue': { title: 'Merge queue', chords: ['mod+4'], group: 'Views' },
  coordination: { title: 'Coordination', chords: ['mod+5'], group: 'Views' },
  audit: { title: 'Audit', chords: ['mod+6'], group: 'Views' },
  roles: { title: 'Roles', chords: ['mod+7'], group: 'Views' },
  plan: { title: 'Plan', chords: ['mod+8'], group: 'Views' },
  settings: { title: 'Settings', chords: ['mod+,'], group: 'Views' },
} as const satisfies Record<string, Shortcut>;

const laneKeys = {
  interrupt: { title: 'Interrupt the running turn', chords: ['mod+.'], group: 'Lane' },
  queue: { title: 'Queue the prompt', chords: ['enter'], group: 'Lane', fixed: ofTheField },
  newLine: { title: 'New line in the prompt', chords: ['shift+enter'], group: 'Lane', fixed: ofTheField },
  nextLane: { title: 'Next lane', chords: ['j'], group: 'Lane' },
  previousLane: { title: 'Previous lane', chords: ['k'], group: 'Lane' },
  terminal: { title: 'Terminal of the lane', chords: ['ctrl+`'], group: 'Lane' },
  openLane: { title: 'Show the lane alone', chords: ['enter'], group: 'Lane' },
  leaveLane: { title: 'Back to all lanes', chords: ['escape'], group: 'Lane' },
  prompt: { title: 'Write to the lane', chords: ['m'], group: 'Lane' },
  pinLane: { title: 'Pin the lane, or let it go', chords: ['shift+p'], group: 'Lane' },
  filterLanes: { title: 'Filter the lanes', chords: ['/'], group: 'Lane' },
} as const satisfies Record<string, Shortcut>;

const questionKeys = {
  reject: {
    title: 'Reject, when Reject has the focus',
    chords: ['enter'],
    group: 'Question',
    fixed: ofTheFocus,
  },
  allowOnce: { title: 'Allow once', chords: ['alt+1'], group: 'Question' },
  allowLane: { title: 'Allow for this lane', chords: ['alt+2'], group: 'Question' },
  allowPattern: { title: 'Allow by pattern', chords: ['alt+3'], group: 'Question' },
  note: { title: 'Write a note to the lane', chords: ['n'], group: 'Question' },
  nextQuestion: { title: 'Next question', chords: ['j'], group: 'Question' },
  previousQuestion: { title: 'Previous question', chords: ['k'], group: 'Question' },
  openQuestionLane: { title: 'Open the lane that asks', chords: ['o'], group: 'Question' },
  later: { title: 'Decide later', chords: ['escape'], group: 'Question', fixed: ofEveryDialog },
} as const satisfies Record<string, Shortcut>;

const inboxKeys = {
  nextInInbox: { title: 'Next in the inbox', chords: ['j', 'down'], group: 'Inbox' },
  previousInInbox: { title: 'Previous in the inbox', chords: ['k', 'up'], group: 'Inbox' },
  openInInbox: { title: 'Answer or open it', chords: ['enter'], group: 'Inbox' },
} as const satisfies Record<string, Shortcut>;

const reviewKeys = {
  nextChange: { title: 'Next change, on into the next file', chords: ['n'], group: 'Review' },
  previousChange: { title: 'Previous change', chords: ['p'], group: 'Review' },
  nextFile: { title: 'Next file', chords: [']'], group: 'Review' },
  previousFile: { title: 'Previous file', chords: ['['], group: 'Review' },
  viewed: { title: 'Mark the file as viewed and go on', chords: ['v'], group: 'Review' },
  findFile: { title: 'Find a file', chords: ['/'], group: 'Review' },
  remark: { title: 'Write a remark on the line', chords: ['c'], group: 'Review' },
  remarkOnFile: { title: 'Write a remark on the whole file', chords: ['shift+c'], group: 'Review' },
  remarkWeight: { title: 'Make the remark required or a suggestion', chords: ['q'], group: 'Review' },
  settleRemark: { title: 'Mark the remark as resolved', chords: ['e'], group: 'Review' },
  sendRemarks: { title: 'Save the remark; send all remarks back', chords: ['mod+enter'], group: 'Review' },
} as const satisfies Record<string, Shortcut>;

const mergeKeys = {
  nextEntry: { title: 'Next entry', chords: ['j', 'down'], group: 'Merge queue' },
  previousEntry: { title: 'Previous entry', chords: ['k', 'up'], group: 'Merge queue' },
  entryUp: { title: 'Try the entry earlier', chords: ['alt+up'], group: 'Merge queue' },
  entryDown: { title: 'Try the entry later', chords: ['alt+down'], group: 'Merge queue' },
} as const satisfies Record<string, Shortcut>;

const timelineKeys = {
  earlier: { title: 'Go back in time', chords: ['arrowleft'], group: 'Timeline' },
  laterTime: { title: 'Go on in time', chords: ['arrowright'], group: 'Timeline' },
  rowUp: { title: 'Lane above', chords: ['up'], group: 'Timeline' },
  rowDown: { title: 'Lane below', chords: ['down'], group: 'Timeline' },
  live: { title: 'Go to now and follow it', chords: ['l'], group: 'Timeline' },
  fit: { title: 'Show all of it', chords: ['f'], group: 'Timeline' },
  lessTime: { title: 'Show less time', chords: ['=', '+'], group: 'Timeline' },
  moreTime: { title: 'Show more time', chords: ['-'], group: 'Timeline' },
  nextSpan: { title: 'Next thing in the lane', chords: ['n'], group: 'Timeline' },
  previousSpan: { title: 'Previous thing in the lane', chords: ['p'], group: 'Timeline' },
  openSpan: { title: 'Open what is marked', chords: ['enter'], group: 'Timeline' },
  nextLink: { title: 'Next arrow between lanes', chords: ['a'], group: 'Timeline' },
  previousLink: { title: 'Previous arrow between lanes', chords: ['shift+a'], group: 'Timeline' },
  nextWaiting: { title: 'Go to the next thing that waits for you', chords: ['w'], group: 'Timeline' },
  findOnTimeline: { title: 'Find on the timeline', chords: ['/'], group: 'Timeline' },
  nextMatch: { title: 'Next match', chords: ['.'], group: 'Timeline' },
  previousMatch: { title: 'Previous match', chords: [','], group: 'Timeline' },
  rangeFrom: { title: 'Choose time from here on', chords: ['['], group: 'Timeline' },
  rangeTo: { title: 'Choose time up to here', chords: [']'], group: 'Timeline' },
  timelineTable: { title: 'Show as table, or as picture', chords: ['t'], group: 'Timeline' },
  leaveMark: { title: 'Leave mark, chosen time or search', chords: ['escape'], group: 'Timeline' },
} as const satisfies Record<string, Shortcut>;

const auditKeys = {
  findInLog: { title: 'Find in the log', chords: ['/'], group: 'Audit' },
} as const satisfies Record<string, Shortcut>;

const terminalKeys = {
  leaveTerminal: { title: 'Leave the terminal', chords: ['mod+shift+up', 'ctrl+`'], group: 'Terminal' },
  copyFromTerminal: { title: 'Copy what is marked', chords: ['mod+shift+c'], group: 'Terminal' },
  pasteIntoTerminal: { title: 'Paste', chords: ['mod+shift+v', 'shift+insert'], group: 'Terminal' },
} as const satisfies Record<string, Shortcut>;

export const keymap = {
  ...everywhere,
  ...viewKeys,
  ...laneKeys,
  ...questionKeys,
  ...inboxKeys,
  ...reviewKeys,
  ...mergeKeys,
  ...timelineKeys,
  ...auditKeys,
  ...terminalKeys,
} as const;
export type ShortcutName = keyof typeof keymap;

/** Chords that a browser keeps for itself, whatever a page wants. */
const keptByBrowsers = new Set(['mod+n', 'mod+t', 'mod+w']);

/** Whether the browser around this page takes a chord before the page sees it; the desktop app has none around it. */
export const isKeptByBrowser = (chord: string): boolean =>
  typeof window !== 'undefined' && window.switchyard === undefined && keptByBrowsers.has(chord);

/** Every chord that works for a shortcut: as the person chose, else as it comes. */
export const chordsOf = (name: ShortcutName): readonly string[] => readUi().keys[name] ?? keymap[name].chords;

/** The chord that is shown for a shortcut: the first that can work here; empty where it has none. */
export function chordOf(name: ShortcutName): string {
  const chords = chordsOf(name);
  return chords.find((chord) => !isKeptByBrowser(chord)) ?? chords[0] ?? '';
}

/** All shortcuts by group, as the help shows them. */
export function shortcutGroups(): readonly {
  readonly group: string;
  readonly shortcuts: readonly (Shortcut & {
    readonly name: ShortcutName;
    readonly now: readonly string[];
  })[];
}[] {
  const groups = new Map<string, ReturnType<typeof shortcutGroups>[number]['shortcuts'][number][]>();
  for (const name of Object.keys(keymap) as ShortcutName[]) {
    const shortcut: Shortcut = keymap[name];
    const entry = { ...shortcut, name, now: chordsOf(name) };
    groups.set(shortcut.group, [...(groups.get(shortcut.group) ?? []), entry]);
  }
  return [...groups].map(([group, shortcuts]) => ({ group, shortcuts }));
}
