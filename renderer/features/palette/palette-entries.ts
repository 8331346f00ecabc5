import { type Approval } from '../../../shared/domain/approval/state.ts';
import { type LaneId } from '../../../shared/domain/ids.ts';
import { type Lane, type LaneStatus } from '../../../shared/domain/lane/state.ts';
import { type Project } from '../../../shared/domain/project/state.ts';
import { type ShortcutName, chordOf, keymap } from '../../state/keymap.ts';
import { perform } from '../../state/use-command.ts';
import {
  askToClone,
  askToClose,
  chooseProject,
  openApproval,
  openLane,
  openLaneWhole,
  openReview,
  openTerminalOf,
  setContrast,
  setTheme,
  setTourStep,
  showSettings,
  showView,
  viewNames,
} from '../../state/ui.ts';
import { type GlyphName } from '../../ui/glyph.tsx';
import { paletteWords as words } from '../../words/palette.ts';

/** One thing that the palette can do. */
export interface PaletteEntry {
  readonly id: string;
  readonly title: string;
  readonly about?: string;
  readonly glyph?: GlyphName;
  readonly chord?: string;
  readonly run: () => void;
}

type Actions = Partial<Record<ShortcutName, () => void>>;

const views = new Set<ShortcutName>(viewNames.filter((name) => name !== 'inbox'));
/** They have an entry of their own, or make no sense from here. */
const elsewhere = new Set<ShortcutName>(['palette', 'pauseAll', 'nextLane', 'previousLane']);

const named = (actions: Actions, wanted: (name: ShortcutName) => boolean): PaletteEntry[] =>
  (Object.keys(actions) as ShortcutName[]).filter(wanted).flatMap((name) => {
    const run = actions[name];
    return run ? [{ id: name, title: keymap[name].title, chord: chordOf(name), run }] : [];
  });

/** What can be done from everywhere. */
export const actionEntries = (actions: Actions): PaletteEntry[] => [
  ...named(actions, (name) => !views.has(name) && !elsewhere.has(name)),
  { id: 'sample', title: words.sample, run: () => void openSample() },
  { id: 'tour', title: words.tour, run: () => setTourStep(0) },
  ...choices('theme', words.theme, setTheme),
  ...choices('contrast', words.contrast, setContrast),
];

const choices = <K extends string>(
  what: string,
  titles: Readonly<Record<K, string>>,
  choose: (key: K) => void,
): PaletteEntry[] =>
  (Object.keys(titles) as K[]).map((key) => ({
    id: `${what} ${key}`,
    title: titles[key],
    run: () => choose(key),
  }));

async function openSample(): Promise<void> {
  const answer = await perform('project.openSample', {});
  if (!answer.ok) return;
  chooseProject(answer.data.id);
  showView('lanes');
}

/** Where one can go. */
export const viewEntries = (actions: Actions, projects: readonly Project[]): PaletteEntry[] => [
  ...named(actions, (name) => views.has(name)),
  { id: 'view inbox', title: words.inbox, run: () => showView('inbox') },
  ...choices('settings', words.settings, showSettings),
  ...projects.map((project) => ({
    id: project.id,
    title: words.project(project.name),
    about: project.path,
    run: () => chooseProject(project.id),
  })),
];

/** The questions that wait. */
export const approvalEntries = (
  pending: readonly Approval[],
  nameOf: (laneId: LaneId) => string,
): PaletteEntry[] =>
  pending.map((approval) => ({
    id: approval.id,
    title: words.answer(nameOf(approval.laneId)),
    about: approval.subject.command ?? approval.subject.title,
    glyph: 'waiting',
    run: () => openApproval(approval.id),
  }));

/** A lane, and what can be done with it as it stands. */
export function laneEntries(lane: Lane, status: LaneStatus): PaletteEntry[] {
  const { id: laneId, name } = lane;
  const entry = (key: string, title: string, run: () => void): PaletteEntry => ({
    id: `${laneId} ${key}`,
    title,
    run,
  });
  const call = (which: 'lane.pause' | 'lane.resume' | 'lane.interrupt' | 'merge.enqueue') => () =>
    void perform(which, { laneId });
  return [
    { ...entry('open', name, () => openLane(laneId)), about: lane.task.title, glyph: status },
    entry('alone', words.alone(name), () => openLaneWhole(laneId)),
    entry('review', words.review(name), () => openReview(laneId)),
    ...(lane.turn ? [entry('interrupt', words.interrupt(name), call('lane.interrupt'))] : []),
    ...((lane.run || lane.terminals.length > 0) && lane.pausedBy === null
      ? [entry('pause', words.pauseLane(name), call('lane.pause'))]
      : []),
    ...(lane.pausedBy === 'lane' || status === 'interrupted'
      ? [entry('resume', words.resumeLane(name), call('lane.resume'))]
      : []),
    ...(lane.phase === 'ready' ? [entry('merge', words.merge(name), call('merge.enqueue'))] : []),
    entry('terminal', words.terminal(name), () => openTerminalOf(laneId)),
    entry('clone', words.clone(name), () => askToClone(laneId)),
    entry('close', words.close(name), () => askToClose(laneId)),
  ];
}
