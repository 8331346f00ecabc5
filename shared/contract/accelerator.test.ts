import { expect, it } from 'vitest';
import { acceleratorFrom, chordFromAccelerator } from './accelerator.ts';

it('names a chord as the system does, and back', () => {
  expect(acceleratorFrom('mod+shift+p')).toBe('CommandOrControl+Shift+P');
  for (const chord of ['mod+shift+p', 'alt+f9', 'ctrl+alt+arrowleft', 'mod+space', 'mod+1', 'mod++'])
    expect(chordFromAccelerator(acceleratorFrom(chord))).toBe(chord);
});
