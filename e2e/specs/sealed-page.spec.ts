import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../fixtures/app.ts';

test('the page has nothing of Node and cannot reach out', async ({ app }) => {
  const found = await app.page.evaluate(() => {
    const names = ['require', 'process', 'module', 'Buffer', 'global'];
    return names.filter((name) => name in window);
  });
  expect(found).toEqual([]);
  const reach = await app.page.evaluate(async () => {
    const outside = await fetch('https://example.com/').then(
      () => 'reached',
      () => 'refused',
    );
    const script = document.createElement('script');
    script.textContent = 'window.injected = true';
    document.head.append(script);
    const code = 'injected' in window ? 'ran' : 'refused';
    return { outside, code };
  });
  expect(reach).toEqual({ outside: 'refused', code: 'refused' });
});

test.describe('desktop', () => {
  test.skip(({ hostKind }) => hostKind !== 'electron', 'a browser guards its own pages');

  test('the desktop page gets the named calls and no channel, and stays where it is', async ({ app }) => {
    const here = app.page.url();
    const seen = await app.page.evaluate(async () => {
      const bridge = Reflect.get(window, 'switchyard') as {
        invoke: (name: string, input: unknown) => Promise<unknown>;
      };
      return {
        names: Object.keys(bridge).sort(),
        unknown: await bridge.invoke('switchyard:call:fleet.get', {}),
        odd: await bridge.invoke('lane.get', { laneId: 7 }),
        opened: window.open('http://example.com/') === null,
      };
    });
    expect(seen.names).toEqual(['chooseFolder', 'connectFeed', 'host', 'invoke']);
    expect(seen.unknown).toMatchObject({ ok: false, error: { type: 'unknown-call' } });
    expect(seen.odd).toMatchObject({ ok: false, error: { type: 'invalid-input' } });
    expect(seen.opened).toBe(true);
    for (const scheme of ['http', 'app']) {
      await app.page.evaluate((name) => void (location.href = `${name}://example.com/`), scheme);
      const refused = `"message":"an address was not opened","scheme":"${scheme}"`;
      await expect
        .poll(() => readFileSync(join(app.data, 'logs', 'switchyard.log'), 'utf8'))
        .toContain(refused);
    }
    expect(await app.page.evaluate(() => location.href)).toBe(here);
  });
});

test.describe('browser', () => {
  test.skip(({ hostKind }) => hostKind !== 'browser', 'the desktop has a page of its own');

  test('a page of the browser host without its cookie is shown the door', async ({ app, playwright }) => {
    const request = await playwright.request.newContext({ baseURL: `http://127.0.0.1:${app.address.port}` });
    expect((await request.get('/')).status()).toBe(401);
    expect((await request.post('/rpc/fleet.get', { data: {} })).status()).toBe(401);
    expect(app.page.url()).not.toContain('token');
    await request.dispose();
  });
});
