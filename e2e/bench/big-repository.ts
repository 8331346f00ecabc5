import { execFile, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { gitConfig, gitEnvironment } from '../../electron/git/environment.ts';

/** Runs git as the host does, without anything of the host around it; standard output without its last line break. */
export function git(cwd: string, args: readonly string[], env: Record<string, string> = {}): Promise<string> {
  const config = gitConfig.flatMap((entry) => ['-c', entry]);
  const options = { cwd, env: gitEnvironment(process.env, env), maxBuffer: 2 ** 29 };
  return new Promise((resolve, reject) => {
    execFile('git', [...config, ...args], options, (error, stdout, stderr) => {
      if (error) reject(new Error(`git ${args.join(' ')}: ${stderr}`));
      else resolve(stdout.replace(/\n$/, ''));
    });
  });
}

/** A file's text; `salt` changes every line. */
export const textOf = (file: number, lines: number, salt = ''): string =>
  Array.from(
    { length: lines },
    (_, line) => `export const value${file}_${line} = ${file * line}${salt};\n`,
  ).join('');

/** Where a file lies: a thousand folders, two deep. */
export const pathOf = (file: number): string =>
  `src/part${file % 50}/area${Math.floor(file / 50) % 20}/file${file}.ts`;

/** A repository on branch `main` with one commit of so many files, checked out. */
export async function bigRepository(folder: string, files: number, lines: number): Promise<string> {
  const dir = join(folder, 'repository');
  mkdirSync(dir, { recursive: true });
  await git(dir, ['init', '--quiet', '--initial-branch=main']);
  await git(dir, ['config', 'user.name', 'Ada']);
  await git(dir, ['config', 'user.email', 'ada@example.com']);
  await importFiles(dir, files, lines);
  await git(dir, ['reset', '--hard', '--quiet', 'main']);
  return dir;
}

function importFiles(dir: string, files: number, lines: number): Promise<void> {
  const child = spawn('git', ['fast-import', '--quiet'], {
    cwd: dir,
    stdio: ['pipe', 'ignore', 'inherit'],
    env: gitEnvironment(process.env),
  });
  child.stdin.write(
    'commit refs/heads/main\ncommitter Ada <ada@example.com> 1700000000 +0000\ndata 5\nFirst\n',
  );
  for (let file = 0; file < files; file++) {
    const text = textOf(file, lines);
    child.stdin.write(`M 100644 inline ${pathOf(file)}\ndata ${Buffer.byteLength(text)}\n${text}\n`);
  }
  child.stdin.end();
  return new Promise((resolve, reject) => {
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`fast-import ended with ${code}`)),
    );
  });
}
