import { expect, test } from 'vitest';
import type { MenuItemConstructorOptions } from 'electron';
import { type MenuState, menuTemplate } from './menu.ts';

function items(change: Partial<MenuState> = {}) {
  const done: string[] = [];
  const does = (what: string) => () => void done.push(what);
  const state = { paused: false, isMac: false, notifications: true, keys: {}, hasFeed: false, ...change };
  const template = menuTemplate(state, {
    newWindow: does('window'),
    setNotifications: (on) => void done.push(`notifications ${on ? 'on' : 'off'}`),
    pauseAll: does('pause'),
    resumeAll: does('resume'),
    openRepository: does('open'),
    checkForUpdates: does('updates'),
    showLog: does('log'),
    showCrashes: does('crashes'),
    focus: (view) => void done.push(view),
  });
  const all = template.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []));
  const item = (label: string) => all.find((one) => one.label === label);
  const click = (one: MenuItemConstructorOptions) =>
    (one.click as ((item: { checked: boolean }) => void) | undefined)?.({ checked: false });
  return { template, all, item, click, done };
}

test('pause and resume are offered as they make sense', () => {
  const running = items({ paused: false });
  const paused = items({ paused: true });
  expect(running.item('Pause All')?.enabled).toBe(true);
  expect(running.item('Resume All')?.enabled).toBe(false);
  expect(paused.item('Pause All')?.enabled).toBe(false);
  expect(paused.item('Resume All')?.enabled).toBe(true);
});

test('every entry does something, each its own', () => {
  for (const isMac of [false, true]) {
    const { all, click, done } = items({ isMac, hasFeed: true });
    const named = all.filter(({ label }) => label !== undefined);
    for (const one of named) click(one);
    expect(new Set(done).size).toBe(named.length);
    expect(done).toContain('notifications off');
    const idle = all.filter(({ role, type, click: run }) => !role && type !== 'separator' && !run);
    expect(idle).toEqual([]);
  }
});

test('shortcuts of the page are shown with the keys that the page named, and stay its own', () => {
  const { item } = items({ keys: { timeline: 'mod+7', launch: 'c', pauseAll: 'mod+shift+x' } });
  expect(item('Timeline')).toMatchObject({ accelerator: 'CommandOrControl+7', registerAccelerator: false });
  expect(item('Launch Lane…')).not.toHaveProperty('accelerator');
  expect(item('Pause All')).toMatchObject({ accelerator: 'CommandOrControl+Shift+X' });
  expect(item('Pause All')).not.toHaveProperty('registerAccelerator');
});

test('settings, updates and quit are where the platform has them', () => {
  const mac = items({ isMac: true, hasFeed: true }).template[0];
  const labels = Array.isArray(mac?.submenu) ? mac.submenu.map(({ label, role }) => label ?? role) : [];
  expect(mac?.role).toBe('appMenu');
  expect(labels).toEqual(expect.arrayContaining(['Settings…', 'Check for Updates…', 'quit']));
  const other = items();
  expect(other.template[0]?.label).toBe('&File');
  expect(other.all.some(({ role }) => role === 'quit')).toBe(true);
  expect(other.item('Check for Updates…')).toBeUndefined();
});
