import { expect, it } from 'vitest';
import { tempProject } from './testing/temp-project.ts';

const at = tempProject({ 'src/harbour.txt': 'one\n', 'src/b.txt': 'one\n' });

const find = async (query: string) =>
  (await at.host.call('review.findFiles', { query })).items.map(({ path }) => path);

it('finds changed files of open lanes by words of their path, and none that did not change', async () => {
  const { id: laneId } = await at.launch('Change', [
    { edit: 'src/harbour.txt', old: 'one', new: 'two' },
    { write: 'harbour/a.txt', content: 'x' },
  ]);
  await at.host.lane(laneId, 'idle');
  expect(await find('harb')).toEqual(['src/harbour.txt', 'harbour/a.txt']);
  expect(await find('SRC txt')).toEqual(['src/harbour.txt']);
  expect(await find('b.txt')).toEqual([]);
  expect((await at.host.call('review.findFiles', { query: 'harb', limit: 1 })).more).toBe(true);
  await at.host.call('lane.close', { laneId, discardUnmerged: true });
  expect(await find('harb')).toEqual([]);
});
