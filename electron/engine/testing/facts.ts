import { type HumanActor } from '../../../shared/domain/actor.ts';
import { type Command } from '../../../shared/domain/command.ts';
import { type AgentId, type LaneId, type ProjectId, type PromptId } from '../../../shared/domain/ids.ts';

export const human: HumanActor = { kind: 'human', via: 'rpc' };
export const projectId = 'project_1' as ProjectId;

export const openProject: Command = {
  type: 'project.open',
  data: {
    projectId,
    path: '/repo',
    name: 'repo',
    commonDir: '/repo/.git',
    settings: {
      targetBranch: 'main',
      verifyCommand: null,
      verifyTimeoutSeconds: 60,
      setupCommand: null,
      setupTimeoutSeconds: 60,
      portsFrom: 20_000,
      portsPerLane: 10,
    },
  },
};

/** A launch with everything filled in; `n` tells lanes apart. */
export const launch = (n: number): Command => ({
  type: 'lane.launch',
  data: {
    laneId: `lane_${n}` as LaneId,
    projectId,
    name: `Lane${n}`,
    branch: `switchyard/lane-${n}`,
    worktreePath: `/data/worktrees/Lane${n}`,
    baseOid: 'a'.repeat(40),
    startOid: 'a'.repeat(40),
    agentId: 'rehearsal' as AgentId,
    roleId: null,
    model: null,
    task: { title: `Task ${n}`, brief: `Do ${n}`, writeSet: [], inputs: [], outputs: [] },
    portsFrom: 20_000 + n * 10,
    portsTo: 20_009 + n * 10,
    clonedFrom: null,
    firstPromptId: `prompt_${n}` as PromptId,
  },
});
