import { type Result, fail, ok } from '../../shared/kernel/result.ts';
import { type Git } from './git.ts';

/** Bytes in the repository's object store that only refs below a prefix keep: no branch, tag or other ref has them. */
export async function diskUsageOf(git: Git, dir: string, prefix: string): Promise<Result<number>> {
  const said = await git
    .at(dir)
    .text([
      'rev-list',
      '--objects',
      '--disk-usage',
      `--glob=${prefix}*`,
      '--not',
      `--exclude=${prefix}*`,
      '--all',
    ]);
  if (!said.ok) return said;
  const bytes = Number(said.data.trim());
  return Number.isFinite(bytes) ? ok(bytes) : fail('git-failed', 'git gave a size that cannot be read.');
}
