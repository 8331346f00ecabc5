import type { MenuItemConstructorOptions } from 'electron';
import { type MenuAction } from '../../shared/contract/index.ts';
import { acceleratorOf } from './menu-key.ts';

export interface MenuActions {
  readonly pauseAll: () => void;
  readonly resumeAll: () => void;
  readonly openRepository: () => void;
  readonly newWindow: () => void;
  readonly setNotifications: (on: boolean) => void;
  readonly checkForUpdates: () => void;
  readonly showLog: () => void;
  readonly showCrashes: () => void;
  /** Shows a view or a dialog by its name. */
  readonly focus: (target: string) => void;
}

/** What the menu shows of the state of things. */
export interface MenuState {
  readonly paused: boolean;
  readonly isMac: boolean;
  readonly notifications: boolean;
  /** The keys of the screen's own shortcuts, as it named them. */
  readonly keys: Readonly<Partial<Record<MenuAction, string | null>>>;
  /** Whether there is a feed to look for updates at. */
  readonly hasFeed: boolean;
}

type Items = MenuItemConstructorOptions[];

const line = { type: 'separator' } as const;

const views = [
  ['Timeline', 'timeline'],
  ['Lanes', 'lanes'],
  ['Review', 'review'],
  ['Merge Queue', 'merge-queue'],
  ['Coordination', 'coordination'],
  ['Audit', 'audit'],
  ['Roles', 'roles'],
  ['Plan', 'plan'],
] as const;

/** The application menu, as the platform has it. What a paused fleet cannot do is greyed out. */
export function menuTemplate(state: MenuState, actions: MenuActions): Items {
  return [
    ...(state.isMac ? [{ role: 'appMenu', submenu: appItems(state, actions) } as const] : []),
    { label: '&File', submenu: fileItems(state, actions) },
    { role: 'editMenu' },
    { label: 'F&leet', submenu: fleetItems(state, actions) },
    { label: '&View', submenu: viewItems(state, actions) },
    { role: 'windowMenu' },
    { role: 'help', label: '&Help', submenu: helpItems(state, actions) },
  ];
}

/** The key is shown; the page itself listens for it, so that a key that was given elsewhere works once. */
function shown(state: MenuState, action: MenuAction): MenuItemConstructorOptions {
  const accelerator = acceleratorOf(state.keys[action] ?? '');
  return accelerator === null ? {} : { accelerator, registerAccelerator: false };
}

function appItems(state: MenuState, actions: MenuActions): Items {
  return [
    { role: 'about' },
    ...updateItem(state, actions),
    line,
    settingsItem(state, actions),
    line,
    { role: 'services' },
    line,
    { role: 'hide' },
    { role: 'hideOthers' },
    { role: 'unhide' },
    line,
    { role: 'quit' },
  ];
}

function fileItems(state: MenuState, actions: MenuActions): Items {
  return [
    { label: 'New Window', accelerator: 'CommandOrControl+Shift+N', click: actions.newWindow },
    line,
    { label: 'Launch Lane…', ...shown(state, 'launch'), click: () => actions.focus('launch') },
    { label: 'Open Repository…', ...shown(state, 'open'), click: actions.openRepository },
    line,
    ...(state.isMac ? [] : [settingsItem(state, actions), line]),
    state.isMac ? { role: 'close' } : { role: 'quit' },
  ];
}

function fleetItems(state: MenuState, actions: MenuActions): Items {
  const { paused, notifications } = state;
  const key = acceleratorOf(state.keys.pauseAll ?? '');
  return [
    {
      label: 'Pause All',
      ...(key === null ? {} : { accelerator: key }),
      enabled: !paused,
      click: actions.pauseAll,
    },
    { label: 'Resume All', enabled: paused, click: actions.resumeAll },
    line,
    { label: 'Inbox', ...shown(state, 'inbox'), click: () => actions.focus('inbox') },
    {
      label: 'Notifications',
      type: 'checkbox',
      checked: notifications,
      click: (item) => actions.setNotifications(item.checked),
    },
  ];
}

function viewItems(state: MenuState, actions: MenuActions): Items {
  return [
    { label: 'Command Palette…', ...shown(state, 'palette'), click: () => actions.focus('palette') },
    line,
    ...views.map(([label, view]) => ({ label, ...shown(state, view), click: () => actions.focus(view) })),
    line,
    { role: 'reload' },
    { role: 'toggleDevTools' },
    line,
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { role: 'togglefullscreen' },
  ];
}

function helpItems(state: MenuState, actions: MenuActions): Items {
  return [
    { label: 'Keyboard Shortcuts', ...shown(state, 'shortcuts'), click: () => actions.focus('shortcuts') },
    line,
    { label: 'Show the Log File', click: actions.showLog },
    { label: 'Show Crash Reports', click: actions.showCrashes },
    ...(state.isMac ? [] : [...updateItem(state, actions), line, { role: 'about' } as const]),
  ];
}

const settingsItem = (state: MenuState, actions: MenuActions): MenuItemConstructorOptions => ({
  label: 'Settings…',
  ...shown(state, 'settings'),
  click: () => actions.focus('settings'),
});

const updateItem = ({ hasFeed }: MenuState, { checkForUpdates }: MenuActions): Items =>
  hasFeed ? [{ label: 'Check for Updates…', click: checkForUpdates }] : [];
