import { afterEach, describe, expect, it } from 'vitest';
import { conflictsOf } from './key-conflicts.ts';
import { type ShortcutName, keymap } from './keymap.ts';
import { resetUi, setKeys } from './ui.ts';

afterEach(resetUi);

const names = Object.keys(keymap) as ShortcutName[];
const clashes = () =>
  names.flatMap((name) => conflictsOf(name).flatMap((c) => (c.kind === 'both' ? [`${name} ${c.name}`] : [])));

describe('conflicts of keys', () => {
  it('are none as the keys come', () => {
    expect(clashes()).toEqual([]);
  });

  it('are seen from both sides, whichever spelling', () => {
    setKeys('rail', ['ctrl+k']);
    expect(conflictsOf('rail')).toEqual([{ name: 'palette', kind: 'both' }]);
    expect(conflictsOf('palette')).toEqual([{ name: 'rail', kind: 'both' }]);
    expect(conflictsOf('rail', ['ctrl+k'], true)).toEqual([]);
  });

  it('tell a key that a view takes first from one that cannot work', () => {
    expect(conflictsOf('launch', ['v'])).toEqual([{ name: 'viewed', kind: 'shadowed' }]);
    expect(conflictsOf('allowOnce', ['mod+k'])).toEqual([{ name: 'palette', kind: 'both' }]);
    expect(conflictsOf('nextQuestion', ['k']).map(({ name }) => name)).toEqual(['previousQuestion']);
  });
});
