import { expect, test } from 'vitest';
import { silentLog } from '../platform/log.ts';
import { type Question, Updates, type UpdatesParts } from './updates.ts';

interface World {
  feed: string | null;
  newest: string | null;
  lanes: number;
  cannot: string | null;
  /** What the dialogs answer, in order; no when there is none left. */
  answers: boolean[];
}

function rig(change: Partial<World> = {}) {
  const world: World = {
    feed: 'https://example.com/feed',
    newest: '2.0.0',
    lanes: 0,
    cannot: null,
    answers: [],
    ...change,
  };
  const did: string[] = [];
  const asked: Question[] = [];
  const parts: UpdatesParts = {
    feed: () => world.feed,
    load: () => {
      if (!did.includes('load')) did.push('load');
      return Promise.resolve({
        find: () =>
          world.newest === 'broken' ? Promise.reject(new Error('404')) : Promise.resolve(world.newest),
        fetch: () => Promise.resolve(void did.push('fetch')),
        install: () => void did.push('install'),
      });
    },
    ask: (question) => {
      asked.push(question);
      return Promise.resolve(world.answers.shift() ?? false);
    },
    lanesAtWork: () => world.lanes,
    version: '1.0.0',
    cannotInstall: () => world.cannot,
    prepareToLeave: () => Promise.resolve(void did.push('leave')),
    log: silentLog,
  };
  const updates = new Updates(parts);
  const look = async (byPerson = false) => {
    const result = await updates.check(byPerson);
    await new Promise((resolve) => setImmediate(resolve));
    return result;
  };
  return { world, updates, did, asked, look };
}

test('without a feed the updater is not even loaded', async () => {
  const { look, did, asked, updates } = rig({ feed: null });
  expect(await look(true)).toMatchObject({ ok: false });
  expect([did, asked, updates.view.state]).toEqual([[], [], 'off']);
});

test('nothing newer asks nothing', async () => {
  const { look, asked, updates } = rig({ newest: null });
  await look();
  expect([asked, updates.view.state]).toEqual([[], 'current']);
});

test('a newer version is fetched after a yes and installed after another', async () => {
  const { look, did, asked } = rig({ answers: [true, true] });
  await look();
  expect(did).toEqual(['load', 'fetch', 'leave', 'install']);
  expect(asked.map(({ message }) => message)).toEqual([
    'Switchyard 2.0.0 is there',
    'Install Switchyard 2.0.0 and start it again?',
  ]);
});

test('a no is kept until the person looks by hand', async () => {
  const { look, did, asked, updates } = rig();
  await look();
  await look();
  expect([did, asked.length, updates.view.state]).toEqual([['load'], 1, 'available']);
  await look(true);
  expect(asked).toHaveLength(2);
});

test('lanes at work are told before anything is installed, and a no installs nothing', async () => {
  const { look, did, asked, world, updates } = rig({ lanes: 3, answers: [true, false] });
  await look();
  expect(asked[1]?.detail).toContain('3 lanes are at work');
  expect([did, updates.view.state]).toEqual([['load', 'fetch'], 'ready']);
  await look();
  expect(asked).toHaveLength(2);
  world.answers.push(true);
  await look(true);
  expect(did).toEqual(['load', 'fetch', 'leave', 'install']);
});

test('a copy that cannot be installed over says so and fetches nothing', async () => {
  const { look, did, asked, updates } = rig({ cannot: 'It runs from a checkout.', answers: [true] });
  await look();
  expect(asked).toMatchObject([{ detail: 'This is 1.0.0. It runs from a checkout.', buttons: ['OK'] }]);
  expect([did, updates.view]).toMatchObject([['load'], { state: 'available', version: '2.0.0' }]);
});

test('a feed without an answer is told, and another one begins anew', async () => {
  const { look, updates, world } = rig({ newest: 'broken' });
  expect(await look()).toMatchObject({ ok: false, error: { type: 'offline' } });
  expect(updates.view).toMatchObject({ state: 'failed', message: '404' });
  world.newest = null;
  updates.reset();
  expect(updates.view.state).toBe('idle');
});
