import { type Oid } from './git.ts';

/** One stage of a path in conflict: 1 base, 2 ours, 3 theirs. */
export interface ConflictStage {
  readonly mode: string;
  readonly oid: Oid;
  readonly stage: 1 | 2 | 3;
  readonly path: string;
}

/** What git says about one or several paths of a merge. */
interface MergeMessage {
  readonly paths: readonly string[];
  readonly type: string;
  readonly text: string;
}

export interface MergeTreeOutput {
  readonly tree: Oid;
  readonly stages: readonly ConflictStage[];
  readonly messages: readonly MergeMessage[];
}

/** Reads `git merge-tree --write-tree -z --messages`. */
export function parseMergeTree(output: string): MergeTreeOutput {
  const fields = output.split('\0');
  const stages: ConflictStage[] = [];
  let at = 1;
  for (let field = fields[at]; field !== undefined && field !== ''; field = fields[at]) {
    const stage = parseStage(field);
    if (stage) stages.push(stage);
    at += 1;
  }
  return { tree: fields[0] ?? '', stages, messages: parseMessages(fields.slice(at + 1)) };
}

/** Reads one record of a path's stages, as merge-tree and `git ls-files -u -z` print it. */
export function parseStage(field: string): ConflictStage | null {
  const found = /^(\d+) ([0-9a-f]+) ([123])\t([\s\S]*)$/.exec(field);
  if (!found) return null;
  const [, mode = '', oid = '', stage, path = ''] = found;
  return { mode, oid, stage: Number(stage) as 1 | 2 | 3, path };
}

function parseMessages(fields: readonly string[]): MergeMessage[] {
  const messages: MergeMessage[] = [];
  for (let at = 0; /^\d+$/.test(fields[at] ?? '');) {
    const typeAt = at + 1 + Number(fields[at]);
    const paths = fields.slice(at + 1, typeAt);
    messages.push({ paths, type: fields[typeAt] ?? '', text: (fields[typeAt + 1] ?? '').trimEnd() });
    at = typeAt + 2;
  }
  return messages;
}

/** One merge of a batch. */
export interface BatchedMerge extends MergeTreeOutput {
  readonly clean: boolean;
}

/** Reads `git merge-tree --stdin --messages`; a record cut off at the end is left out. */
export function parseMergeBatch(output: string): BatchedMerge[] {
  const merges: BatchedMerge[] = [];
  const fields = output.split('\0');
  for (let at = 0; fields[at] === '0' || fields[at] === '1';) {
    const stagesEnd = fields.indexOf('', at + 2);
    if (stagesEnd < 0) break;
    const end = endOfMessages(fields, stagesEnd + 1);
    const tree = fields[at + 1];
    if (end === null || tree === undefined) break;
    const stages = fields.slice(at + 2, stagesEnd).flatMap((field) => parseStage(field) ?? []);
    const messages = parseMessages(fields.slice(stagesEnd + 1, end));
    merges.push({ clean: fields[at] === '1', tree, stages, messages });
    at = end + 1;
  }
  return merges;
}

/** Where the empty field stands that ends a record; null where it is cut off. */
function endOfMessages(fields: readonly string[], from: number): number | null {
  let at = from;
  for (let count = fields[at]; count !== undefined && count !== ''; count = fields[at]) {
    if (!/^\d+$/.test(count)) return null;
    at += Number(count) + 3;
  }
  return at < fields.length - 1 ? at : null;
}

/** The conflicts of a merge by path, each with git's own word for it. */
export function conflictKinds(merge: MergeTreeOutput): Map<string, string> {
  const kinds = new Map<string, string>();
  for (const { path } of merge.stages) if (!kinds.has(path)) kinds.set(path, kindOf(path, merge));
  return kinds;
}

/** Paths named in a conflict that left no stages, for example a directory split in a rename. */
export function conflictedWithoutStages(merge: MergeTreeOutput): Map<string, string> {
  const conflicts = merge.messages.filter(({ type }) => type.startsWith('CONFLICT'));
  return new Map(conflicts.flatMap((message) => message.paths.map((path) => [path, wordOf(message)])));
}

function kindOf(path: string, merge: MergeTreeOutput): string {
  const about = merge.messages.filter(
    ({ paths, type }) => paths.includes(path) && type.startsWith('CONFLICT'),
  );
  if (about.some(({ type }) => type === 'CONFLICT (binary)')) return 'binary';
  const message = about.find(({ paths }) => paths[0] === path) ?? about[0];
  return message ? wordOf(message) : kindByStages(merge.stages.filter((stage) => stage.path === path));
}

const wordOf = ({ type, text }: MergeMessage): string => {
  const word = /CONFLICT \(([^)]+)\)/.exec(text)?.[1] ?? /\(([^)]+)\)/.exec(type)?.[1] ?? type;
  return word === 'contents' ? 'content' : word;
};

function kindByStages(stages: readonly ConflictStage[]): string {
  const present = new Set(stages.map(({ stage }) => stage));
  if (!present.has(1)) return 'add/add';
  return present.has(2) && present.has(3) ? 'content' : 'modify/delete';
}
