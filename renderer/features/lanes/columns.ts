import { type Lane, statusOf } from '../../../shared/domain/lane/state.ts';
import { type BoardFilter } from '../../state/board.ts';

/** The least width of a column in which a lane can be read, in pixels. */
const narrowest = 340;

/** How many lanes stand side by side: as chosen, or as many as fit; never more than there are. */
export function columnCount(chosen: 'auto' | 2 | 3 | 4, width: number, lanes: number): number {
  const fitting = Math.max(1, Math.floor(width / narrowest));
  return Math.max(1, Math.min(chosen === 'auto' ? fitting : chosen, lanes));
}

const urgency: readonly string[] = [
  'waiting',
  'failed',
  'interrupted',
  'idle',
  'done',
  'running',
  'preparing',
  'paused',
];

/** What needs the person first, then as launched. */
export const neediestFirst = (lanes: readonly Lane[]): readonly Lane[] =>
  [...lanes].sort((a, b) => urgency.indexOf(statusOf(a)) - urgency.indexOf(statusOf(b)));

/** Pinned lanes first, in the order in which they were pinned; the rest as it was. */
export const pinnedFirst = (lanes: readonly Lane[], pinned: readonly string[]): readonly Lane[] => {
  const rank = new Map(pinned.map((id, index) => [id, index]));
  return [...lanes].sort((a, b) => (rank.get(a.id) ?? pinned.length) - (rank.get(b.id) ?? pinned.length));
};

/** The new set in the order that stands on the screen; what is new comes at the end. */
export function keepOrder(lanes: readonly Lane[], order: readonly string[]): readonly Lane[] {
  const rank = new Map(order.map((id, index) => [id, index]));
  return [...lanes].sort((a, b) => (rank.get(a.id) ?? order.length) - (rank.get(b.id) ?? order.length));
}

const forYou = new Set(['waiting', 'failed', 'interrupted']);

/** Whether a lane is let through. Every word of the text must be found in its name, task or branch. */
export function passes(lane: Lane, { text, state, agent }: BoardFilter): boolean {
  const status = statusOf(lane);
  if (state === 'needs-you' ? !forYou.has(status) : state !== '' && state !== status) return false;
  if (agent !== '' && agent !== lane.agentId) return false;
  const about = `${lane.name} ${lane.task.title} ${lane.branch}`.toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => about.includes(word));
}

/** The tracks of the grid: widths that were given, and for the rest an equal share of the frame. */
export function tracks(
  lanes: readonly Lane[],
  widths: Readonly<Record<string, number>>,
  count: number,
): string {
  const share = `max(300px, calc((100% - ${count - 1}px) / ${count}))`;
  return lanes.map(({ id }) => (widths[id] === undefined ? share : `${widths[id]}px`)).join(' ');
}
