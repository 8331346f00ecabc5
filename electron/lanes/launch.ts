import { createServer } from 'node:net';
import { join } from 'node:path';
import { type Actor } from '../../shared/domain/actor.ts';
import {
  type AgentId,
  type LaneId,
  type ProjectId,
  type PromptId,
  type ReservationId,
} from '../../shared/domain/ids.ts';
import { type MissionLink, type Task } from '../../shared/domain/lane/events.ts';
import { branchFor, laneName } from '../../shared/domain/lane/names.ts';
import { type Lane } from '../../shared/domain/lane/state.ts';
import { type Project } from '../../shared/domain/project/state.ts';
import { type LaneRole } from '../../shared/domain/role/role.ts';
import { type Result, fail, ok } from '../../shared/kernel/result.ts';
import { resolveCommit } from '../git/resolve-commit.ts';
import { listRefs } from '../git/update-ref.ts';
import { type LaneDeps } from './deps.ts';

/** What a new lane is to be. */
export interface LaunchRequest {
  readonly projectId: ProjectId;
  /** Null where the role names it. */
  readonly agentId: AgentId | null;
  readonly roleId: string | null;
  readonly model: string | null;
  readonly task: Task;
  readonly mission?: MissionLink;
  /** Holds the task's write set for the lane from its first moment on; without it nothing is held. */
  readonly reserveMinutes?: number;
  /** For a clone: what it is cloned from, and what its worktree starts with. */
  readonly from?: { readonly lane: Lane; readonly startOid: string };
}

/** How often a launch looks again for a name and ports that another one took meanwhile. */
const attempts = 100;

/** Opens a lane. Answers as soon as it is recorded; the preparation follows by itself. */
export async function launchLane(
  deps: LaneDeps,
  request: LaunchRequest,
  actor: Actor,
): Promise<Result<Lane>> {
  const project = deps.engine.world.projects[request.projectId];
  if (!project) return fail('not-found', `There is no project ${request.projectId}.`);
  if (deps.gate.paused)
    return fail('paused', 'The fleet is paused; no lane is launched.', { next: 'Resume the fleet first.' });
  const base = request.from ? ok(request.from.lane.baseOid) : await targetTip(deps, project);
  if (!base.ok) return base;
  const role = request.roleId === null ? null : await deps.roles.forLane(project, request.roleId, base.data);
  if (role && !role.ok) return role;
  const agentId = request.agentId ?? role?.data.agentId ?? null;
  if (agentId === null) return noAgent();
  const agent = deps.findAgent(agentId);
  if (!agent.ok) return agent;
  const model = request.model ?? (agentId === role?.data.agentId ? role.data.model : null);
  const settled = { ...request, agentId, model, role: role?.data.role ?? null };
  // Of launches that came at once, each but the first finds its name or ports taken when it is recorded.
  for (let attempt = 1; ; attempt++) {
    const launched = await record(deps, settled, { project, baseOid: base.data, actor });
    if (launched.ok || launched.error.type !== 'conflict' || attempt === attempts) return launched;
  }
}

const noAgent = (): Result<never> =>
  fail('invalid-input', 'No agent is named, neither by the launch nor by the role.', {
    kept: 'No lane was launched.',
    next: 'Choose an agent, or give the role a default one.',
  });

type Settled = LaunchRequest & { readonly agentId: AgentId; readonly role: LaneRole | null };

async function record(
  deps: LaneDeps,
  request: Settled,
  { project, baseOid, actor }: { project: Project; baseOid: string; actor: Actor },
): Promise<Result<Lane>> {
  const ports = await freePorts(deps, project);
  if (!ports.ok) return ports;
  const taken = await takenNames(deps, project);
  if (!taken.ok) return taken;
  const laneId = deps.ids<LaneId>('lane');
  const name = laneName(taken.data, Math.random);
  const launched = await deps.engine.dispatch(
    {
      type: 'lane.launch',
      data: {
        laneId,
        projectId: project.id,
        name,
        branch: branchFor(name),
        worktreePath: join(deps.places.worktrees, project.id, name),
        baseOid,
        startOid: request.from?.startOid ?? baseOid,
        agentId: request.agentId,
        roleId: request.roleId,
        role: request.role,
        model: request.model,
        task: request.task,
        portsFrom: ports.data,
        portsTo: ports.data + project.portsPerLane - 1,
        clonedFrom: request.from?.lane.id ?? null,
        firstPromptId: deps.ids<PromptId>('prompt'),
        ...(request.mission ? { mission: request.mission } : {}),
        ...reserving(deps, request),
      },
    },
    { actor },
  );
  if (!launched.ok) return launched;
  const lane = deps.engine.world.lanes[laneId];
  return lane ? ok(lane) : fail('internal', 'The lane was not recorded.');
}

function reserving(deps: LaneDeps, { reserveMinutes: minutes }: LaunchRequest) {
  if (minutes === undefined) return {};
  return {
    reserve: { reservationId: deps.ids<ReservationId>('reservation'), minutes, now: deps.clock.now() },
  };
}

async function targetTip(deps: LaneDeps, project: Project): Promise<Result<string>> {
  const tip = await resolveCommit(deps.git, project.path, `refs/heads/${project.targetBranch}`);
  if (!tip.ok) return tip;
  if (tip.data) return ok(tip.data);
  return fail('not-found', `The target branch ${project.targetBranch} does not exist in ${project.path}.`, {
    next: 'Choose another target branch in the project settings.',
  });
}

/** Names of all lanes that ever were, and of lanes that another data directory left branches of in this repository. */
async function takenNames(deps: LaneDeps, project: Project): Promise<Result<ReadonlySet<string>>> {
  const branches = await listRefs(deps.git, project.path, 'refs/heads/switchyard/');
  if (!branches.ok) return branches;
  const names = Object.values(deps.engine.world.lanes).map((l) => l.name);
  const left = branches.data.map(({ ref }) => ref.slice('refs/heads/switchyard/'.length).replaceAll('-', ''));
  return ok(new Set([...names, ...left]));
}

/** The first range that no open lane has and that nobody listens on. */
async function freePorts(deps: LaneDeps, project: Project): Promise<Result<number>> {
  const taken = new Set(
    Object.values(deps.engine.world.lanes)
      .filter((l) => l.phase !== 'closed')
      .flatMap((l) => range(l.portsFrom, l.portsTo)),
  );
  const { portsFrom, portsPerLane } = project;
  for (let from = portsFrom; from + portsPerLane <= 65_536; from += portsPerLane) {
    const ports = range(from, from + portsPerLane - 1);
    if (ports.some((p) => taken.has(p))) continue;
    const free = await Promise.all(ports.map(isFree));
    if (free.every(Boolean)) return ok(from);
  }
  return fail('refused', `No free range of ${portsPerLane} ports from ${portsFrom} on.`, {
    next: 'Close lanes or change the ports in the project settings.',
  });
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
