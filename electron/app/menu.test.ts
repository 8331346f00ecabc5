import { expect, test } from 'vitest';
import type { MenuItemConstructorOptions } from 'electron';
import { menuTemplate } from './menu.ts';

function items(paused: boolean, isMac: boolean) {
  const done: string[] = [];
  const state = { paused, isMac, notifications: true, pauseKey: 'CommandOrControl+Shift+P' };
  const template = menuTemplate(state, {
    newWindow: () => void done.push('window'),
    setNotifications: (on) => void done.push(`notifications ${on ? 'on' : 'off'}`),
    pauseAll: () => void done.push('pause'),
    resumeAll: () => void done.push('resume'),
    openRepository: () => void done.push('open'),
    focus: (view) => void done.push(view),
  });
  const all = template.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []));
  const item = (label: string) => all.find((one) => one.label === label);
  const click = (one: MenuItemConstructorOptions | undefined) =>
    (one?.click as ((item: { checked: boolean }) => void) | undefined)?.({ checked: false });
  return { template, all, item, click, done };
}

test('pause and resume are offered as they make sense', () => {
  expect(items(false, false).item('Pause All')?.enabled).toBe(true);
  expect(items(false, false).item('Resume All')?.enabled).toBe(false);
  expect(items(true, false).item('Pause All')?.enabled).toBe(false);
  expect(items(true, false).item('Resume All')?.enabled).toBe(true);
});

test('each entry does what it says', () => {
  const { item, click, done } = items(false, true);
  for (const label of [
    'Pause All',
    'Resume All',
    'Open Repository…',
    'New Window',
    'Notifications',
    'Timeline',
  ])
    click(item(label));
  expect(done).toEqual(['pause', 'resume', 'open', 'window', 'notifications off', 'timeline']);
});

test('a Mac has its own first menu', () => {
  expect(items(false, true).template[0]?.role).toBe('appMenu');
  expect(items(false, false).all.some(({ role }) => role === 'quit')).toBe(true);
});
