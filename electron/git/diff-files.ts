import { StringDecoder } from 'node:string_decoder';
import { type ChangedFile, type FileCount } from '../../shared/contract/index.ts';
import { ok, type Result } from '../../shared/kernel/result.ts';
import { type Milliseconds } from '../../shared/kernel/time.ts';
import { type Git, type Oid } from './git.ts';
import { CountReader, type LineRange, parseDiff, parseLineRanges, parseRaw } from './parse-diff.ts';
import { splitNul } from './split-nul.ts';

export interface DiffTotals {
  readonly files: number;
  readonly added: number;
  readonly removed: number;
}

/** Plumbing reads neither pagers nor colours; these switch off what attributes could still run. */
const plain = ['diff-tree', '-r', '--no-ext-diff', '--no-textconv', '--ignore-submodules=none'] as const;

/** A change of hundreds of thousands of lines takes its time on a busy machine. */
const countingMs: Milliseconds = 300_000;

/** Every file that differs between two commits or trees, renames found. */
export async function diffFiles(
  git: Git,
  dir: string,
  from: Oid,
  to: Oid,
): Promise<Result<readonly ChangedFile[]>> {
  const said = await git
    .at(dir)
    .text([...plain, '-M', '--raw', '--numstat', '--no-abbrev', '-z', from, to, '--']);
  return said.ok ? ok(parseDiff(said.data)) : said;
}

/** The same without lines counted, which is known much sooner. */
export async function listChanges(
  git: Git,
  dir: string,
  from: Oid,
  to: Oid,
): Promise<Result<readonly ChangedFile[]>> {
  const said = await git.at(dir).text([...plain, '-M', '--raw', '--no-abbrev', '-z', from, to, '--']);
  return said.ok ? ok(parseRaw(said.data)) : said;
}

/** Counts the lines that differ, file by file; says them while git goes on counting. */
export async function countChanges(
  git: Git,
  dir: string,
  [from, to]: readonly [Oid, Oid],
  onCounts: (counts: readonly Omit<FileCount, 'generated'>[]) => void,
): Promise<Result<null>> {
  const reader = new CountReader();
  const decoder = new StringDecoder('utf8');
  const onOutput = (chunk: Buffer) => onCounts(reader.push(decoder.write(chunk)));
  const args = [...plain, '-M', '--numstat', '-z', from, to, '--'];
  const done = await git.at(dir).text(args, { onOutput, timeoutMs: countingMs });
  return done.ok ? ok(null) : done;
}

/** How much differs between two commits or trees; binary files count as files without lines. */
export async function diffTotals(git: Git, dir: string, from: Oid, to: Oid): Promise<Result<DiffTotals>> {
  const said = await git.at(dir).text([...plain, '-M', '--shortstat', from, to, '--']);
  return said.ok ? ok(parseTotals(said.data)) : said;
}

/** Every path touched between two commits or trees; a rename gives both its paths. */
export async function changedPaths(
  git: Git,
  dir: string,
  from: Oid,
  to: Oid,
): Promise<Result<readonly string[]>> {
  const said = await git.at(dir).text([...plain, '--no-renames', '--name-only', '-z', from, to, '--']);
  return said.ok ? ok(splitNul(said.data)) : said;
}

/**
 * Which lines of `from` each path's changes touch, so that two diffs against the same base can be laid over each
 * other. Lines count from 1; an insertion touches the line before and the one after it; what has no lines (binary,
 * mode, submodule) touches the whole file.
 */
export async function changedLineRanges(
  git: Git,
  dir: string,
  from: Oid,
  to: Oid,
): Promise<Result<ReadonlyMap<string, readonly LineRange[]>>> {
  const format = ['--no-renames', '--raw', '-p', '-U0', '-z', '--no-color'];
  const said = await git.at(dir).text([...plain, ...format, from, to, '--']);
  return said.ok ? ok(parseLineRanges(said.data)) : said;
}

/** Reads `3 files changed, 10 insertions(+), 2 deletions(-)`. */
export function parseTotals(output: string): DiffTotals {
  const count = (word: string) => Number(new RegExp(`(\\d+) ${word}`).exec(output)?.[1] ?? 0);
  return { files: count('file'), added: count('insertion'), removed: count('deletion') };
}
