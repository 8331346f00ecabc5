import { ok, type Result } from '../../shared/kernel/result.ts';
import { type Milliseconds } from '../../shared/kernel/time.ts';
import { type Git, type Oid } from './git.ts';
import { locateTop } from './locate.ts';
import { withTemporaryFolder } from './temporary-index.ts';

const timeoutMs: Milliseconds = 300_000;

/**
 * Makes the files of a worktree those of another tree. `now` is the tree that it holds: a file that is no longer as it is
 * there makes git refuse the whole before anything is written. Ignored files, branch and index stay as they are.
 */
export function restoreTree(git: Git, worktreeDir: string, now: Oid, wanted: Oid): Promise<Result<null>> {
  return withTemporaryFolder(async (folder): Promise<Result<null>> => {
    const location = await locateTop(git, worktreeDir);
    if (!location.ok) return location;
    const runner = git.at(location.data.root);
    const env = { GIT_INDEX_FILE: `${folder}/index` };
    const options = { env, timeoutMs, config: ['core.splitIndex=false'] };
    const read = await runner.text(['read-tree', now], options);
    if (!read.ok) return read;
    await runner.output(['update-index', '-q', '--refresh'], options);
    const moved = await runner.text(['read-tree', '-m', '-u', now, wanted], options);
    return moved.ok ? ok(null) : moved;
  });
}
