import { type Command } from '../../shared/domain/command.ts';
import {
  type ApprovalId,
  type CheckpointId,
  type LaneId,
  type PromptId,
  type RuleId,
  type RunId,
  type TurnId,
} from '../../shared/domain/ids.ts';
import { type Usage } from '../../shared/domain/lane/events.ts';
import { launch, openProject, projectId } from '../../electron/engine/testing/facts.ts';

const oid = (n: number): string => n.toString(16).padStart(40, '0');

/** Opens a project and so many lanes with a running agent each. */
export function lanesAtWork(lanes: number): Command[] {
  const commands: Command[] = [openProject];
  for (let n = 1; n <= lanes; n++) {
    const laneId = `lane_${n}` as LaneId;
    commands.push(launch(n), {
      type: 'lane.recordRunStarted',
      data: {
        laneId,
        runId: `run_${n}` as RunId,
        pid: 1000 + n,
        sessionId: `session_${n}`,
        origin: 'new',
        agentVersion: '1.0.0',
        model: null,
        credential: null,
      },
    });
  }
  return commands;
}

/** What one turn of a lane has written down: seven commands, each of which causes one event. */
export function turnOf(lane: number, turn: number): Command[] {
  const laneId = `lane_${lane}` as LaneId;
  const id = <T extends string>(kind: string): T => `${kind}_${lane}_${turn}` as T;
  const [turnId, promptId, approvalId] = [
    id<TurnId>('turn'),
    id<PromptId>('more'),
    id<ApprovalId>('approval'),
  ];
  const runId = `run_${lane}` as RunId;
  const text = `Go on with step ${turn}: read the failing test, mend the function under it and run it again.`;
  return [
    { type: 'lane.startTurn', data: { laneId, turnId } },
    { type: 'approval.request', data: approvalData({ approvalId, laneId, runId, turnId }) },
    {
      type: 'approval.decide',
      data: {
        approvalId,
        outcome: 'allow',
        scope: 'once',
        note: null,
        ruleId: id<RuleId>('rule'),
        promptId: id<PromptId>('note'),
      },
    },
    { type: 'lane.recordUsage', data: { laneId, turnId, usage: usageAfter(turn) } },
    { type: 'lane.queuePrompt', data: { laneId, promptId, text, source: 'human' } },
    {
      type: 'lane.recordCheckpoint',
      data: {
        laneId,
        checkpointId: id<CheckpointId>('checkpoint'),
        turnId,
        oid: oid(lane * 1_000_000 + turn),
        treeOid: oid(turn),
        files: 3,
        added: 40,
        removed: 7,
      },
    },
    { type: 'lane.recordTurnEnded', data: { laneId, turnId, outcome: 'completed', message: null } },
  ];
}

type Request = Extract<Command, { type: 'approval.request' }>['data'];

function approvalData(ids: Pick<Request, 'approvalId' | 'laneId' | 'runId' | 'turnId'>): Request {
  return {
    ...ids,
    projectId,
    toolCallId: `call_${ids.approvalId}`,
    subject: {
      tool: 'execute',
      title: 'Run the tests',
      command: 'npm test -- --run src/parser',
      cwd: '/data/worktrees/Lane1',
      paths: [],
      diffs: [],
      because: 'To see whether the change holds.',
    },
    risk: 'normal',
    reasons: [{ code: 'runs-code', text: 'It runs code of the project.', from: 0, to: 8 }],
    rule: 'Commands ask unless a rule allows them.',
    pattern: 'npm test *',
  };
}

const usageAfter = (turn: number): Usage => ({
  inputTokens: turn * 1200,
  cachedTokens: turn * 900,
  outputTokens: turn * 300,
  contextUsed: turn * 1500,
  contextSize: 200_000,
  cost: turn * 0.02,
  currency: 'USD',
});
