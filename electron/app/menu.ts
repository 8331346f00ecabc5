import type { MenuItemConstructorOptions } from 'electron';

export interface MenuActions {
  readonly pauseAll: () => void;
  readonly resumeAll: () => void;
  readonly openRepository: () => void;
  /** Shows a view by its name. */
  readonly focus: (view: string) => void;
}

/** The key that pauses everything, from anywhere on the machine. */
export const pauseAccelerator = 'CommandOrControl+Shift+P';

const views = [
  ['Timeline', 'timeline'],
  ['Lanes', 'lanes'],
  ['Review', 'review'],
  ['Merge Queue', 'merge-queue'],
  ['Audit', 'audit'],
  ['Inbox', 'inbox'],
  ['Settings', 'settings'],
] as const;

/** The application menu. What a paused fleet cannot do is greyed out. */
export function menuTemplate(
  paused: boolean,
  isMac: boolean,
  actions: MenuActions,
): MenuItemConstructorOptions[] {
  const appMenu: MenuItemConstructorOptions[] = isMac ? [{ role: 'appMenu' }] : [];
  return [
    ...appMenu,
    {
      label: '&File',
      submenu: [
        { label: 'Open Repository…', accelerator: 'CommandOrControl+O', click: actions.openRepository },
        { type: 'separator' },
        isMac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    { role: 'editMenu' },
    {
      label: 'F&leet',
      submenu: [
        { label: 'Pause All', accelerator: pauseAccelerator, enabled: !paused, click: actions.pauseAll },
        { label: 'Resume All', enabled: paused, click: actions.resumeAll },
      ],
    },
    {
      label: '&View',
      submenu: [
        ...views.map(([label, view]) => ({ label, click: () => actions.focus(view) })),
        { type: 'separator' },
        { role: 'reload' },
        { role: 'toggleDevTools' },
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
  ];
}
