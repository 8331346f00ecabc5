import { type Lane, statusOf } from '../../../shared/domain/lane/state.ts';

/** The least width of a column in which a lane can be read, in pixels. */
const narrowest = 340;

/** How many lanes stand side by side: as chosen, or as many as fit; never more than there are. */
export function columnCount(chosen: 'auto' | 2 | 3 | 4, width: number, lanes: number): number {
  const fitting = Math.max(1, Math.floor(width / narrowest));
  return Math.max(1, Math.min(chosen === 'auto' ? Math.min(4, fitting) : chosen, lanes));
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

/** The new set in the order that stands on the screen; what is new comes at the end. */
export function keepOrder(lanes: readonly Lane[], order: readonly string[]): readonly Lane[] {
  const rank = new Map(order.map((id, index) => [id, index]));
  return [...lanes].sort((a, b) => (rank.get(a.id) ?? order.length) - (rank.get(b.id) ?? order.length));
}
