import { type Mission } from '../../shared/domain/mission/state.ts';
import { type TaskState } from '../../shared/domain/mission/progress.ts';
import { type JudgedPair } from '../../shared/domain/plan/check.ts';
import { counted } from '../lib/format.ts';

export const phaseWords: Readonly<Record<Mission['phase'], string>> = {
  draft: 'draft',
  running: 'running',
  stopped: 'stopped',
  done: 'done',
  abandoned: 'abandoned',
};

export const taskStateWords: Readonly<Record<TaskState, string>> = {
  waiting: 'waits for others',
  ready: 'ready',
  held: 'held',
  working: 'working',
  yours: 'waiting for you',
  finished: 'ready to merge',
  failed: 'failed',
  landed: 'landed',
  empty: 'done, nothing changed',
  skipped: 'skipped',
};

export const verdictWords: Readonly<Record<JudgedPair['verdict'], string>> = {
  parallel: 'parallel',
  serialise: 'in order',
  split: 'split',
};

/** The list of missions, and the dialogs around one. */
export const missionWords = {
  plan: 'Plan',
  noProject: 'No repository is open',
  missions: 'Missions',
  none: 'No mission yet',
  noneHint:
    'A mission is what you want and the tasks that serve it. Switchyard judges which of them can run at the same time, and runs them wave by wave.',
  create: 'New mission',
  createAbout: 'It stays a draft until you launch it.',
  edit: 'Edit mission',
  title: 'Title',
  goal: 'Goal',
  goalHint: 'What will be true when it is done.',
  atOnce: 'Lanes at once',
  atOnceHint: 'From 1 to 64.',
  cancel: 'Cancel',
  save: 'Save',
  tasks: (count: number): string => counted(count, 'task'),
  waves: (count: number): string => counted(count, 'wave'),
  settled: (done: number, all: number): string => `${done} of ${all} done`,
  changed: (when: string): string => `changed ${when}`,
  back: 'All missions',
} as const;

/** One mission: its graph, its verdicts, and what can be done with it. */
export const planWords = {
  revision: (n: number): string => `revision ${n}`,
  look: 'Show the plan as',
  graph: 'Graph',
  table: 'Table',
  check: 'Check again',
  addTask: 'Task',
  addTaskName: 'Add a task',
  empty: 'No task yet',
  emptyHint: 'Add the first task: what to do, and which files it may write.',
  judging: 'Judging which tasks can run at the same time',
  wave: (n: number): string => `Wave ${n}`,
  together: (count: number): string => (count === 1 ? '1 task' : `${count} at the same time`),
  undeclared: 'writes not declared',
  writesNothing: 'writes nothing',
  openLane: (lane: string): string => `Open ${lane}`,
  proposed: 'A lane proposed this plan. Read it, change it, and launch it or approve it.',
  proposing: 'A lane is asked to propose the plan.',
  openPlanner: 'Open the planner',
  launch: 'Launch plan',
  relaunch: 'Launch again',
  approve: 'Approve plan',
  approved: 'The plan is approved.',
  stop: 'Stop launching',
  stopped: 'Nothing more is launched. Lanes at work go on.',
  abandon: 'Abandon',
  abandonAbout:
    'The mission ends here and cannot be launched again. Its lanes and their work stay as they are.',
  abandonTitle: 'Abandon the mission',
  first: (ids: readonly string[]): string => `${ids.join(', ')} first`,
  columns: { task: 'Task', wave: 'Wave', state: 'State', after: 'After', writes: 'Writes', lane: 'Lane' },
} as const;

/** The independence test. */
export const independenceWords = {
  title: 'Independence',
  pairs: (all: number, parallel: number, ordered: number, split: number): string =>
    `${counted(all, 'pair')}: ${parallel} parallel, ${ordered} in order, ${split} to split`,
  none: 'With two tasks or more, every pair is judged here.',
  cell: (a: string, b: string, verdict: string): string => `${a} and ${b}: ${verdict}`,
  parallel: (a: string, b: string): string => `${a} and ${b} can run at the same time`,
  serialise: (first: string, then: string): string => `${first} comes before ${then}`,
  ordered: (a: string, b: string): string => `${a} and ${b} run one after the other`,
  split: (a: string, b: string): string => `${a} and ${b} should be split`,
  change: 'What would change it',
  detail: 'Why',
  legend: { parallel: 'parallel', serialise: 'in order', split: 'split' },
  problems: 'To mend before launch',
} as const;

/** The look at the lanes of a wave joined. */
export const checkWords = {
  title: 'Checked together',
  state: {
    running: 'Joining the lanes and running the verify command',
    passed: 'They pass together',
    failed: 'They fail together',
    conflict: 'They cannot be joined',
    none: 'Joined; the project has no verify command, so nothing was run',
  },
  culprits: 'Broken by',
  lanes: (names: string): string => `Lanes: ${names}`,
  runs: (count: number): string => `verified ${counted(count, 'time')}`,
  output: 'Verify output',
  show: 'Show the output',
  hide: 'Hide the output',
} as const;
