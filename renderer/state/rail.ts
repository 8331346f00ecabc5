import { type Ui } from './ui.ts';

const wide = new Set(['lanes', 'review', 'coordination', 'plan']);
const narrow = '(width < 1100px)';

const narrowWindow = (): MediaQueryList | null =>
  typeof window === 'undefined' || typeof window.matchMedia !== 'function' ? null : window.matchMedia(narrow);

/** Whether the window leaves little beside the rail. */
export const isNarrow = (): boolean => narrowWindow()?.matches ?? false;

/** Tells when the window becomes narrow or is no longer, until stopped. */
export function onNarrow(tell: () => void): () => void {
  const query = narrowWindow();
  query?.addEventListener('change', tell);
  return () => query?.removeEventListener('change', tell);
}

/** Whether the rail is folded: as chosen, else where the work needs width or the window has little. */
export const isRailFolded = (ui: Ui, hasProject: boolean): boolean =>
  ui.railFolded ?? (hasProject && (wide.has(ui.view) || isNarrow()));
