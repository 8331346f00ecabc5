import type { MenuItemConstructorOptions } from 'electron';

export interface MenuActions {
  readonly pauseAll: () => void;
  readonly resumeAll: () => void;
  readonly openRepository: () => void;
  readonly newWindow: () => void;
  readonly setNotifications: (on: boolean) => void;
  /** Shows a view by its name. */
  readonly focus: (view: string) => void;
}

/** What the menu shows of the state of things. */
export interface MenuState {
  readonly paused: boolean;
  readonly isMac: boolean;
  readonly notifications: boolean;
  /** The key that pauses everything; null for none. */
  readonly pauseKey: string | null;
}

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
  { paused, isMac, notifications, pauseKey }: MenuState,
  actions: MenuActions,
): MenuItemConstructorOptions[] {
  const appMenu: MenuItemConstructorOptions[] = isMac ? [{ role: 'appMenu' }] : [];
  return [
    ...appMenu,
    {
      label: '&File',
      submenu: [
        { label: 'New Window', accelerator: 'CommandOrControl+Shift+N', click: actions.newWindow },
        { label: 'Open Repository…', accelerator: 'CommandOrControl+O', click: actions.openRepository },
        { type: 'separator' },
        isMac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    { role: 'editMenu' },
    {
      label: 'F&leet',
      submenu: [
        {
          label: 'Pause All',
          ...(pauseKey === null ? {} : { accelerator: pauseKey }),
          enabled: !paused,
          click: actions.pauseAll,
        },
        { label: 'Resume All', enabled: paused, click: actions.resumeAll },
        { type: 'separator' },
        {
          label: 'Notifications',
          type: 'checkbox',
          checked: notifications,
          click: (item) => actions.setNotifications(item.checked),
        },
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
