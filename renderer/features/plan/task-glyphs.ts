import { type TaskState } from '../../../shared/domain/mission/progress.ts';
import { type GlyphName } from '../../ui/glyph.tsx';

/** The silhouette of a task's state. Only what waits for the person is amber. */
export const taskGlyphs: Readonly<Record<TaskState, GlyphName>> = {
  waiting: 'idle',
  ready: 'preparing',
  held: 'interrupted',
  working: 'running',
  yours: 'waiting',
  finished: 'queued',
  failed: 'failed',
  landed: 'landed',
  empty: 'done',
  skipped: 'cancelled',
};
