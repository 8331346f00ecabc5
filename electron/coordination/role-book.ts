import { type AgentId } from '../../shared/domain/ids.ts';
import { type Project } from '../../shared/domain/project/state.ts';
import { type CarriedSkill, type LaneRole, type Role } from '../../shared/domain/role/role.ts';
import { toldOf } from '../../shared/domain/role/told.ts';
import { type Result, fail, ok } from '../../shared/kernel/result.ts';
import { type Git } from '../git/git.ts';
import { trackedPaths } from '../git/tracked-paths.ts';
import { type RoleBook, type RoleForLane } from '../lanes/role-book.ts';
import { type RoleFiles } from './role-files.ts';
import { type Skill, type SkillFiles } from './skill-files.ts';

interface Shelves {
  readonly git: Git;
  readonly roles: RoleFiles;
  readonly skills: SkillFiles;
}

/** Looks roles up for launches. */
export const roleBook = (shelves: Shelves): RoleBook => ({
  forLane: (project, roleId, baseOid) => forLane(shelves, project, roleId, baseOid),
});

async function forLane(
  { git, roles, skills }: Shelves,
  project: Project,
  roleId: string,
  baseOid: string,
): Promise<Result<RoleForLane>> {
  const view = await roles.get(project, roleId);
  if (!view.ok) return view;
  const { role, source, problems } = view.data;
  if (!role)
    return fail('refused', `The role ${roleId} cannot be used: ${problems.map((p) => p.message).join(' ')}`, {
      kept: 'No lane was launched.',
      next: problems[0]?.next ?? 'Mend its file.',
    });
  const wanted = pick(role, await skills.list(project));
  if (!wanted.ok) return wanted;
  const inTree = await trackedOf(git, project, baseOid, wanted.data);
  if (!inTree.ok) return inTree;
  const carried = wanted.data.map((skill) => carry(skill, inTree.data));
  return ok({
    role: asCarried(role, source, carried),
    agentId: role.agent as AgentId | null,
    model: role.model,
  });
}

function pick(role: Role, shelf: readonly Skill[]): Result<readonly Skill[]> {
  const skills: Skill[] = [];
  for (const name of role.skills) {
    const skill = shelf.find((s) => s.name === name);
    const wrong = skill ? skill.problem : 'There is no such skill.';
    if (skill && wrong === null) skills.push(skill);
    else
      return fail(
        'refused',
        `The role ${role.name} wants the skill ${name}, which cannot be used. ${wrong ?? ''}`,
        {
          kept: 'No lane was launched.',
          next: `Mend .switchyard/skills/${name}/SKILL.md, or take ${name} out of the role.`,
        },
      );
  }
  return ok(skills);
}

async function trackedOf(
  git: Git,
  project: Project,
  baseOid: string,
  skills: readonly Skill[],
): Promise<Result<ReadonlySet<string>>> {
  if (skills.every(({ inProject }) => inProject === null)) return ok(new Set());
  const tracked = await trackedPaths(git, project.path, baseOid);
  return tracked.ok ? ok(new Set(tracked.data)) : tracked;
}

function carry(skill: Skill, tracked: ReadonlySet<string>): CarriedSkill {
  const { name, description, source, rules, body, inProject } = skill;
  const path = inProject?.replaceAll('\\', '/') ?? null;
  const there = path !== null && tracked.has(path);
  return { name, description, source, rules, file: there ? path : skill.file, text: there ? null : body };
}

function asCarried(role: Role, source: LaneRole['source'], skills: readonly CarriedSkill[]): LaneRole {
  const { id, name, mandate, outputs, rules, paths, outside } = role;
  return {
    id,
    name,
    source,
    mandate,
    outputs,
    rules,
    paths,
    outside,
    skills: skills.map(({ text: _text, ...skill }) => skill),
    told: toldOf(role, skills),
  };
}
