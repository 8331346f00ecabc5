import { createHash } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type RoleView } from '../../shared/contract/views/role.ts';
import {
  type RoleFields,
  type RoleProblem,
  fieldsOf,
  readRole,
  roleName,
} from '../../shared/contract/role-fields.ts';
import { type Result, fail, ok } from '../../shared/kernel/result.ts';
import { readFrontMatter, writeFrontMatter } from './front-matter.ts';
import { isMissing, namesIn, readSmallFile, wordsOf } from './small-files.ts';

/** A role to be written. */
export interface RoleDraft {
  readonly fields: RoleFields;
  readonly instructions: string;
}

/** Roles as files: the project's own in `.switchyard/roles`, and the built-in ones. Read anew each time; there are few. */
export class RoleFiles {
  readonly #builtIn: string;

  constructor(resources: string) {
    this.#builtIn = join(resources, 'roles');
  }

  /** Sorted by name; a project's role stands in the place of a built-in one of the same name. */
  async list(project: { readonly path: string }): Promise<Result<readonly RoleView[]>> {
    const built = await this.#readFolder(this.#builtIn, 'built-in', new Set());
    if (!built.ok) return built;
    const known = new Set(built.data.map(({ id }) => id));
    const own = await this.#readFolder(folderOf(project), 'project', known);
    if (!own.ok) return own;
    const replaced = new Set(own.data.map(({ id }) => id));
    const all = [...own.data, ...built.data.filter(({ id }) => !replaced.has(id))];
    return ok(all.sort((a, b) => (a.id < b.id ? -1 : 1)));
  }

  async get(project: { readonly path: string }, roleId: string): Promise<Result<RoleView>> {
    const all = await this.list(project);
    if (!all.ok) return all;
    const one = all.data.find(({ id }) => id === roleId);
    if (one) return ok(one);
    return fail('not-found', `There is no role ${roleId}.`, {
      next: `Use one of ${all.data.map(({ id }) => id).join(', ')}, or write .switchyard/roles/${roleId}.md.`,
    });
  }

  /** Writes the file whole or not at all; answers with its text. */
  async save(
    project: { readonly path: string },
    roleId: string,
    draft: RoleDraft,
    version: string | null | undefined,
  ): Promise<Result<string>> {
    const role = readRole(roleId, draft.fields, draft.instructions);
    if (!role.ok) return refused(roleId, role.error);
    const file = fileOf(project, roleId);
    const before = await readSmallFile(file);
    if (!before.ok) return before;
    const now = before.data === null ? null : versionOf(before.data);
    if (version !== undefined && version !== now)
      return fail('conflict', `${roleId}.md changed since you opened it.`, {
        kept: 'The file is as the other one left it; what you typed is still here.',
        next: 'Open the role again to see what changed.',
      });
    const text = writeFrontMatter({ fields: fieldsOf(role.data), body: role.data.instructions }, before.data);
    const written = await writeWhole(folderOf(project), file, text);
    return written.ok ? ok(text) : written;
  }

  async remove(project: { readonly path: string }, roleId: string): Promise<Result<void>> {
    try {
      await rm(fileOf(project, roleId));
      return ok(undefined);
    } catch (error) {
      if (isMissing(error)) return fail('not-found', `The project has no role ${roleId} of its own.`);
      return fail('storage', `The role could not be removed: ${wordsOf(error)}`);
    }
  }

  async #readFolder(
    folder: string,
    source: RoleView['source'],
    known: ReadonlySet<string>,
  ): Promise<Result<readonly RoleView[]>> {
    const views: RoleView[] = [];
    for (const name of await namesIn(folder)) {
      if (!name.endsWith('.md')) continue;
      const file = join(folder, name);
      const text = await readSmallFile(file);
      const id = name.slice(0, -'.md'.length);
      const base = { id, source, file, replaces: known.has(id) };
      if (!text.ok) views.push({ ...broken(text.error.message), ...base, text: '' });
      else if (text.data !== null) views.push({ ...read(id, text.data, source), ...base, text: text.data });
    }
    return ok(views);
  }
}

const folderOf = (project: { readonly path: string }): string => join(project.path, '.switchyard', 'roles');
const fileOf = (project: { readonly path: string }, roleId: string): string =>
  join(folderOf(project), `${roleId}.md`);

const versionOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

type Read = Pick<RoleView, 'version' | 'role' | 'fields' | 'problems'>;

const broken = (message: string, next = ''): Read => ({
  version: null,
  role: null,
  fields: {},
  problems: [{ field: 'file', message, next }],
});

function read(id: string, text: string, source: RoleView['source']): Read {
  const version = source === 'project' ? versionOf(text) : null;
  const parts = readFrontMatter(text);
  if (!parts.ok) return { ...broken(parts.error.message, parts.error.next), version };
  const { fields, body } = parts.data;
  const badName = roleName.safeParse(id);
  if (!badName.success)
    return {
      ...broken(`The name ${id}.md ${badName.error.issues[0]?.message ?? ''}.`, 'Rename the file.'),
      version,
    };
  const role = readRole(id, fields, body);
  return role.ok
    ? { version, role: role.data, fields: fieldsOf(role.data), problems: [] }
    : { version, role: null, fields, problems: role.error };
}

const refused = (roleId: string, problems: readonly RoleProblem[]): Result<never> =>
  fail('invalid-input', `${roleId}.md: ${problems.map(({ message }) => message).join(' ')}`, {
    kept: 'Nothing was written.',
    next: problems[0]?.next ?? '',
    details: { problems },
  });

async function writeWhole(folder: string, file: string, text: string): Promise<Result<void>> {
  const part = `${file}.part`;
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(part, text);
    await rename(part, file);
    return ok(undefined);
  } catch (error) {
    await rm(part, { force: true });
    return fail('storage', `The role could not be written: ${wordsOf(error)}`, {
      kept: 'The file is as it was.',
    });
  }
}
