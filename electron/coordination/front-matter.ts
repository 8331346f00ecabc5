import { isMap, parseDocument, stringify } from 'yaml';
import { type Result, ok } from '../../shared/kernel/result.ts';

/** A markdown file whose head is YAML between two lines of dashes. */
export interface FrontMatter {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** Why a head could not be read, with the line of the file. */
export interface HeadProblem {
  readonly message: string;
  readonly next: string;
}

const head = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)^---[ \t]*(?:\r?\n|$)/m;

/** Parts a file into its head and what stands below it. Only plain data is read: no tags, few aliases. */
export function readFrontMatter(text: string): Result<FrontMatter, HeadProblem> {
  const found = text.search(head) === 0 ? head.exec(text) : null;
  if (!found)
    return problem(
      'The file has no head.',
      'Begin it with a line ---, then fields as name: value, then a line ---.',
    );
  const document = parseDocument(found[1] ?? '', { schema: 'core', uniqueKeys: true });
  const [error] = document.errors;
  if (error) {
    const line = (error.linePos?.[0].line ?? 1) + 1;
    return problem(
      `Line ${line}: ${firstLine(error.message)}`,
      'Write the head as YAML: name: value, lists in [ ].',
    );
  }
  if (document.contents !== null && !isMap(document.contents))
    return problem('The head is not a list of fields.', 'Write each field as name: value.');
  const fields = (document.toJS({ maxAliasCount: 20 }) ?? {}) as Record<string, unknown>;
  return ok({ fields, body: text.slice(found[0].length) });
}

/** Writes such a file; what `before` says between the fields (its comments, and their order) stays. */
export function writeFrontMatter({ fields, body }: FrontMatter, before: string | null): string {
  const below = body.trim() === '' ? '' : `\n${body.trim()}\n`;
  return `---\n${writeHead(fields, before)}---\n${below}`;
}

const style = { lineWidth: 100, flowCollectionPadding: true } as const;

function writeHead(fields: FrontMatter['fields'], before: string | null): string {
  const found = before === null ? null : head.exec(before);
  const document = found ? parseDocument(found[1] ?? '', { schema: 'core' }) : null;
  if (!document || document.errors.length > 0 || !isMap(document.contents)) return stringify(fields, style);
  const kept = document.toJS() as Record<string, unknown>;
  for (const name of Object.keys(kept)) if (!(name in fields)) document.delete(name);
  for (const [name, value] of Object.entries(fields))
    if (JSON.stringify(kept[name]) !== JSON.stringify(value)) document.set(name, document.createNode(value));
  return document.toString(style);
}

const firstLine = (text: string): string =>
  (text.split('\n')[0] ?? text).replace(/ at line \d+.*$/, '').replace(/:$/, '.');

const problem = (message: string, next: string): Result<never, HeadProblem> => ({
  ok: false,
  error: { message, next },
});
