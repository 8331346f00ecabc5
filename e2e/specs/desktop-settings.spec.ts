import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../fixtures/app.ts';

test.skip(({ hostKind }) => hostKind !== 'electron', 'a browser has no global keys');

test('the global key is the one in the settings, or the trouble with it is told', async ({ app }) => {
  const taken = (key: string) =>
    app.electron.evaluate(({ globalShortcut }, wanted) => globalShortcut.isRegistered(wanted), key);
  const set = async (pauseKey: unknown) => {
    writeFileSync(join(app.data, 'desktop.json'), JSON.stringify({ pauseKey }));
    await app.restart();
    return (await app.rpc('system.health', {})).troubles.join('\n');
  };
  expect(await set('CommandOrControl+Alt+F9')).not.toContain('F9');
  expect(await taken('CommandOrControl+Alt+F9')).toBe(true);
  expect(await taken('CommandOrControl+Shift+P')).toBe(false);
  expect(await set('the big red one')).toContain('"the big red one" is not a key combination');
  expect(await set(7)).toContain('pauseKey is not understood');
  expect(await taken('CommandOrControl+Shift+P')).toBe(true);
  expect(await set(null)).not.toContain('desktop.json');
  expect(await taken('CommandOrControl+Shift+P')).toBe(false);
});
