import { createHash } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type App, expect, test } from '../fixtures/app.ts';
import { answerBoxes, boxesOf, chooseInMenu } from '../fixtures/desktop.ts';
import { rehearsal, rehearse } from '../fixtures/rehearse.ts';
import { Yard } from '../pages/yard.ts';

test.skip(({ hostKind }) => hostKind !== 'electron', 'a browser is updated by its host');

/** Releases as a static server has them, and what was asked of it. */
async function releases(version: string, program: string) {
  const asked: { readonly path: string; readonly staging: string | undefined }[] = [];
  const name = `Switchyard-${version}.AppImage`;
  const sha512 = createHash('sha512').update(program).digest('base64');
  const file = `{ url: ${name}, sha512: ${sha512}, size: ${program.length} }`;
  const description = `version: ${version}\nfiles:\n  - ${file}\npath: ${name}\nsha512: ${sha512}\nreleaseDate: '2030-01-01T00:00:00.000Z'\n`;
  const server: Server = createServer((request, answer) => {
    const path = new URL(request.url ?? '/', 'http://feed').pathname;
    asked.push({ path, staging: request.headers['x-user-staging-id']?.toString() });
    if (path === '/latest-linux.yml') answer.end(description);
    else if (path === `/${name}`) answer.end(program);
    else answer.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return { asked, name, url, close: () => server.close() };
}

test('without a feed nothing is loaded, nothing is asked, and the menu offers nothing', async ({ app }) => {
  const labels = await app.electron.evaluate(({ Menu }) =>
    (Menu.getApplicationMenu()?.items ?? []).flatMap(({ submenu }) =>
      (submenu?.items ?? []).map(({ label }) => label),
    ),
  );
  expect(labels).not.toContain('Check for Updates…');
  expect(await app.tryRpc('desktop.checkForUpdates', {})).toMatchObject({
    ok: false,
    error: { type: 'refused' },
  });
  expect((await app.rpc('desktop.get', {})).desktop?.updates.state).toBe('off');
  expect(existsSync(join(app.data, 'desktop', 'update-feed.yml'))).toBe(false);
});

test('a newer version at the feed is asked about, fetched after a yes, and installed after another', async ({
  app,
}) => {
  test.setTimeout(120_000);
  const yard = new Yard(app);
  const started = join(app.data, 'new-version-ran');
  const feed = await releases('9.9.9', `#!/bin/sh\necho "$0" > '${started}'\n`);
  const old = join(app.data, 'Switchyard.AppImage');
  writeFileSync(old, 'the old one');
  chmodSync(old, 0o755);
  await app.electron.evaluate(
    (_electron, [appImage, cache]) =>
      Object.assign(process.env, { APPIMAGE: appImage, XDG_CACHE_HOME: cache }),
    [old, join(app.data, 'cache')],
  );
  const project = await app.rpc('project.open', { path: app.repository().path });
  const task = { title: 'Ask', brief: rehearse({ run: 'echo hello' }) };
  await app.rpc('lane.launch', { projectId: project.id, agentId: rehearsal, task });
  await yard.approval.asks('echo hello');
  const updates = async () => (await app.rpc('desktop.get', {})).desktop?.updates;
  try {
    await answerBoxes(app.electron, 1);
    await app.rpc('desktop.configure', { updateFeed: feed.url });
    await expect.poll(() => boxesOf(app.electron)).toMatchObject([expect.stringContaining('9.9.9 is there')]);
    expect(await updates()).toMatchObject({ state: 'available', version: '9.9.9', message: null });
    expect(feed.asked.map(({ path }) => path)).toEqual(['/latest-linux.yml']);
    expect(feed.asked[0]?.staging ?? '').toMatch(/^[0-]*$/);

    await answerInTurn(app, [0, 1]);
    await chooseInMenu(app.electron, 'Check for Updates…');
    await expect.poll(updates).toMatchObject({ state: 'ready' });
    await expect
      .poll(() => boxesOf(app.electron))
      .toMatchObject([expect.anything(), expect.stringContaining('1 lane is at work')]);
    expect(feed.asked.map(({ path }) => path)).toContain(`/${feed.name}`);
    expect(readFileSync(old, 'utf8')).toBe('the old one');
    expect(await app.rpc('lane.list', {})).toMatchObject({ items: [{ status: 'waiting' }] });

    await answerBoxes(app.electron, 0);
    const ended = new Promise((resolve) => app.electron.process().once('exit', resolve));
    await chooseInMenu(app.electron, 'Check for Updates…');
    expect(await ended).toBe(0);
    await expect.poll(() => existsSync(started) && readFileSync(started, 'utf8').trim()).toBe(old);
    expect(readFileSync(old, 'utf8')).toContain('new-version-ran');
  } finally {
    feed.close();
  }
  await app.start();
  expect((await app.rpc('lane.list', {})).items.map(({ status }) => status)).toEqual(['interrupted']);
});

/** Message boxes answer these in turn, the last one from then on. */
const answerInTurn = async (app: App, answers: readonly number[]): Promise<void> => {
  await answerBoxes(app.electron, answers.at(-1) ?? 0);
  await app.electron.evaluate(({ dialog }, all) => {
    const next = dialog.showMessageBox.bind(dialog) as (...words: unknown[]) => Promise<{ response: number }>;
    const left = [...all];
    dialog.showMessageBox = (async (...words: unknown[]) => {
      const answer = await next(...words);
      return { ...answer, response: left.shift() ?? answer.response };
    }) as typeof dialog.showMessageBox;
  }, answers);
};

test('a feed that does not answer is told, and changes nothing', async ({ app }) => {
  const gone = await releases('9.9.9', '');
  gone.close();
  await app.rpc('desktop.configure', { updateFeed: gone.url });
  const answer = await app.tryRpc('desktop.checkForUpdates', {});
  expect(answer).toMatchObject({ ok: false, error: { type: 'offline' } });
  expect((await app.rpc('desktop.get', {})).desktop?.updates.state).toBe('failed');
  const odd = await app.tryRpc('desktop.configure', { updateFeed: 'http://example.com/' });
  expect(odd).toMatchObject({ ok: false, error: { type: 'invalid-input' } });
  expect((await app.rpc('desktop.get', {})).desktop?.updates.feed).toBe(gone.url);
});
