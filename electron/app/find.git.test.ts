import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTempRepository, type TempRepository } from '../git/testing/temp-repository.ts';
import { rehearse, tempHost, type TempHost } from './testing/temp-host.ts';

let repository: TempRepository;
let host: TempHost;
beforeEach(async () => {
  repository = await createTempRepository({ files: { 'src/harbour.txt': 'one\n', 'src/b.txt': 'one\n' } });
  host = await tempHost();
});
afterEach(async () => {
  await host.dispose();
  await repository.dispose();
});

const find = async (query: string) =>
  (await host.call('review.findFiles', { query })).items.map(({ path }) => path);

it('finds changed files of open lanes by words of their path, and none that did not change', async () => {
  const projectId = (await host.call('project.open', { path: repository.dir })).id;
  const brief = rehearse([
    { edit: 'src/harbour.txt', old: 'one', new: 'two' },
    { write: 'harbour/a.txt', content: 'x' },
  ]);
  const task = { title: 'Change', brief };
  const { id: laneId } = await host.call('lane.launch', { projectId, agentId: 'rehearsal', task });
  await host.lane(laneId, 'idle');
  expect(await find('harb')).toEqual(['src/harbour.txt', 'harbour/a.txt']);
  expect(await find('SRC txt')).toEqual(['src/harbour.txt']);
  expect(await find('b.txt')).toEqual([]);
  expect((await host.call('review.findFiles', { query: 'harb', limit: 1 })).more).toBe(true);
  await host.call('lane.close', { laneId, discardUnmerged: true });
  expect(await find('harb')).toEqual([]);
});
