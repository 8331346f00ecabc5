import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from '@playwright/test';
import { expect, test } from '../fixtures/app.ts';
import { electronFlags } from '../fixtures/host.ts';
import { recordingProxy } from '../fixtures/recording-proxy.ts';
import { prepareElectron } from '../setup/electron.mjs';

test.skip(({ hostKind }) => hostKind !== 'electron', 'a browser makes connections of its own');

test('from the start to the end nothing of the app reaches out', async () => {
  test.setTimeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), 'switchyard-network-'));
  const record = join(folder, 'network');
  const proxy = await recordingProxy();
  const prepared = prepareElectron();
  const recorder = join(import.meta.dirname, '..', 'fixtures', 'record-network.cjs');
  const env = Object.fromEntries(Object.entries(process.env).filter((entry) => entry[1] !== undefined));
  const app = await _electron.launch({
    executablePath: prepared.program,
    args: [
      ...electronFlags,
      `--proxy-server=127.0.0.1:${proxy.port}`,
      '-r',
      recorder,
      prepared.app,
      '--data',
      join(folder, 'data'),
    ],
    env: { ...(env as Record<string, string>), SWITCHYARD_E2E_NETWORK: record },
  });
  try {
    const page = await app.firstWindow();
    await page.getByRole('button', { name: 'Start the sample' }).click();
    await expect(page.getByRole('article')).toHaveCount(3);
    await expect(page.getByRole('dialog').filter({ hasText: 'node --test' })).toBeVisible();
    await page.keyboard.press('Escape');
    for (const view of ['Timeline', 'Review', 'Merge queue', 'Audit', 'Settings']) {
      await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: view }).click();
      await expect(page.getByRole('region', { name: view, exact: true })).toBeVisible();
    }
    expect(proxy.asked).toEqual([]);
    expect(existsSync(record) ? readFileSync(record, 'utf8') : '').toBe('');

    // The records would have seen it: a request of each network that an app has.
    await app.evaluate(async ({ net }) => {
      await net.fetch('http://switchyard.invalid/').catch(() => undefined);
      const { connect } = process.getBuiltinModule('node:net');
      connect({ host: '192.0.2.1', port: 9 })
        .on('error', () => undefined)
        .destroy();
    });
    expect(proxy.asked).toEqual([expect.stringContaining('switchyard.invalid')]);
    expect(readFileSync(record, 'utf8')).toBe('connect 192.0.2.1\n');
  } finally {
    await app.close();
    proxy.close();
    prepared.dispose();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
});
