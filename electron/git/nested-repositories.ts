import { ok, type Result } from '../../shared/kernel/result.ts';
import { type GitRunner } from './git.ts';
import { type RunOptions } from './git-output.ts';
import { splitNul } from './split-nul.ts';

/** Untracked repositories inside a worktree, which git lists as folders; their content is not the worktree's. */
export async function nestedRepositories(runner: GitRunner, options: RunOptions = {}): Promise<string[]> {
  const done = await runner.output(['ls-files', '--others', '--exclude-standard', '-z'], options);
  return splitNul(done.stdout.toString('utf8'))
    .filter((path) => path.endsWith('/'))
    .map((path) => path.slice(0, -1));
}

/** Repositories that the index has as a mere link to a commit, though HEAD has not and no submodule is declared. */
export async function strayLinks(
  runner: GitRunner,
  options: RunOptions,
  against: 'HEAD' | null,
): Promise<Result<readonly string[]>> {
  const args = against
    ? ['diff-index', '--cached', '--raw', '-z', '--no-renames', '--ignore-submodules=none', against, '--']
    : ['ls-files', '--stage', '-z'];
  const said = await runner.text(args, options);
  if (!said.ok) return said;
  const links = against ? addedLinks(splitNul(said.data)) : stagedLinks(splitNul(said.data));
  if (links.length === 0) return ok([]);
  const declared = await submodulePaths(runner, options);
  return ok(links.filter((path) => !declared.has(path)));
}

const addedLinks = (fields: readonly string[]): string[] =>
  fields.flatMap((field, at) => (/^:000000 160000 /.test(field) ? [fields[at + 1] ?? ''] : []));

const stagedLinks = (fields: readonly string[]): string[] =>
  fields.filter((field) => field.startsWith('160000 ')).map((field) => field.slice(field.indexOf('\t') + 1));

async function submodulePaths(runner: GitRunner, options: RunOptions): Promise<ReadonlySet<string>> {
  const pattern = '^submodule\\..*\\.path$';
  const done = await runner.output(
    ['config', '--blob', ':.gitmodules', '-z', '--get-regexp', pattern],
    options,
  );
  return new Set(splitNul(done.stdout.toString('utf8')).map((entry) => entry.slice(entry.indexOf('\n') + 1)));
}

/** Arguments that make a command take everything but some paths; none when there is nothing to leave out. */
export const leavingOut = (paths: readonly string[]): string[] =>
  paths.length === 0 ? [] : ['--', '.', ...paths.map((path) => `:(exclude,literal)${path}`)];
