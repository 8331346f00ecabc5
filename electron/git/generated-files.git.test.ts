import { afterEach, beforeEach, expect, it } from 'vitest';
import { ok, unwrap } from '../../shared/kernel/result.ts';
import { generatedFiles } from './generated-files.ts';
import { createGit } from './git.ts';
import { createTempRepository, type TempRepository } from './testing/temp-repository.ts';

let repo: TempRepository;
beforeEach(async () => {
  repo = await createTempRepository({
    files: {
      '.gitattributes':
        'dist/** linguist-generated\n*.pb.ts linguist-generated=true\nmine.pb.ts -linguist-generated\n',
      'src/a.ts': 'a\n',
    },
  });
});
afterEach(() => repo.dispose());

it('goes by the attributes of the commit, not of the checkout', async () => {
  const paths = ['dist/ü b.js', 'api.pb.ts', 'mine.pb.ts', 'src/a.ts'];
  await repo.write('.gitattributes', '* linguist-generated\n');
  const marked = unwrap(
    await generatedFiles(createGit(), repo.dir, 'main', () => Promise.resolve(ok(paths))),
  );
  expect([...marked]).toEqual(['dist/ü b.js', 'api.pb.ts']);
  expect(await repo.git('status', '--short')).toBe(' M .gitattributes');
});
