import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../fixtures/app.ts';

test.skip(({ hostKind }) => hostKind !== 'electron', 'a browser has no global keys');

test('the global key is the one in the settings, or the trouble with it is told', async ({ app }) => {
  const taken = (key: string) =>
    app.electron.evaluate(({ globalShortcut }, wanted) => globalShortcut.isRegistered(wanted), key);
  const set = async (pauseKey: unknown) => {
    // While it runs the app may write the file itself, so it is changed in between.
    await app.kill();
    writeFileSync(join(app.data, 'desktop.json'), JSON.stringify({ pauseKey }));
    await app.start();
    return (await app.rpc('system.health', {})).troubles.join('\n');
  };
  expect(await set('CommandOrControl+Alt+F9')).not.toContain('F9');
  expect(await taken('CommandOrControl+Alt+F9')).toBe(true);
  expect(await taken('CommandOrControl+Shift+P')).toBe(false);
  expect(await set('the big red one')).toContain('"the big red one" is not a key combination');
  const troubles = await set(7);
  expect(troubles).toContain('pauseKey is not understood');
  // Another app on the same display may have the usual key; then that is told.
  const told = troubles.includes('CommandOrControl+Shift+P does not pause');
  expect(await taken('CommandOrControl+Shift+P')).toBe(!told);
  expect(await set(null)).not.toContain('desktop.json');
  expect(await taken('CommandOrControl+Shift+P')).toBe(false);
});
