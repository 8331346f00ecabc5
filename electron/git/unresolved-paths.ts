import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Result } from '../../shared/kernel/result.ts';
import { hasConflictMarkers } from './conflict-hunks.ts';
import { type GitRunner } from './git.ts';
import { type ConflictStage, parseStage } from './parse-merge-tree.ts';
import { looksBinary } from './read-blob.ts';
import { splitNul } from './split-nul.ts';

const maxBytes = 20_000_000;

/**
 * The paths of a merge that nobody has resolved yet. A text file whose conflict markers are all gone counts as resolved
 * though it was not added: some agents may edit files but not run git. Everything else has to be added or removed.
 */
export async function unresolvedPaths(runner: GitRunner, root: string): Promise<Result<readonly string[]>> {
  const listed = await runner.text(['ls-files', '--unmerged', '-z']);
  if (!listed.ok) return listed;
  const byPath = stagesByPath(listed.data);
  if (byPath.size === 0) return ok([]);
  const special = await pathsWithMergeAttributes(runner, [...byPath.keys()]);
  if (!special.ok) return special;
  const unresolved: string[] = [];
  for (const [path, stages] of byPath) {
    const settled = !special.data.has(path) && leavesMarkers(stages) && (await isEdited(join(root, path)));
    if (!settled) unresolved.push(path);
  }
  return ok(unresolved);
}

function stagesByPath(output: string): Map<string, ConflictStage[]> {
  const byPath = new Map<string, ConflictStage[]>();
  for (const record of splitNul(output)) {
    const stage = parseStage(record);
    if (stage) byPath.set(stage.path, [...(byPath.get(stage.path) ?? []), stage]);
  }
  return byPath;
}

/** Whether git put both sides into one file, with markers between them. */
function leavesMarkers(stages: readonly ConflictStage[]): boolean {
  const ours = stages.find(({ stage }) => stage === 2);
  const theirs = stages.find(({ stage }) => stage === 3);
  return ours !== undefined && ours.mode === theirs?.mode && ours.mode.startsWith('100');
}

async function isEdited(file: string): Promise<boolean> {
  const found = await lstat(file).catch(() => null);
  if (!found?.isFile() || found.size > maxBytes) return false;
  const content = await readFile(file).catch(() => null);
  return content !== null && !looksBinary(content) && !hasConflictMarkers(content.toString('utf8'));
}

/** Paths that attributes merge in another way than with markers of the usual size. */
async function pathsWithMergeAttributes(
  runner: GitRunner,
  paths: readonly string[],
): Promise<Result<ReadonlySet<string>>> {
  const input = paths.map((path) => `${path}\0`).join('');
  const said = await runner.text(['check-attr', '-z', '--stdin', 'merge', 'conflict-marker-size'], { input });
  if (!said.ok) return said;
  const special = new Set<string>();
  const fields = splitNul(said.data);
  for (let at = 0; at + 2 < fields.length; at += 3) {
    const [path = '', , value = ''] = fields.slice(at, at + 3);
    if (!['unspecified', 'set', 'text', '7'].includes(value)) special.add(path);
  }
  return ok(special);
}
