import { type DomainEvent } from '../../shared/domain/event.ts';
import {
  type AgentId,
  type ApprovalId,
  type CheckpointId,
  type LaneId,
  type ProjectId,
  type PromptId,
  type RunId,
  type TurnId,
} from '../../shared/domain/ids.ts';

type DataOf<T extends DomainEvent['type']> = Extract<DomainEvent, { type: T }>['data'];

export const projectId = 'project_1' as ProjectId;
export const laneIdOf = (name: string) => `lane_${name}` as LaneId;
export const approvalIdOf = (name: string) => `approval_${name}` as ApprovalId;

/** A project that was opened. */
export const projectOpened = (): DomainEvent => ({
  type: 'project.opened',
  data: {
    projectId,
    path: '/src/halyard',
    name: 'halyard',
    commonDir: '/src/halyard/.git',
    settings: {
      targetBranch: 'main',
      verifyCommand: null,
      verifyTimeoutSeconds: 600,
      setupCommand: null,
      setupTimeoutSeconds: 600,
      portsFrom: 5400,
      portsPerLane: 10,
    },
  },
});

/** A lane that was launched, with its brief in the queue. */
export const laneLaunched = (name: string): DomainEvent => ({
  type: 'lane.launched',
  data: {
    laneId: laneIdOf(name),
    projectId,
    name,
    branch: `switchyard/${name}`,
    worktreePath: `/data/worktrees/${name}`,
    baseOid: 'base',
    startOid: 'base',
    agentId: 'rehearsal' as AgentId,
    roleId: null,
    model: null,
    task: { title: `Task of ${name}`, brief: 'Do it.', writeSet: [], inputs: [], outputs: [] },
    portsFrom: 5400,
    portsTo: 5409,
    clonedFrom: null,
    firstPromptId: `prompt_${name}` as PromptId,
  },
});

/** A lane whose agent is ready and at work on its first turn. */
export const laneRunning = (name: string): DomainEvent[] => [
  laneLaunched(name),
  {
    type: 'lane.runStarted',
    data: {
      laneId: laneIdOf(name),
      runId: `run_${name}` as RunId,
      pid: 1,
      sessionId: null,
      origin: 'new',
      agentVersion: null,
      model: null,
      credential: null,
    },
  },
  {
    type: 'lane.turnStarted',
    data: {
      laneId: laneIdOf(name),
      turnId: `turn_${name}` as TurnId,
      promptId: `prompt_${name}` as PromptId,
      text: 'Do it.',
    },
  },
];

/** The turn of a running lane ends, with something changed. */
export const turnEnded = (name: string, files = 2): DomainEvent[] => [
  {
    type: 'lane.turnEnded',
    data: { laneId: laneIdOf(name), turnId: `turn_${name}` as TurnId, outcome: 'completed', message: null },
  },
  {
    type: 'lane.checkpointed',
    data: {
      laneId: laneIdOf(name),
      checkpointId: `checkpoint_${name}` as CheckpointId,
      turnId: null,
      oid: 'c1',
      treeOid: 't1',
      files,
      added: 12,
      removed: 3,
    },
  },
];

/** The agent of a lane asks. */
export const asked = (
  name: string,
  id: string,
  more: Partial<DataOf<'approval.requested'>> = {},
): DomainEvent => ({
  type: 'approval.requested',
  data: {
    approvalId: approvalIdOf(id),
    laneId: laneIdOf(name),
    projectId,
    runId: `run_${name}` as RunId,
    turnId: null,
    toolCallId: 'call_1',
    subject: {
      tool: 'execute',
      title: 'Run a command',
      command: 'rm -rf build && make',
      cwd: null,
      paths: [],
      diffs: [],
      because: 'The build is stale.',
    },
    risk: 'high',
    reasons: [{ code: 'rm-rf', text: 'Deletes a folder for good.', from: 0, to: 12 }],
    rule: 'Commands ask unless a rule allows them',
    pattern: 'rm -rf build && *',
    ...more,
  },
});

/** A question gets its answer. */
export const decided = (name: string, id: string, outcome: 'allow' | 'reject'): DomainEvent => ({
  type: 'approval.decided',
  data: { approvalId: approvalIdOf(id), laneId: laneIdOf(name), outcome, scope: 'once', note: null },
});
