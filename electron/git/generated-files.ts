import { join } from 'node:path';
import { ok, type Result } from '../../shared/kernel/result.ts';
import { gitFailure } from './git-failure.ts';
import { type Git, type Oid } from './git.ts';
import { splitNul } from './split-nul.ts';
import { withTemporaryFolder } from './temporary-index.ts';

const marks = ['linguist-generated', 'gitlab-generated'];

/** Whether any attributes in a commit or tree speak of generated files at all; most repositories have none. */
async function speaksOfGenerated(git: Git, dir: string, treeish: Oid): Promise<Result<boolean>> {
  const words = marks.flatMap((mark) => ['-e', mark]);
  const where = [treeish, '--', ':(top,glob)**/.gitattributes'];
  const args = ['grep', '--quiet', '--fixed-strings', ...words, ...where];
  const done = await git.at(dir).output(args);
  if (done.exitCode === 0 || done.exitCode === 1) return ok(done.exitCode === 0);
  return gitFailure(args, done);
}

/** Which of some paths the attributes in a commit or tree call generated. Reads no checkout. */
export async function generatedFiles(
  git: Git,
  dir: string,
  treeish: Oid,
  listPaths: () => Promise<Result<readonly string[]>>,
): Promise<Result<ReadonlySet<string>>> {
  const spoken = await speaksOfGenerated(git, dir, treeish);
  if (!spoken.ok) return spoken;
  const paths = spoken.data ? await listPaths() : ok([]);
  if (!paths.ok) return paths;
  if (paths.data.length === 0) return ok(new Set<string>());
  return withTemporaryFolder(async (folder) => {
    const indexPath = join(folder, 'index');
    const options = { env: { GIT_INDEX_FILE: indexPath }, config: ['core.splitIndex=false'] };
    const runner = git.at(dir);
    const read = await runner.text(['read-tree', treeish], options);
    if (!read.ok) return read;
    const input = paths.data.map((path) => `${path}\0`).join('');
    const args = ['check-attr', '--cached', '--stdin', '-z', ...marks];
    const said = await runner.text(args, { ...options, input });
    return said.ok ? ok(parseMarked(said.data)) : said;
  });
}

function parseMarked(output: string): Set<string> {
  const fields = splitNul(output);
  const marked = new Set<string>();
  for (let at = 0; at + 2 < fields.length; at += 3) {
    const value = fields[at + 2];
    if (value === 'set' || value === 'true') marked.add(fields[at] ?? '');
  }
  return marked;
}
