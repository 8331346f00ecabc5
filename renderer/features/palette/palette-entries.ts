import { type Approval } from '../../../shared/domain/approval/state.ts';
import { type LaneId } from '../../../shared/domain/ids.ts';
import { type Lane, type LaneStatus } from '../../../shared/domain/lane/state.ts';
import { type ShortcutName, chordOf, keymap } from '../../state/keymap.ts';
import { perform } from '../../state/use-command.ts';
import {
  askToClone,
  askToClose,
  openApproval,
  openLane,
  openReview,
  openTerminalOf,
  showView,
} from '../../state/ui.ts';
import { type GlyphName } from '../../ui/glyph.tsx';

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

const named = (actions: Actions, names: readonly ShortcutName[]): PaletteEntry[] =>
  names.flatMap((name) => {
    const run = actions[name];
    return run ? [{ id: name, title: keymap[name].title, chord: chordOf(name), run }] : [];
  });

/** What can be done from everywhere. */
export const actionEntries = (actions: Actions): PaletteEntry[] =>
  named(actions, ['launch', 'open', 'interrupt', 'rail', 'shortcuts']);

/** Where one can go. */
export const viewEntries = (actions: Actions): PaletteEntry[] => [
  ...named(actions, ['timeline', 'lanes', 'review', 'merge-queue', 'audit', 'settings']),
  { id: 'view inbox', title: 'Inbox', run: () => showView('inbox') },
];

/** The questions that wait. */
export const approvalEntries = (
  pending: readonly Approval[],
  nameOf: (laneId: LaneId) => string,
): PaletteEntry[] =>
  pending.map((approval) => ({
    id: approval.id,
    title: `Answer ${nameOf(approval.laneId)}`,
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
    entry('review', `Review ${name}`, () => openReview(laneId)),
    ...(lane.turn ? [entry('interrupt', `Interrupt ${name}`, call('lane.interrupt'))] : []),
    ...((lane.run || lane.terminals.length > 0) && lane.pausedBy === null
      ? [entry('pause', `Pause ${name}`, call('lane.pause'))]
      : []),
    ...(lane.pausedBy === 'lane' || status === 'interrupted'
      ? [entry('resume', `Resume ${name}`, call('lane.resume'))]
      : []),
    ...(lane.phase === 'ready'
      ? [entry('merge', `Add ${name} to the merge queue`, call('merge.enqueue'))]
      : []),
    entry('terminal', `Terminal of ${name}`, () => openTerminalOf(laneId)),
    entry('clone', `Clone ${name}`, () => askToClone(laneId)),
    entry('close', `Close ${name}`, () => askToClose(laneId)),
  ];
}
