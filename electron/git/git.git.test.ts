import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import { createGit } from './git.ts';
import { checkGitVersion, isAtLeast, parseGitVersion } from './git-version.ts';
import { createTempRepository, type TempRepository } from './testing/temp-repository.ts';

let repo: TempRepository | null = null;
const saved = { ...process.env };
afterEach(async () => {
  for (const name of Object.keys(process.env)) if (!(name in saved)) delete process.env[name];
  await repo?.dispose();
  repo = null;
});

describe('createGit', () => {
  it('gives exit code, bytes and words as they are', async () => {
    repo = await createTempRepository({ files: { bin: Buffer.from([0, 255, 10, 13]) } });
    const runner = createGit().at(repo.dir);
    const blob = await runner.output(['cat-file', 'blob', 'HEAD:bin']);
    expect([...blob.stdout]).toEqual([0, 255, 10, 13]);
    const missing = await runner.output(['cat-file', 'blob', 'HEAD:nothing']);
    expect(missing).toMatchObject({ exitCode: 128, timedOut: false });
    expect(await runner.text(['cat-file', 'blob', 'HEAD:nothing'])).toMatchObject({
      ok: false,
      error: { type: 'git-failed', message: expect.stringContaining("path 'nothing' does not exist") },
    });
  });

  it('says when the folder is not there', async () => {
    const gone = await createGit().at(join(tmpdir(), 'switchyard-no-such-folder')).text(['status']);
    expect(gone).toMatchObject({ ok: false, error: { type: 'not-found' } });
  });

  it('lets nothing in the environment steer git', async () => {
    repo = await createTempRepository();
    Object.assign(process.env, {
      GIT_DIR: '/nowhere',
      GIT_WORK_TREE: '/nowhere',
      GIT_INDEX_FILE: '/nowhere/index',
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'alias.status',
      GIT_CONFIG_VALUE_0: '!false',
      GIT_EXEC_PATH: '/nowhere',
      EDITOR: 'false',
      PAGER: 'false',
    });
    const runner = createGit().at(repo.dir);
    expect(await runner.text(['rev-parse', '--show-toplevel'])).toEqual({ ok: true, data: `${repo.dir}\n` });
  });

  it('stops a command whose time is up', async () => {
    repo = await createTempRepository();
    const runner = createGit({ timeoutMs: 100 }).at(repo.dir);
    // Without input of ours it waits for some that never comes.
    const stuck = await runner.text(['hash-object', '--stdin']);
    expect(stuck).toMatchObject({ ok: false, error: { type: 'deadline' } });
  });

  it('runs no more processes at a time than it was told to', async () => {
    repo = await createTempRepository();
    const { dir } = repo;
    const git = createGit({ concurrency: 1, timeoutMs: 300 });
    const done: string[] = [];
    await Promise.all([
      git
        .at(dir)
        .output(['hash-object', '--stdin'])
        .then(() => done.push('stuck')),
      git
        .at(dir)
        .output(['version'])
        .then(() => done.push('version')),
    ]);
    expect(done).toEqual(['stuck', 'version']);
  });

  it('lets one writer at a time into a repository, and a writer in again', async () => {
    const git = createGit();
    const seen: string[] = [];
    const writer = (name: string, key: string) =>
      git.write(key, async () => {
        seen.push(`${name} in`);
        await git.write(key, () => Promise.resolve());
        await new Promise(setImmediate);
        seen.push(`${name} out`);
      });
    const failing = git.write('a', () => Promise.reject(new Error('no')));
    await Promise.all([expect(failing).rejects.toThrow('no'), writer('1', 'a'), writer('2', 'a')]);
    expect(seen).toEqual(['1 in', '1 out', '2 in', '2 out']);
    seen.length = 0;
    await Promise.all([writer('1', 'a'), writer('2', 'b')]);
    expect(seen.slice(0, 2)).toEqual(['1 in', '2 in']);
  });
});

describe('the write lock', () => {
  it('is not held any more by what was begun inside and left running', async () => {
    const git = createGit();
    const seen: string[] = [];
    const opened = Promise.withResolvers<undefined>();
    let straggler: Promise<void> = Promise.resolve();
    await git.write('a', async () => {
      straggler = opened.promise.then(() => git.write('a', async () => void seen.push('straggler')));
      await Promise.resolve();
    });
    const second = Promise.withResolvers<undefined>();
    const holder = git.write('a', async () => {
      opened.resolve(undefined);
      await second.promise;
      seen.push('holder');
    });
    await new Promise(setImmediate);
    second.resolve(undefined);
    await Promise.all([holder, straggler]);
    expect(seen).toEqual(['holder', 'straggler']);
  });
});

describe('git version', () => {
  it('reads what the platforms print', () => {
    expect(parseGitVersion('git version 2.39.3 (Apple Git-145)')).toMatchObject({
      major: 2,
      minor: 39,
      patch: 3,
    });
    expect(parseGitVersion('git version 2.45.1.windows.1')).toMatchObject({ minor: 45, text: '2.45.1' });
    expect(parseGitVersion('nonsense')).toBeNull();
    const old = parseGitVersion('git version 2.37.9');
    expect(old && isAtLeast(old, 2, 38)).toBe(false);
  });

  it('accepts the git that the tests run with', async () => {
    expect(await checkGitVersion(createGit())).toMatchObject({ ok: true });
  });
});
