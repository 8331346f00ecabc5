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
  type PairMerge,
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

/** Merges many pairs with one process; each answer stands at its pair's place. */
export async function mergeTreeMany(
  git: Git,
  dir: string,
  pairs: readonly Pair[],
): Promise<readonly Result<PairMerge>[]> {
  if (pairs.length === 0) return [];
  const version = await gitVersion(git);
  const canBatch = version.ok && isAtLeast(version.data, 2, 39);
  const answers: Result<PairMerge>[] = [];
  while (answers.length < pairs.length) {
    if (canBatch) answers.push(...(await mergeBatch(git, dir, pairs.slice(answers.length))).map(ok));
    // git ends a batch at a pair that it cannot merge at all; that one answers for itself, then the rest go on.
    const next = pairs[answers.length];
    if (next) answers.push(await mergeOne(git, dir, next));
  }
  return answers;
}

async function mergeBatch(git: Git, dir: string, pairs: readonly Pair[]): Promise<PairMerge[]> {
  const input = pairs.map(({ ours, theirs }) => `${ours} ${theirs}\n`).join('');
  const args = ['merge-tree', '--stdin', '--name-only', '--no-messages'];
  const done = await git.at(dir).output(args, { input });
  return parseMergeBatch(done.stdout.toString('utf8'));
}

async function mergeOne(git: Git, dir: string, { ours, theirs }: Pair): Promise<Result<PairMerge>> {
  const args = ['merge-tree', '--write-tree', '-z', '--name-only', '--no-messages', ours, theirs];
  const done = await git.at(dir).output(args);
  if (done.exitCode !== 0 && done.exitCode !== 1) return gitFailure(args, done);
  const [tree = '', ...paths] = done.stdout.toString('utf8').split('\0');
  return ok({ clean: done.exitCode === 0, tree, paths: paths.filter((path) => path !== '') });
}

async function readConflicts(
  git: Git,
  dir: string,
  merge: MergeTreeOutput,
): Promise<Result<readonly ConflictFile[]>> {
  const staged = conflictKinds(merge);
  const kinds = staged.size > 0 ? staged : conflictedWithoutStages(merge);
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
