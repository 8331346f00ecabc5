import { afterEach, beforeEach, expect, test } from 'vitest';
import { unwrap } from '../../shared/kernel/result.ts';
import { changedLineRanges } from '../git/diff-files.ts';
import { createGit } from '../git/git.ts';
import { createTempRepository, type TempRepository } from '../git/testing/temp-repository.ts';
import { comparePairs, type Side } from './radar-pairs.ts';

let repository: TempRepository;
beforeEach(async () => {
  const files = Object.fromEntries(
    Array.from({ length: 12 }, (_, n) => [`src/part${n % 3}/file${n}.txt`, lines(30, `file ${n}`)]),
  );
  repository = await createTempRepository({
    files: { ...files, 'old/one.txt': lines(5, 'one'), 'run.sh': 'run\n' },
  });
});
afterEach(() => repository.dispose());

const lines = (count: number, of: string): string =>
  Array.from({ length: count }, (_, n) => `${of}, line ${n + 1}\n`).join('');

/** The same numbers each time. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** What lanes do to a tree: lines changed, added and removed, files made, deleted, moved, turned into folders. */
async function lane(dir: string, seed: number): Promise<void> {
  const pick = numbers(seed * 7919 + 1);
  const { gitIn } = repository;
  const listed = (await gitIn(dir, 'ls-files')).split('\n').filter((path) => path.endsWith('.txt'));
  const write = async (path: string, content: string): Promise<void> => {
    await repository.write(`../beside/work/${path}`, content);
  };
  for (let change = 0; change < 3; change++) {
    const path = listed.splice(pick(listed.length), 1)[0] ?? 'src/none.txt';
    const text = (await gitIn(dir, 'show', `:${path}`).catch(() => '')).split('\n');
    const at = pick(Math.max(1, text.length));
    switch (pick(7)) {
      case 0:
      case 1:
      case 2:
        await write(path, `${text.with(Math.min(at, text.length - 1), `changed by ${seed}`).join('\n')}\n`);
        break;
      case 3:
        await write(path, `${text.toSpliced(at, 0, `added by ${seed}`).join('\n')}\n`);
        break;
      case 4:
        await write(`src/new${pick(3)}.txt`, `new by ${seed}\n`);
        break;
      case 5:
        await gitIn(dir, 'rm', '--quiet', '-f', path);
        break;
      case 6:
        await gitIn(dir, 'mv', path, `src/moved${pick(4)}-${seed % 5}.txt`).catch(() => '');
        break;
    }
  }
  if (seed % 9 === 0) await gitIn(dir, 'mv', 'old', 'young');
  if (seed % 9 === 4) await write('old/two.txt', 'two\n');
  if (seed % 11 === 0) await gitIn(dir, 'rm', '--quiet', 'run.sh');
  if (seed % 11 === 5) await write('run.sh/inner.txt', 'a folder now\n').catch(() => undefined);
}

test('the radar says of 300 pairs what git merge then does', { timeout: 240_000 }, async () => {
  const git = createGit();
  const { gitIn, dir } = repository;
  const work = `${repository.beside}/work`;
  await repository.git('worktree', 'add', '--quiet', '--detach', work);
  const base = await repository.git('rev-parse', 'HEAD');
  const sides: Side[] = [];
  for (let seed = 1; seed <= 25; seed++) {
    await gitIn(work, 'reset', '--quiet', '--hard', base);
    await gitIn(work, 'clean', '-fdq');
    await lane(work, seed);
    await gitIn(work, 'add', '--all');
    await gitIn(work, 'commit', '--quiet', '--allow-empty', '--no-verify', '-m', `Lane ${seed}`);
    const oid = await gitIn(work, 'rev-parse', 'HEAD');
    sides.push({ id: `lane_${seed}`, oid, ranges: unwrap(await changedLineRanges(git, dir, base, oid)) });
  }
  const pairs = sides.flatMap((a, i) => sides.slice(i + 1).map((b) => [a, b] as const));
  expect(pairs).toHaveLength(300);
  const tried = new Map();
  const found = unwrap(await comparePairs(git, dir, pairs, tried));
  const said = new Map(found.map((one) => [`${one.a} ${one.b}`, one]));
  const counts = { clean: 0, conflict: 0 };
  for (const [a, b] of pairs) {
    await gitIn(work, 'reset', '--quiet', '--hard', b.oid);
    await gitIn(work, 'clean', '-fdq');
    const merged = await gitIn(work, 'merge', '--quiet', '--no-edit', '--no-verify', a.oid).then(
      () => true,
      () => false,
    );
    const unmerged = merged ? '' : await gitIn(work, 'diff', '--name-only', '--diff-filter=U');
    const told = said.get(`${a.id} ${b.id}`);
    expect([a.id, b.id, told?.conflict ?? false]).toEqual([a.id, b.id, !merged]);
    const paths = (told?.conflicts ?? []).map((c) => c.path);
    for (const path of unmerged.split('\n').filter((p) => p !== '')) expect(paths).toContain(path);
    counts[merged ? 'clean' : 'conflict'] += 1;
  }
  // A corpus without one of the two would prove nothing.
  expect(counts.clean).toBeGreaterThan(60);
  expect(counts.conflict).toBeGreaterThan(60);
  expect(tried.size).toBe(300);
});
