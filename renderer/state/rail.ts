import { type Ui } from './ui.ts';

const wide = new Set(['lanes', 'review']);

/** Whether the rail is folded: as chosen, else where the work needs width. */
export const isRailFolded = (ui: Ui, hasProject: boolean): boolean =>
  ui.railFolded ?? (hasProject && wide.has(ui.view));
