import { createWriteStream } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type AuditEvent } from '../../../shared/contract/index.ts';
import { toApprovalView, toFleetView, toLaneView } from '../../../shared/contract/present.ts';
import { type PromptId, type RuleId } from '../../../shared/domain/ids.ts';
import { worldVersion } from '../../../shared/domain/world.ts';
import { fail, ok } from '../../../shared/kernel/result.ts';
import { pauseAll, resumeAll } from '../../coordination/pause-all.ts';
import { resumeLane } from '../../lanes/resume-lane.ts';
import { type EventLog, type LoggedEvent } from '../../store/event-log.ts';
import { type Handlers } from '../host-port.ts';
import { type HandlerContext } from './context.ts';

type Calls = Extract<
  keyof Handlers,
  `system.${string}` | `fleet.${string}` | `approval.${string}` | `audit.${string}`
>;

/** Answers `system.*`, `fleet.*`, `approval.*` and `audit.*`. */
export function supervisionHandlers(context: HandlerContext): Pick<Handlers, Calls> {
  return {
    ...systemHandlers(context),
    ...fleetHandlers(context),
    ...approvalHandlers(context),
    ...auditHandlers(context),
  };
}

function systemHandlers(context: HandlerContext): Pick<Handlers, Extract<Calls, `system.${string}`>> {
  const { lanes, info, startedAt } = context;
  return {
    'system.health': async () => {
      const { world } = lanes.engine;
      const open = Object.values(world.lanes)
        .map(toLaneView)
        .filter((l) => l.status !== 'closed');
      const counts = {
        projects: Object.keys(world.projects).length,
        lanes: open.length,
        running: open.filter((l) => l.status === 'running').length,
        waiting: open.filter((l) => l.status === 'waiting').length,
        approvals: Object.values(world.approvals).filter((a) => a.status === 'pending').length,
        merges: Object.values(world.merges).filter(
          (m) => m.state === 'queued' || m.state === 'verifying' || m.state === 'attempting',
        ).length,
        processes: await lanes.supervisor.count(),
      };
      const { version, host, dataDirectory } = info;
      return ok({
        version,
        pid: process.pid,
        host,
        paused: lanes.gate.paused,
        dataDirectory,
        sequence: world.sequence,
        startedAt,
        counts,
        troubles: context.troubles(),
      });
    },
    'system.world': async () => {
      const { world } = lanes.engine;
      return ok({ sequence: world.sequence, version: worldVersion, world: { ...world } });
    },
  };
}

function fleetHandlers({
  lanes,
  runs,
  pause,
}: HandlerContext): Pick<Handlers, Extract<Calls, `fleet.${string}`>> {
  return {
    'fleet.pauseAll': async ({ reason }, { actor }) => ok(await pauseAll(pause, reason ?? null, actor)),
    'fleet.resumeAll': async (_input, { actor }) => {
      const resumed = await resumeAll(pause, actor);
      if (!resumed.ok) return resumed;
      const { revive, ...result } = resumed.data;
      for (const laneId of revive) void resumeLane(lanes, runs, laneId, actor);
      return ok(result);
    },
    'fleet.get': async () => {
      const { fleet } = lanes.engine.world;
      return ok({ ...toFleetView(fleet), paused: lanes.gate.paused || fleet.paused });
    },
  };
}

const order = (status: string): number => (status === 'pending' ? 0 : 1);

function approvalHandlers({ lanes }: HandlerContext): Pick<Handlers, Extract<Calls, `approval.${string}`>> {
  const { engine } = lanes;
  return {
    'approval.list': async ({ laneId, status }) => {
      const all = Object.values(engine.world.approvals).filter(
        (a) => (!laneId || a.laneId === laneId) && (!status || a.status === status),
      );
      const sorted = all.sort(
        (a, b) =>
          order(a.status) - order(b.status) ||
          (order(a.status) === 0 ? a.requestedAt - b.requestedAt : b.requestedAt - a.requestedAt),
      );
      return ok({ items: sorted.map(toApprovalView) });
    },
    'approval.decide': async ({ approvalId, outcome, scope, note }, { actor }) => {
      const data = {
        approvalId,
        outcome,
        scope,
        note: note ?? null,
        ruleId: lanes.ids<RuleId>('rule'),
        promptId: lanes.ids<PromptId>('prompt'),
      };
      const decided = await engine.dispatch({ type: 'approval.decide', data }, { actor });
      if (!decided.ok) return decided;
      const approval = engine.world.approvals[approvalId];
      return approval ? ok(toApprovalView(approval)) : fail('not-found', 'There is no such approval.');
    },
  };
}

function auditHandlers({
  log,
  lanes,
  info,
}: HandlerContext): Pick<Handlers, Extract<Calls, `audit.${string}`>> {
  return {
    'audit.read': async ({ after, limit, stream, newest }) => {
      const events = newest
        ? log.readBackwards(after || Number.MAX_SAFE_INTEGER, limit + 1, stream)
        : log.read(after, limit + 1, stream);
      return ok({ events: events.slice(0, limit).map(toAudit), more: events.length > limit });
    },
    'audit.verify': async () => {
      await lanes.engine.settled();
      return ok(log.verify());
    },
    'audit.export': async () => {
      const folder = join(info.dataDirectory, 'exports');
      await mkdir(folder, { recursive: true });
      const path = join(
        folder,
        `audit-${new Date(lanes.clock.now()).toISOString().replace(/[:.]/g, '-')}.jsonl`,
      );
      let events = 0;
      await pipeline(
        allLines(log, () => events++),
        createWriteStream(path, { mode: 0o600 }),
      );
      return ok({ path, events, bytes: (await stat(path)).size });
    },
  };
}

function* allLines(log: EventLog, onLine: () => void): Generator<string> {
  for (let after = 0; ;) {
    const page = log.read(after, 1000);
    if (page.length === 0) return;
    for (const event of page) {
      onLine();
      yield `${JSON.stringify(toAudit(event))}\n`;
    }
    after = page.at(-1)?.sequence ?? after;
  }
}

const toAudit = (event: LoggedEvent): AuditEvent => ({ ...event, data: { ...event.data } });
