import { expect, it } from 'vitest';
import { keyboardGuide } from './keyboard-guide.ts';

it('is what the guide says: after a change of the keymap, run npm run docs:keyboard', async () => {
  await expect(keyboardGuide()).toMatchFileSnapshot('../../docs/guide/keyboard.md');
});
