import { type CallOutput } from '../../shared/contract/index.ts';
import { type RoleView } from '../../shared/contract/views/role.ts';
import { readRole } from '../../shared/contract/role-fields.ts';
import { type HumanActor } from '../../shared/domain/actor.ts';
import { type ProjectId } from '../../shared/domain/ids.ts';
import { type Project } from '../../shared/domain/project/state.ts';
import { type Engaged, overlapAtWork, overlapOf, overlapsAmong } from '../../shared/domain/role/overlap.ts';
import { type Role } from '../../shared/domain/role/role.ts';
import { type Result, fail, ok } from '../../shared/kernel/result.ts';
import { type LaneDeps } from '../lanes/deps.ts';
import { type RoleDraft, type RoleFiles } from './role-files.ts';
import { type SkillFiles } from './skill-files.ts';

/** Which role it is about, as saved or as it is being written, and what its lane would write. */
export interface RoleQuestion {
  readonly projectId: ProjectId;
  readonly roleId: string;
  readonly draft?: RoleDraft | undefined;
  readonly writeSet?: readonly string[] | undefined;
}

/** Roles and skills of a project: what there is, what overlaps, and who changes them. */
export class RoleDesk {
  readonly #deps: Pick<LaneDeps, 'engine'>;
  readonly #roles: RoleFiles;
  readonly #skills: SkillFiles;

  constructor(deps: Pick<LaneDeps, 'engine'>, roles: RoleFiles, skills: SkillFiles) {
    this.#deps = deps;
    this.#roles = roles;
    this.#skills = skills;
  }

  async list(projectId: ProjectId): Promise<Result<CallOutput<'role.list'>>> {
    const items = await this.#all(projectId);
    if (!items.ok) return items;
    return ok({ items: [...items.data], overlaps: [...overlapsAmong(readable(items.data))] });
  }

  async get(projectId: ProjectId, roleId: string): Promise<Result<RoleView>> {
    const project = this.#project(projectId);
    return project.ok ? this.#roles.get(project.data, roleId) : project;
  }

  async save(
    {
      projectId,
      roleId,
      draft,
      version,
    }: RoleQuestion & { draft: RoleDraft; version?: string | null | undefined },
    actor: HumanActor,
  ): Promise<Result<RoleView>> {
    const project = this.#project(projectId);
    if (!project.ok) return project;
    const text = await this.#roles.save(project.data, roleId, draft, version);
    if (!text.ok) return text;
    const data = { projectId, roleId, text: text.data };
    const told = await this.#deps.engine.dispatch({ type: 'role.recordSaved', data }, { actor });
    return told.ok ? this.#roles.get(project.data, roleId) : told;
  }

  async remove(projectId: ProjectId, roleId: string, actor: HumanActor): Promise<Result<object>> {
    const project = this.#project(projectId);
    if (!project.ok) return project;
    const removed = await this.#roles.remove(project.data, roleId);
    if (!removed.ok) return removed;
    const data = { projectId, roleId };
    const told = await this.#deps.engine.dispatch({ type: 'role.recordRemoved', data }, { actor });
    return told.ok ? ok({}) : told;
  }

  /** How a role would overlap with the others, and its lane with those at work. */
  async check(question: RoleQuestion): Promise<Result<CallOutput<'role.check'>>> {
    const all = await this.#all(question.projectId);
    if (!all.ok) return all;
    const { roleId, draft, writeSet = [] } = question;
    const saved = all.data.find(({ id }) => id === roleId);
    const read = draft ? readRole(roleId, draft.fields, draft.instructions) : null;
    const problems = read ? (read.ok ? [] : read.error) : (saved?.problems ?? []);
    const role = read ? (read.ok ? read.data : null) : saved?.role;
    if (role === undefined) return this.get(question.projectId, roleId) as Promise<Result<never>>;
    if (role === null) return ok({ problems, roles: [], lanes: [] });
    const roles = readable(all.data).flatMap((other) => {
      const reasons = other.id === roleId ? [] : overlapOf(role, other);
      return reasons.length === 0 ? [] : [{ roleId: other.id, name: other.name, reasons }];
    });
    return ok({ problems, roles, lanes: this.#atWork(question.projectId, { role, writeSet }) });
  }

  async skills(projectId: ProjectId): Promise<Result<CallOutput<'skill.list'>>> {
    const project = this.#project(projectId);
    if (!project.ok) return project;
    const found = await this.#skills.list(project.data);
    return ok({ items: found.map(({ body: _body, inProject: _inProject, ...view }) => view) });
  }

  #atWork(projectId: ProjectId, wanted: Engaged): CallOutput<'role.check'>['lanes'] {
    return Object.values(this.#deps.engine.world.lanes).flatMap((lane) => {
      if (lane.projectId !== projectId || lane.phase === 'closed' || lane.role === null) return [];
      const reasons = overlapAtWork(wanted, { role: lane.role, writeSet: lane.task.writeSet });
      return reasons.length === 0 ? [] : [{ laneId: lane.id, reasons }];
    });
  }

  async #all(projectId: ProjectId): Promise<Result<readonly RoleView[]>> {
    const project = this.#project(projectId);
    return project.ok ? this.#roles.list(project.data) : project;
  }

  #project(projectId: ProjectId): Result<Project> {
    const project = this.#deps.engine.world.projects[projectId];
    return project ? ok(project) : fail('not-found', `There is no project ${projectId}.`);
  }
}

const readable = (views: readonly RoleView[]): readonly Role[] =>
  views.flatMap(({ role }) => (role === null ? [] : [role]));
