import { afterEach, beforeEach, expect, test } from 'vitest';
import { unwrap } from '../../shared/kernel/result.ts';
import { diskUsageOf } from './disk-usage.ts';
import { createGit } from './git.ts';
import { createTempRepository, type TempRepository } from './testing/temp-repository.ts';

const git = createGit();
const prefix = 'refs/switchyard/checkpoints/';
let repo: TempRepository;
beforeEach(async () => {
  repo = await createTempRepository();
});
afterEach(() => repo.dispose());

test('counts only what nothing else keeps', async () => {
  const of = async () => unwrap(await diskUsageOf(git, repo.dir, prefix));
  expect(await of()).toBe(0);
  const tip = await repo.git('rev-parse', 'HEAD');
  await repo.git('update-ref', `${prefix}lane_1/c1`, tip);
  expect(await of()).toBe(0);
  const later = await repo.commit({ 'big.txt': `${Math.random()}\n`.repeat(2000) }, 'Big');
  await repo.git('update-ref', `${prefix}lane_1/c2`, later);
  expect(await of()).toBe(0);
  await repo.git('reset', '--hard', '--quiet', tip);
  expect(await of()).toBeGreaterThan(100);
});
