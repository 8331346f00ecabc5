import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, type Page, test } from '@playwright/test';
import { callHost, readAddress } from '../fixtures/client.ts';
import { debuggerOf, firstPage } from '../fixtures/debugger.ts';
import { recordingProxy } from '../fixtures/recording-proxy.ts';
import { packApp } from './build.mjs';
import { fusesOf } from './fuses.ts';

const asRoot = process.platform === 'linux' && process.getuid?.() === 0;

async function fromSampleToMerge(page: Page, data: string): Promise<void> {
  await page.getByRole('button', { name: 'Start the sample' }).click();
  await page.getByRole('button', { name: 'Skip the tour' }).click();
  await expect(page.getByRole('article')).toHaveCount(3);
  const dialog = page.getByRole('dialog').filter({ hasText: 'node --test' });
  await expect(dialog).toBeVisible({ timeout: 60_000 });
  // A question that has just come takes no answer for a moment.
  await expect(dialog.getByRole('button', { name: 'Allow once', exact: true })).toBeEnabled();
  await page.keyboard.press('Alt+1');
  await expect(dialog).toBeHidden();
  for (const status of await page.getByRole('article').locator('[data-status]').all())
    await expect(status).toHaveText('idle', { timeout: 60_000 });
  await page.getByRole('article').first().getByRole('button', { name: 'Add to merge queue' }).click();
  const address = readAddress(data);
  if (!address) throw new Error('the packaged app wrote no host.json');
  const states = async () => {
    const { ok, ...answer } = await callHost(address, 'merge.list', {});
    return ok && 'data' in answer ? answer.data.items.map(({ state }) => state) : answer;
  };
  await expect.poll(states, { timeout: 60_000 }).toEqual(['landed']);
}

test('the packaged app goes from the sample over an approval to a merge, and ends by itself', async () => {
  test.setTimeout(300_000);
  const folder = mkdtempSync(join(tmpdir(), 'switchyard-packaged-'));
  const data = join(folder, 'data');
  const { program, megabytes, ours } = packApp(join(folder, 'pack'));
  console.log(JSON.stringify({ figure: 'unpacked app', megabytes, withoutElectron: ours }));
  expect(await fusesOf(program)).toEqual({
    RunAsNode: true,
    EnableCookieEncryption: true,
    EnableNodeOptionsEnvironmentVariable: false,
    EnableNodeCliInspectArguments: false,
    EnableEmbeddedAsarIntegrityValidation: true,
    OnlyLoadAppFromAsar: true,
    LoadBrowserProcessSpecificV8Snapshot: false,
    GrantFileProtocolExtraPrivileges: false,
  });
  const proxy = await recordingProxy();
  const switches = ['--remote-debugging-port=0', `--proxy-server=127.0.0.1:${proxy.port}`];
  const line = [...(asRoot ? ['--no-sandbox'] : []), ...switches, '--data', data];
  const child = spawn(program, line, { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = once(child, 'exit');
  try {
    const address = await debuggerOf(child.stderr);
    await firstPage(address);
    const browser = await chromium.connectOverCDP(address);
    const page = browser.contexts()[0]?.pages()[0];
    if (!page) throw new Error('the packaged app opened no window');
    await fromSampleToMerge(page, data);
    await browser.close();
    child.kill('SIGTERM');
    expect((await ended)[0]).toBe(0);
    expect(existsSync(join(data, 'host.json'))).toBe(false);
    expect(proxy.asked).toEqual([]);
  } finally {
    child.kill('SIGKILL');
    await ended;
    proxy.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
});
