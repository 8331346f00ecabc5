import { join } from 'node:path';
import { z } from 'zod';
import { type SkillView } from '../../shared/contract/views/role.ts';
import { type SkillSource } from '../../shared/domain/role/role.ts';
import { toolRules } from '../../shared/domain/role/skill-rules.ts';
import { readFrontMatter } from './front-matter.ts';
import { namesIn, readSmallFile } from './small-files.ts';

/** A skill with its instructions, as its folder is now. */
export interface Skill extends SkillView {
  readonly body: string;
  /** Relative to the project, for a skill of the project; null for others. */
  readonly inProject: string | null;
}

/** What the ecosystem's format asks of a `SKILL.md`. More fields may stand there. */
const head = z.object({
  name: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is not lower case words joined by dashes')
    .max(64),
  description: z.string().trim().min(1, 'is empty').max(1024),
  'allowed-tools': z.union([z.string(), z.array(z.string())]).nullish(),
});

const inProject = [join('.switchyard', 'skills'), join('.claude', 'skills')];

export interface SkillPlaces {
  readonly resources: string;
  /** Folders of the user's with skills in them, the first one first. */
  readonly userFolders: readonly string[];
}

/** Skills as folders with a `SKILL.md`. Of the same name the project's come before the user's, those before the built-in. */
export class SkillFiles {
  readonly #places: SkillPlaces;

  constructor(places: SkillPlaces) {
    this.#places = places;
  }

  async list(project: { readonly path: string }): Promise<readonly Skill[]> {
    const found = [
      ...(await Promise.all(inProject.map((folder) => readFolder(project.path, folder)))),
      ...(await Promise.all(this.#places.userFolders.map((folder) => readFolder(folder, null, 'user')))),
      await readFolder(join(this.#places.resources, 'skills'), null, 'built-in'),
    ].flat();
    const seen = new Set<string>();
    return found
      .filter(({ name }) => !seen.has(name) && seen.add(name))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }
}

/** `within` is the folder relative to the project; null for a folder that is no part of one. */
async function readFolder(
  base: string,
  within: string | null,
  source: SkillSource = 'project',
): Promise<readonly Skill[]> {
  const folder = within === null ? base : join(base, within);
  const skills: Skill[] = [];
  for (const name of await namesIn(folder)) {
    const file = join(folder, name, 'SKILL.md');
    const text = await readSmallFile(file);
    if (text.ok && text.data === null) continue;
    const place = { source, file, inProject: within === null ? null : join(within, name, 'SKILL.md') };
    skills.push({ ...readSkill(name, text.ok ? (text.data ?? '') : ''), ...place });
  }
  return skills;
}

type Read = Omit<Skill, 'source' | 'file' | 'inProject'>;

function readSkill(folder: string, text: string): Read {
  const unusable = (problem: string): Read => ({
    name: folder,
    description: '',
    rules: [],
    passedOver: [],
    body: '',
    problem,
  });
  const parts = readFrontMatter(text);
  if (!parts.ok) return unusable(`${parts.error.message} ${parts.error.next}`);
  const read = head.safeParse(parts.data.fields);
  if (!read.success) {
    const [issue] = read.error.issues;
    return unusable(`${issue?.path.join('.') ?? 'The head'}: ${issue?.message ?? 'cannot be read'}.`);
  }
  const { name, description, 'allowed-tools': allowed } = read.data;
  if (name !== folder) return unusable(`It calls itself ${name}, but its folder is named ${folder}.`);
  return { name, description, ...toolRules(allowed ?? []), body: parts.data.body.trim(), problem: null };
}
