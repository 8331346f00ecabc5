import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TempRepository } from './temp-repository.ts';

const hooks = [
  'pre-commit',
  'prepare-commit-msg',
  'commit-msg',
  'post-commit',
  'pre-merge-commit',
  'post-merge',
  'post-checkout',
  'post-rewrite',
  'post-index-change',
  'reference-transaction',
  'applypatch-msg',
];

const settings: readonly (readonly [string, string])[] = [
  ['commit.gpgsign', 'true'],
  ['gpg.program', '/bin/false'],
  ['merge.autoStash', 'true'],
  ['rebase.autoStash', 'true'],
  ['merge.ff', 'false'],
  ['merge.conflictStyle', 'diff3'],
  ['branch.main.mergeOptions', '--squash --no-commit'],
  ['branch.autoSetupMerge', 'always'],
  ['color.ui', 'always'],
  ['color.diff', 'always'],
  ['color.status', 'always'],
  ['core.pager', 'false'],
  ['core.editor', 'false'],
  ['core.quotePath', 'true'],
  ['core.safecrlf', 'true'],
  ['core.splitIndex', 'true'],
  ['commit.cleanup', 'strip'],
  ['commit.verbose', 'true'],
  ['diff.external', '/bin/false'],
  ['diff.noprefix', 'true'],
  ['diff.mnemonicPrefix', 'true'],
  ['diff.renames', 'false'],
  ['diff.ignoreSubmodules', 'all'],
  ['status.showUntrackedFiles', 'no'],
  ['status.short', 'true'],
  ['status.branch', 'true'],
  ['log.showSignature', 'true'],
  ['i18n.logOutputEncoding', 'ISO-8859-1'],
  ['submodule.recurse', 'true'],
  ['worktree.guessRemote', 'true'],
  ['user.useConfigOnly', 'true'],
];

/**
 * Sets what a user may have configured and what would do harm or break parsing: every hook fails and leaves the file
 * `hooks-ran`, signing fails, changes are stashed by themselves, output is coloured, nobody is configured as user.
 */
export async function makeHostile(repository: TempRepository): Promise<void> {
  const { beside, git } = repository;
  const folder = join(beside, 'hooks');
  await mkdir(folder, { recursive: true });
  const script = `#!/bin/sh\necho "$0" >> '${join(beside, 'hooks-ran')}'\nexit 1\n`;
  for (const name of [...hooks, 'fsmonitor']) {
    await writeFile(join(folder, name), script);
    await chmod(join(folder, name), 0o755);
  }
  await git('config', '--unset', 'user.name');
  await git('config', '--unset', 'user.email');
  for (const [key, value] of settings) await git('config', key, value);
  await git('config', 'core.fsmonitor', join(folder, 'fsmonitor'));
  await git('config', 'core.hooksPath', folder);
}
