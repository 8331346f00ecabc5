import { type ProjectCommand } from '../../../shared/domain/command.ts';
import { fail, ok } from '../../../shared/kernel/result.ts';
import { type Deciding, type Decision } from './decision.ts';

/** Rules for projects, their standing rules, and registered agents. */
export function decideProject({ world }: Deciding, command: ProjectCommand): Decision {
  switch (command.type) {
    case 'project.open': {
      const known = Object.values(world.projects).some((p) => p.commonDir === command.data.commonDir);
      return ok(known ? [] : [{ type: 'project.opened', data: command.data }]);
    }
    case 'project.move': {
      const { projectId, path, commonDir } = command.data;
      const other = Object.values(world.projects).find(
        (p) => p.commonDir === commonDir && p.id !== projectId,
      );
      if (other) return fail('conflict', `${path} is open already, as the project ${other.name}.`);
      return (
        existing(world.projects, projectId, 'project') ?? ok([{ type: 'project.moved', data: command.data }])
      );
    }
    case 'project.configure':
      return (
        existing(world.projects, command.data.projectId, 'project') ??
        ok([{ type: 'project.configured', data: command.data }])
      );
    case 'project.addRule':
      return (
        existing(world.projects, command.data.projectId, 'project') ??
        ok([{ type: 'project.ruleAdded', data: command.data }])
      );
    case 'project.removeRule': {
      const rules = world.projects[command.data.projectId]?.rules ?? [];
      if (!rules.some((r) => r.id === command.data.ruleId))
        return fail('not-found', 'There is no such rule.');
      return ok([{ type: 'project.ruleRemoved', data: command.data }]);
    }
    case 'agent.register':
      return ok([{ type: 'agent.registered', data: command.data }]);
    case 'agent.remove': {
      const inUse = Object.values(world.lanes).some(
        (l) => l.agentId === command.data.agentId && l.phase !== 'closed',
      );
      if (inUse) return fail('refused', 'A lane still uses this agent.', { next: 'Close its lanes first.' });
      return (
        existing(world.agents, command.data.agentId, 'registered agent') ??
        ok([{ type: 'agent.removed', data: command.data }])
      );
    }
  }
}

function existing(all: Readonly<Record<string, unknown>>, id: string, what: string): Decision | null {
  return all[id] ? null : fail('not-found', `There is no ${what} ${id}.`);
}
