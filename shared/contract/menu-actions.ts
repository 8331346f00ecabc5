/** The actions whose keys the desktop app's menu shows; named as in the keymap of the screen. */
export const menuActions = [
  'pauseAll',
  'launch',
  'open',
  'inbox',
  'palette',
  'shortcuts',
  'timeline',
  'lanes',
  'review',
  'merge-queue',
  'coordination',
  'audit',
  'roles',
  'plan',
  'settings',
] as const;
export type MenuAction = (typeof menuActions)[number];
