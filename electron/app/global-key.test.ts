import { expect, test } from 'vitest';
import { silentLog } from '../platform/log.ts';
import { GlobalKey } from './global-key.ts';

function rig(taken: readonly string[] = []) {
  const held = new Set<string>();
  const troubles = new Set<string>();
  const key = new GlobalKey({
    keys: {
      register: (wanted) => {
        if (!wanted.includes('+')) throw new Error('no such key');
        if (taken.includes(wanted)) return false;
        held.add(wanted);
        return true;
      },
      unregister: (wanted) => void held.delete(wanted),
    },
    run: () => undefined,
    addTrouble: (text) => {
      troubles.add(text);
      return () => troubles.delete(text);
    },
    log: silentLog,
  });
  return { key, held, troubles };
}

test('another key takes the place of the one before', () => {
  const { key, held } = rig();
  expect(key.take('Alt+F9')).toBe(true);
  expect(key.take('Alt+F10')).toBe(true);
  expect([...held]).toEqual(['Alt+F10']);
  expect(key.take(null)).toBe(true);
  expect([...held]).toEqual([]);
});

test("a key of another program is told, and no longer once it is another's no more", () => {
  const { key, held, troubles } = rig(['Alt+F9']);
  expect(key.take('Alt+F9')).toBe(true);
  expect(key.problem).toContain('another program');
  expect([...troubles]).toEqual([key.problem]);
  key.take('Alt+F10');
  expect([key.problem, [...troubles], [...held]]).toEqual([null, [], ['Alt+F10']]);
});

test('what is no key changes nothing', () => {
  const { key, held } = rig();
  key.take('Alt+F9');
  expect(key.take('big red')).toBe(false);
  expect([key.wanted, [...held]]).toEqual(['Alt+F9', ['Alt+F9']]);
});
