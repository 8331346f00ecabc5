import { type ConflictFile } from '../../shared/domain/merge/events.ts';
import { ok, type Result } from '../../shared/kernel/result.ts';
import { parseConflictHunks } from './conflict-hunks.ts';
import { gitFailure } from './git-failure.ts';
import { type Git, type Oid } from './git.ts';
import { gitVersion, isAtLeast } from './git-version.ts';
import {
  conflictedWithoutStages,
  conflictKinds,
  type MergeTreeOutput,
  parseMergeBatch,
  parseMergeTree,
} from './parse-merge-tree.ts';
import { looksBinary } from './read-blob.ts';
import { splitBatch } from './split-batch.ts';
import { parseTreeEntries } from './tree-entries.ts';

export interface MergeTree {
  /** The merged tree; with conflicts, the tree with markers in it. */
  readonly tree: Oid;
  /** Empty when the merge is clean. */
  readonly conflicts: readonly ConflictFile[];
  readonly messages: readonly string[];
}

export interface Pair {
  readonly ours: Oid;
  readonly theirs: Oid;
}

/** Larger files, and files after so many, are named in a conflict without their hunks. */
const maxHunkBytes = 2_000_000;
const maxHunkFiles = 500;

/** Merges two commits without a checkout. No ref, index or file is touched. */
export async function mergeTree(git: Git, dir: string, ours: Oid, theirs: Oid): Promise<Result<MergeTree>> {
  const args = ['merge-tree', '--write-tree', '-z', '--messages', ours, theirs];
  const done = await git.at(dir).output(args);
  if (done.exitCode !== 0 && done.exitCode !== 1) return gitFailure(args, done);
  const merge = parseMergeTree(done.stdout.toString('utf8'));
  const messages = merge.messages.map(({ text }) => text);
  if (done.exitCode === 0) return ok({ tree: merge.tree, conflicts: [], messages });
  const conflicts = await readConflicts(git, dir, merge);
  return conflicts.ok ? ok({ tree: merge.tree, conflicts: conflicts.data, messages }) : conflicts;
}

/** Merges many pairs with three processes, whatever their number; each answer stands at its pair's place. */
export async function mergeTreeMany(
  git: Git,
  dir: string,
  pairs: readonly Pair[],
): Promise<readonly Result<MergeTree>[]> {
  if (pairs.length === 0) return [];
  const version = await gitVersion(git);
  const canBatch = version.ok && isAtLeast(version.data, 2, 39);
  const answers: Result<MergeTree>[] = [];
  while (answers.length < pairs.length) {
    if (canBatch) answers.push(...(await mergeBatch(git, dir, pairs.slice(answers.length))));
    // git ends a batch at a pair that it cannot merge at all; that one answers for itself, then the rest go on.
    const next = pairs[answers.length];
    if (next) answers.push(await mergeTree(git, dir, next.ours, next.theirs));
  }
  return answers;
}

async function mergeBatch(git: Git, dir: string, pairs: readonly Pair[]): Promise<Result<MergeTree>[]> {
  const input = pairs.map(({ ours, theirs }) => `${ours} ${theirs}\n`).join('');
  const done = await git.at(dir).output(['merge-tree', '--stdin', '--messages'], { input });
  const merges = parseMergeBatch(done.stdout.toString('utf8'));
  const kinds = merges.map((merge) => (merge.clean ? new Map<string, string>() : kindsOf(merge)));
  const places = merges.flatMap(({ tree }, at) =>
    [...(kinds[at]?.keys() ?? [])].slice(0, maxHunkFiles).map((path) => `${tree}:${path}`),
  );
  const texts = await readPlaces(git, dir, places);
  return merges.map(({ tree, messages }, at): Result<MergeTree> => {
    if (!texts.ok) return texts;
    const conflicts = [...(kinds[at] ?? [])].map(([path, kind]) => ({
      path,
      kind,
      hunks: parseConflictHunks(texts.data.get(`${tree}:${path}`) ?? ''),
    }));
    return ok({ tree, conflicts, messages: messages.map(({ text }) => text) });
  });
}

function kindsOf(merge: MergeTreeOutput): Map<string, string> {
  const staged = conflictKinds(merge);
  return staged.size > 0 ? staged : conflictedWithoutStages(merge);
}

/** Texts by `<tree>:<path>`; what is no blob, too large or binary has none. */
async function readPlaces(
  git: Git,
  dir: string,
  places: readonly string[],
): Promise<Result<ReadonlyMap<string, string>>> {
  if (places.length === 0) return ok(new Map());
  const runner = git.at(dir);
  const checkArgs = ['cat-file', '--batch-check', '-z'];
  const checked = await runner.output(checkArgs, { input: places.map((place) => `${place}\0`).join('') });
  if (checked.exitCode !== 0) return gitFailure(checkArgs, checked);
  const oids = checked.stdout
    .toString('utf8')
    .split('\n')
    .map((line) => /^([0-9a-f]+) blob (\d+)$/.exec(line))
    .map((found) => (found && Number(found[2]) <= maxHunkBytes ? (found[1] ?? null) : null));
  const wanted = [...new Set(oids.filter((oid) => oid !== null))];
  if (wanted.length === 0) return ok(new Map());
  const args = ['cat-file', '--batch'];
  const done = await runner.output(args, { input: wanted.map((oid) => `${oid}\n`).join('') });
  if (done.exitCode !== 0) return gitFailure(args, done);
  const contents = splitBatch(done.stdout);
  const texts = new Map<string, string>();
  for (const [at, oid] of wanted.entries()) {
    const content = contents[at];
    if (content && !looksBinary(content)) texts.set(oid, content.toString('utf8'));
  }
  return ok(
    new Map(
      places.flatMap((place, at): [string, string][] => {
        const text = texts.get(oids[at] ?? '');
        return text === undefined ? [] : [[place, text]];
      }),
    ),
  );
}

async function readConflicts(
  git: Git,
  dir: string,
  merge: MergeTreeOutput,
): Promise<Result<readonly ConflictFile[]>> {
  const kinds = kindsOf(merge);
  const texts = await readTexts(git, dir, merge.tree, [...kinds.keys()].slice(0, maxHunkFiles));
  if (!texts.ok) return texts;
  return ok(
    [...kinds].map(([path, kind]) => ({
      path,
      kind,
      hunks: parseConflictHunks(texts.data.get(path) ?? ''),
    })),
  );
}

async function readTexts(
  git: Git,
  dir: string,
  tree: Oid,
  paths: readonly string[],
): Promise<Result<ReadonlyMap<string, string>>> {
  const env = { GIT_LITERAL_PATHSPECS: '1' };
  const listed = await git
    .at(dir)
    .text(['ls-tree', '-z', '-l', '--full-tree', tree, '--', ...paths], { env });
  if (!listed.ok) return listed;
  const blobs = parseTreeEntries(listed.data).filter(
    ({ type, size }) => type === 'blob' && size <= maxHunkBytes,
  );
  if (blobs.length === 0) return ok(new Map());
  const args = ['cat-file', '--batch'];
  const done = await git.at(dir).output(args, { input: blobs.map(({ oid }) => `${oid}\n`).join('') });
  if (done.exitCode !== 0) return gitFailure(args, done);
  const contents = splitBatch(done.stdout);
  return ok(
    new Map(
      blobs.flatMap(({ path }, index) => {
        const content = contents[index];
        return content && !looksBinary(content) ? [[path, content.toString('utf8')]] : [];
      }),
    ),
  );
}
