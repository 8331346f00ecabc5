import { type RoleView } from '../../../shared/contract/index.ts';
import { type RoleFields, type RoleProblem, readRole } from '../../../shared/contract/role-fields.ts';
import { roleEditorWords as words } from '../../words/roles.ts';

const lists = ['inputs', 'outputs', 'skills', 'forbid', 'ask', 'allow', 'paths'] as const;
const limits = ['money', 'tokens', 'turns', 'minutes'] as const;
const lines = ['name', 'mandate', 'agent', 'model', 'stop', 'outside'] as const;

export type Limit = (typeof limits)[number];
type DraftField = (typeof lists)[number] | Limit | (typeof lines)[number] | 'instructions' | 'id';

/** A role as it stands in the form: lists one entry a line, numbers as they are typed. */
export type RoleDraft = Readonly<Record<DraftField, string>>;

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
const linesOf = (value: unknown): string =>
  Array.isArray(value) ? value.map(textOf).join('\n') : textOf(value);

/** What the form begins with: the fields as the file writes them, wrong ones too, so that they can be mended. */
export function draftOf({
  id,
  fields,
  role,
  text,
}: Pick<RoleView, 'id' | 'fields' | 'role' | 'text'>): RoleDraft {
  const budget = (typeof fields['budget'] === 'object' ? fields['budget'] : null) as RoleFields | null;
  const pick = <K extends string>(names: readonly K[], of: (name: K) => string) =>
    Object.fromEntries(names.map((name) => [name, of(name)])) as Record<K, string>;
  return {
    id,
    ...pick(lists, (name) => linesOf(fields[name])),
    ...pick(lines, (name) => textOf(fields[name])),
    ...pick(limits, (name) => textOf(budget?.[name])),
    outside: fields['outside'] === 'forbid' ? 'forbid' : 'ask',
    instructions: role?.instructions ?? text.replace(/^---[\s\S]*?\n---[ \t]*\n?/, '').trim(),
  };
}

export const emptyDraft: RoleDraft = draftOf({ id: '', fields: {}, role: null, text: '' });

/** The fields as the file would write them. A number that is none stays text, and is named as a problem. */
export function fieldsOf(draft: RoleDraft): RoleFields {
  const entries = (text: string): string[] =>
    text
      .split('\n')
      .map((one) => one.trim())
      .filter(Boolean);
  const budget = Object.fromEntries(
    limits.flatMap((name) => {
      const text = draft[name].trim();
      if (text === '') return [];
      return [[name, Number.isNaN(Number(text)) ? text : Number(text)]];
    }),
  );
  return {
    name: draft.name.trim(),
    mandate: draft.mandate.trim(),
    ...Object.fromEntries(lists.map((name) => [name, entries(draft[name])])),
    outside: draft.outside,
    ...Object.fromEntries(
      (['agent', 'model', 'stop'] as const).map((name) => [
        name,
        draft[name].trim() === '' ? null : draft[name].trim(),
      ]),
    ),
    budget,
  };
}

/** What is wrong with the draft, by field: the message and what to write instead. */
export function problemsOf(draft: RoleDraft, taken: ReadonlySet<string>): Readonly<Record<string, string>> {
  const read = readRole(draft.id, fieldsOf(draft), draft.instructions);
  const found: Record<string, string> = {};
  const problems: readonly RoleProblem[] = read.ok ? [] : read.error;
  for (const { field, message, next } of problems) found[field] ??= `${message} ${next}`.trim();
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(draft.id)) found['id'] = words.fileProblem;
  else if (taken.has(draft.id)) found['id'] = words.fileTaken;
  return found;
}
