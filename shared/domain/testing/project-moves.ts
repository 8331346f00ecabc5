import { type DomainEvent } from '../event.ts';
import { type AgentId, type ProjectId, type RuleId } from '../ids.ts';
import { type Rule } from '../project/events.ts';
import { type World } from '../world.ts';
import { type Draw } from './draw.ts';

/** What can happen to projects and agents. */
export function projectMoves(world: World, draw: Draw): readonly (() => DomainEvent)[] {
  const project = draw.one(Object.values(world.projects));
  const agent = draw.one(Object.values(world.agents));
  const moves: (() => DomainEvent)[] = [() => opened(draw), () => registered(draw)];
  if (project) {
    const projectId = project.id;
    moves.push(
      () => ({
        type: 'project.configured',
        data: {
          projectId,
          changes: { verifyCommand: draw.maybe('npm test'), portsPerLane: 1 + draw.number(9) },
        },
      }),
      () => ({
        type: 'project.moved',
        data: {
          projectId,
          path: `/moved/${projectId}`,
          name: projectId,
          commonDir: `/moved/${projectId}/.git`,
        },
      }),
      () => ({
        type: 'role.saved',
        data: { projectId, roleId: 'painter', text: '---\nname: Painter\n---\n' },
      }),
      () => ({ type: 'role.removed', data: { projectId, roleId: 'painter' } }),
      () => ({ type: 'project.ruleAdded', data: { projectId, rule: rule(draw) } }),
    );
    const known = draw.one(project.rules);
    if (known) moves.push(() => ({ type: 'project.ruleRemoved', data: { projectId, ruleId: known.id } }));
  }
  moves.push(() => ({
    type: 'trust.set',
    data: {
      agentId: 'rehearsal' as AgentId,
      model: draw.maybe('model'),
      word: draw.one(['trusted', 'probation', 'earned'] as const) ?? 'earned',
      reason: 'because',
    },
  }));
  if (agent) moves.push(() => ({ type: 'agent.removed', data: { agentId: agent.id } }));
  return moves;
}

function opened(draw: Draw): DomainEvent {
  const projectId = draw.id<ProjectId>('project');
  return {
    type: 'project.opened',
    data: {
      projectId,
      path: `/repos/${projectId}`,
      name: projectId,
      commonDir: `/repos/${projectId}/.git`,
      settings: {
        targetBranch: 'main',
        verifyCommand: draw.maybe('npm test'),
        verifyTimeoutSeconds: 600,
        setupCommand: null,
        setupTimeoutSeconds: 600,
        portsFrom: 20_000,
        portsPerLane: 10,
      },
    },
  };
}

function rule(draw: Draw): Rule {
  return {
    id: draw.id<RuleId>('rule'),
    effect: draw.one(['allow', 'ask', 'forbid'] as const) ?? 'ask',
    on: 'command',
    pattern: 'npm test *',
    laneId: null,
    reason: draw.maybe('because'),
  };
}

function registered(draw: Draw): DomainEvent {
  return {
    type: 'agent.registered',
    data: {
      agent: {
        id: `agent-${draw.number(3)}` as AgentId,
        name: 'An agent',
        protocol: 'acp',
        command: 'agent',
        args: ['--acp'],
        envNames: ['TOKEN'],
      },
    },
  };
}
