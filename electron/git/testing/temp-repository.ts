import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A real repository in a temporary folder. */
export interface TempRepository {
  /** The checkout's top; its name has a space and letters beyond ASCII. */
  readonly dir: string;
  /** A folder beside the checkout, deleted with it; for worktrees and tombstones. */
  readonly beside: string;
  /** Runs git in the checkout as a person would; standard output without the last line break. Rejects on failure. */
  git(...args: readonly string[]): Promise<string>;
  /** The same in another directory. */
  gitIn(dir: string, ...args: readonly string[]): Promise<string>;
  /** Writes a file relative to the checkout's top, folders included. */
  write(path: string, content: string | Buffer): Promise<void>;
  /** Writes files, adds everything and commits; the new commit's oid. */
  commit(files: Readonly<Record<string, string | Buffer>>, message?: string): Promise<string>;
  dispose(): Promise<void>;
}

export interface TempRepositoryOptions {
  /** Committed on `main` at the start; no commit is made when null. */
  readonly files?: Readonly<Record<string, string | Buffer>> | null;
  readonly bare?: boolean;
}

/** Makes a repository on branch `main`, configured with a user and free of the machine's own git configuration. */
export async function createTempRepository(options: TempRepositoryOptions = {}): Promise<TempRepository> {
  const top = await realpath(await mkdtemp(join(tmpdir(), 'switchyard-test-')));
  const dir = join(top, 'my répo ☂');
  await mkdir(dir);
  const beside = join(top, 'beside');
  await mkdir(beside);
  const repository = at(top, dir, beside);
  await repository.git('init', '--quiet', '--initial-branch=main', ...(options.bare ? ['--bare'] : []));
  if (!options.bare) {
    await repository.git('config', 'user.name', 'Ada');
    await repository.git('config', 'user.email', 'ada@example.com');
    await repository.git('config', 'commit.gpgsign', 'false');
    const { files = { 'readme.md': '# Sample\n' } } = options;
    if (files) await repository.commit(files, 'First');
  }
  return repository;
}

function at(top: string, dir: string, beside: string): TempRepository {
  const gitIn = (where: string, ...args: readonly string[]) => run(where, args);
  const git = (...args: readonly string[]) => run(dir, args);
  const write = async (path: string, content: string | Buffer) => {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), content);
  };
  return {
    dir,
    beside,
    git,
    gitIn,
    write,
    commit: async (files, message = 'Change') => {
      for (const [path, content] of Object.entries(files)) await write(path, content);
      await git('add', '--all');
      await git('commit', '--quiet', '--no-verify', '--allow-empty', '-m', message);
      return git('rev-parse', 'HEAD');
    },
    dispose: () => rm(top, { recursive: true, force: true, maxRetries: 3 }),
  };
}

function run(cwd: string, args: readonly string[]): Promise<string> {
  const host = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
  const env = { ...Object.fromEntries(host), LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0' };
  return new Promise((resolve, reject) => {
    execFile(
      'git',
      ['-c', 'protocol.file.allow=always', ...args],
      { cwd, env, maxBuffer: 2 ** 28 },
      (error, stdout, stderr) => {
        if (error) reject(new Error(`git ${args.join(' ')}: ${stderr}${stdout}`));
        else resolve(stdout.replace(/\n$/, ''));
      },
    );
  });
}
