import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTempRepository, type TempRepository } from '../git/testing/temp-repository.ts';
import { tempHost, type TempHost } from './testing/temp-host.ts';

let repository: TempRepository;
let host: TempHost;
beforeEach(async () => {
  repository = await createTempRepository();
  host = await tempHost();
});
afterEach(async () => {
  await host.dispose();
  await repository.dispose();
});

test('who claims to have seen more than there is hears what happens from now on', async () => {
  const heard: number[] = [];
  const hellos: number[] = [];
  const feed = host.host.feed.subscribe(1_000_000, {
    send: (message) => {
      if (message.kind === 'hello') hellos.push(message.sequence);
      if (message.kind === 'events') heard.push(...message.events.map((e) => e.sequence));
    },
    drained: () => Promise.resolve(),
  });
  await host.call('project.open', { path: repository.dir });
  feed.close();
  expect([hellos, heard]).toEqual([[0], [1]]);
});
