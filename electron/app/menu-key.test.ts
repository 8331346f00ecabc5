import { expect, test } from 'vitest';
import { acceleratorOf } from './menu-key.ts';

test('chords of the keymap become accelerators', () => {
  expect(acceleratorOf('mod+shift+p')).toBe('CommandOrControl+Shift+P');
  expect(acceleratorOf('mod+,')).toBe('CommandOrControl+,');
  expect(acceleratorOf('ctrl+`')).toBe('Control+`');
  expect(acceleratorOf('mod+shift+up')).toBe('CommandOrControl+Shift+Up');
  expect(acceleratorOf('alt+f9')).toBe('Alt+F9');
  expect(acceleratorOf('mod++')).toBe('CommandOrControl+Plus');
});

test('what one may be typing is no key of a menu', () => {
  for (const plain of ['c', '?', 'enter', 'shift+c', '', '+', 'mod+', 'hyper+k'])
    expect(acceleratorOf(plain)).toBeNull();
});
