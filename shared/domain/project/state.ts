import { type Instant } from '../../kernel/time.ts';
import { type DomainEvent, type Recorded } from '../event.ts';
import { type ProjectId } from '../ids.ts';
import { type ProjectSettings, type Rule } from './events.ts';

/** A git repository under supervision. */
export interface Project extends ProjectSettings {
  readonly id: ProjectId;
  readonly path: string;
  readonly name: string;
  readonly commonDir: string;
  readonly rules: readonly Rule[];
  readonly openedAt: Instant;
}

/** How many worktrees are kept ready where nobody said how many. */
const readyByDefault = 1;

/** How many worktrees are to be kept ready; 0 for none. */
export const readyWanted = ({ readyWorktrees }: Pick<ProjectSettings, 'readyWorktrees'>): number =>
  readyWorktrees ?? readyByDefault;

export type Projects = Readonly<Record<string, Project>>;

/** The fold of a project's events; events of other nouns leave it unchanged. */
export function evolveProjects(projects: Projects, event: Recorded<DomainEvent>): Projects {
  switch (event.type) {
    case 'project.opened': {
      const { projectId, path, name, commonDir, settings } = event.data;
      return {
        ...projects,
        [projectId]: { id: projectId, path, name, commonDir, ...settings, rules: [], openedAt: event.at },
      };
    }
    case 'project.moved': {
      const { projectId, ...place } = event.data;
      return change(projects, projectId, (p) => ({ ...p, ...place }));
    }
    case 'project.configured':
      return change(projects, event.data.projectId, (p) => ({ ...p, ...event.data.changes }));
    case 'project.ruleAdded':
      return change(projects, event.data.projectId, (p) => ({ ...p, rules: [...p.rules, event.data.rule] }));
    case 'project.ruleRemoved':
      return change(projects, event.data.projectId, (p) => ({
        ...p,
        rules: p.rules.filter((r) => r.id !== event.data.ruleId),
      }));
    default:
      return projects;
  }
}

function change(projects: Projects, id: ProjectId, f: (p: Project) => Project): Projects {
  const project = projects[id];
  return project ? { ...projects, [id]: f(project) } : projects;
}
