import { expect, test } from 'vitest';
import { globalActions } from './actions.ts';
import { keymap } from './keymap.ts';
import { readUi, resetUi, viewNames } from './ui.ts';

test('every view that has a key is shown by it', () => {
  const keyed = viewNames.filter((name) => name in keymap && keymap[name].group === 'Views');
  expect(keyed.length).toBeGreaterThan(6);
  for (const name of keyed) {
    resetUi();
    globalActions[name]?.();
    expect([name, readUi().view]).toEqual([name, name]);
  }
});
