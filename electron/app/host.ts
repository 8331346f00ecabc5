import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok } from '../../shared/kernel/result.ts';
import { type DesktopControls, type Host, type HostOptions } from '../bridge/host-port.ts';
import { handlersOf } from '../bridge/handlers/all-handlers.ts';
import { type HandlerContext } from '../bridge/handlers/context.ts';
import { liveFeed } from '../bridge/live-feed.ts';
import { roleBook } from '../coordination/role-book.ts';
import { pauseAll, type PauseDeps, recordFoundPause, wasPaused } from '../coordination/pause-all.ts';
import { Engine } from '../engine/engine.ts';
import { Material } from '../engine/material.ts';
import { PauseGate } from '../engine/pause-gate.ts';
import { createGit } from '../git/git.ts';
import { keyedLock } from '../git/keyed-lock.ts';
import { deleteOldTombstones } from '../lanes/closing.ts';
import { type LaneDeps } from '../lanes/deps.ts';
import { ToolAccess } from '../lanes/tool-access.ts';
import { laneMcp } from '../mcp/lane-mcp.ts';
import { Permissions } from '../lanes/permissions.ts';
import { Preparation } from '../lanes/preparation.ts';
import { ReadyWorktrees } from '../lanes/ready-worktrees.ts';
import { recoverLanes } from '../lanes/recovery.ts';
import { Runs } from '../lanes/runs.ts';
import { Terminals } from '../lanes/terminals.ts';
import { CheckoutWatch } from '../merge/checkout-watch.ts';
import { type MergeDeps } from '../merge/deps.ts';
import { MergeQueue } from '../merge/queue.ts';
import { recoverMerges } from '../merge/recovery.ts';
import { AgentSecrets } from '../platform/agent-secrets.ts';
import { systemClock } from '../platform/clock.ts';
import { idSource } from '../platform/ids.ts';
import { createProcessSupervisor } from '../process/supervisor.ts';
import { answerApproval, prepareLane, putAway, sendPrompt } from '../reactors/lane-reactors.ts';
import { advanceAll, advanceQueue, watchCheckout } from '../reactors/merge-reactors.ts';
import { advanceMissions, takeProposals } from '../reactors/mission-reactors.ts';
import { watchReservations } from '../reactors/reservation-reactors.ts';
import { startReactors } from '../reactors/reactor.ts';
import { checkWhole } from '../store/check-whole.ts';
import { EventLog } from '../store/event-log.ts';
import { TranscriptStore } from '../store/transcript-store.ts';
import { within } from './within.ts';
import { coordinationOf, shelvesOf } from './coordination.ts';
import { agentDirectory } from './agent-directory.ts';
import { Troubles } from './troubles.ts';

/** How often put-aside worktrees are looked through for old ones, in milliseconds. */
const tidyEvery = 10 * 60 * 1000;

/** How often it is looked for mail that nobody acknowledged, in milliseconds. */
const remindEvery = 30_000;

/** How often the pause marker is looked for, in milliseconds. */
const lookEvery = 1000;

/** Builds the host in phases: stores, services, recovery, reactors. On return it tells the truth and is at work. */
export async function createHost(options: HostOptions): Promise<Host> {
  const parts = buildParts(options);
  const { lanes, gate, pause, merges, queue, engine, troubles } = parts;
  if (wasPaused(pause) || engine.world.fleet.paused) gate.close();
  const swept = await lanes.supervisor.sweepOrphans();
  if (swept.ended > 0) options.log.info('processes of an earlier host were ended', swept);
  if (swept.left > 0) troubles.add(`${swept.left} processes of an earlier start could not be ended.`);
  if (gate.paused) await lanes.supervisor.freeze();
  if (gate.paused && !engine.world.fleet.paused) await recordFoundPause(pause);
  await recoverLanes(lanes);
  await recoverMerges(merges);
  const { runs, preparation, permissions } = parts;
  const reactors = startReactors(
    engine,
    [
      prepareLane(preparation),
      sendPrompt(lanes, runs),
      answerApproval(permissions),
      putAway(lanes),
      advanceQueue(engine, gate, queue),
      watchCheckout(parts.checkouts),
      watchReservations(engine, parts.trespasses),
      advanceMissions(engine, gate, parts.conductor),
      takeProposals(parts.proposals),
    ],
    options.log,
  );
  void advanceAll(engine, queue);
  void parts.conductor.advanceAll();
  parts.checkouts.wake();
  parts.trespasses.start();
  const remind = setInterval(() => void parts.mail.remind(), remindEvery);
  parts.ready.start();
  const tidy = setInterval(() => void deleteOldTombstones(lanes), tidyEvery);
  const look = setInterval(() => void pauseIfMarked(parts), lookEvery);
  return hostOf(options, parts, async () => {
    clearInterval(tidy);
    clearInterval(look);
    clearInterval(remind);
    await parts.checkouts.stop();
    await within(patienceAtEnd(gate), queue.stop());
    await parts.trespasses.stop();
    await within(patienceAtEnd(gate), parts.conductor.stop());
    await parts.ready.stop();
    reactors.stop();
    await endLanes(parts);
    await within(patienceAtEnd(gate), reactors.drain());
    await engine.close();
    await lanes.material.close();
    parts.log.close();
  });
}

type Parts = ReturnType<typeof buildParts>;

/** The command line pauses by the marker alone when the host does not answer; a host that comes back takes it up. */
async function pauseIfMarked({ pause, gate }: Parts): Promise<void> {
  if (!gate.paused && wasPaused(pause))
    await pauseAll(pause, 'Paused from the command line.', { kind: 'human', via: 'cli' });
}

/** Work that waits for a pause to end would wait forever. */
const patienceAtEnd = (gate: PauseGate): number => (gate.paused ? 200 : 15_000);

function openStores(folder: string) {
  mkdirSync(folder, { recursive: true });
  const [journal, transcript] = [join(folder, 'journal.db'), join(folder, 'transcript.db')];
  checkWhole(journal, transcript);
  return { log: new EventLog(journal), transcript: new TranscriptStore(transcript) };
}

function buildParts(options: HostOptions) {
  const { dataDirectory, homeId, log: diary } = options;
  const at = (...names: string[]) => join(dataDirectory, ...names);
  const clock = systemClock;
  const ids = idSource(clock);
  const troubles = new Troubles();
  const { log, transcript } = openStores(at('db'));
  const engine = new Engine(log, clock, ids, (what, error) => diary.error(what, { error }));
  const material = new Material(transcript, (error) => {
    diary.error('transcript material could not be written yet', { error });
  });
  const gate = new PauseGate();
  const supervisor = createProcessSupervisor({
    homeId,
    hostId: ids('host'),
    clock,
    registryFile: at('processes.json'),
    emergencyFile: at('stopped-without-host.json'),
  });
  const secrets = new AgentSecrets(dataDirectory);
  const agents = agentDirectory({ engine, secrets, rehearsal: options.rehearsal });
  const shelves = shelvesOf(options);
  const shared = { engine, material, gate, supervisor, git: createGit(), clock, ids, log: diary };
  const lanes: LaneDeps = {
    ...shared,
    places: {
      worktrees: at('worktrees'),
      tombstones: at('tombstones'),
      laneState: at('lanes'),
      resources: options.resources,
    },
    deadlines: { cancel: 10_000, stop: 5_000 },
    findAgent: agents.find,
    tools: new ToolAccess(options.toolProxy),
    roles: roleBook({ git: shared.git, ...shelves }),
    alone: keyedLock(),
  };
  const merges: MergeDeps = { ...shared, queueWorktrees: at('queue') };
  const pause: PauseDeps = { engine, gate, supervisor, log: diary, markerFile: at('paused') };
  return {
    log,
    engine,
    material,
    gate,
    supervisor,
    secrets,
    agents,
    lanes,
    ...mergingOf(merges),
    pause,
    troubles,
    ...servicesOf(lanes),
    ...coordinationOf(lanes, { merges, log, shelves }),
  };
}

const mergingOf = (merges: MergeDeps) => ({
  merges,
  queue: new MergeQueue(merges),
  checkouts: new CheckoutWatch(merges),
});

function servicesOf(lanes: LaneDeps) {
  const permissions = new Permissions(lanes);
  const runs = new Runs(lanes, permissions);
  const ready = new ReadyWorktrees(lanes);
  const preparation = new Preparation(lanes, runs, ready);
  return { permissions, runs, ready, preparation, terminals: new Terminals(lanes) };
}

function hostOf(options: HostOptions, parts: Parts, shutDown: () => Promise<void>): Host {
  const { version, host, dataDirectory, homeId } = options;
  const info = { version, host, dataDirectory, homeId };
  const { lanes, runs, preparation, terminals, queue, reservations, mail, roles, pause } = parts;
  const { log, engine, material, agents, secrets, troubles, gate } = parts;
  let desktop: DesktopControls | null = null;
  const context: HandlerContext = {
    info,
    startedAt: lanes.clock.now(),
    log,
    lanes,
    runs,
    preparation,
    terminals,
    queue,
    reservations,
    mail,
    radar: parts.radar,
    plans: parts.plans,
    roles,
    missions: parts.missions,
    pause,
    samples: join(dataDirectory, 'samples'),
    agentViews: agents.views,
    saveAgentSecrets: (agentId, env) => secrets.set(agentId, env),
    troubles: () => troubles.list(),
    desktop: () => desktop,
    diary: options.log,
  };
  let closing: Promise<void> | null = null;
  return {
    handlers: handlersOf(context),
    feed: liveFeed({ engine, material, terminals, log, version }),
    info,
    pauseAll: async (reason) => {
      try {
        return ok(
          await pauseAll(pause, reason, { kind: 'human', via: host === 'desktop' ? 'desktop' : 'cli' }),
        );
      } catch (error) {
        return fail('internal', error instanceof Error ? error.message : String(error));
      }
    },
    onPausedChange: (listener) => gate.subscribe(listener),
    onWorldChange: (listener) => {
      listener(engine.world, []);
      return engine.subscribe((events, world) => listener(world, events));
    },
    answerTools: laneMcp({ lanes, reservations, mail, radar: parts.radar, version }),
    toolsAt: (url) => lanes.tools.listenAt(url),
    addTrouble: (text) => troubles.add(text),
    attachDesktop: (controls) => (desktop = controls),
    close: () => (closing ??= shutDown()),
  };
}

/** Agents are asked to go and are then ended; lanes are recorded as interrupted, to be resumed at the next start. */
async function endLanes({ engine, runs, terminals, supervisor }: Parts): Promise<void> {
  await terminals.endAll();
  const live = Object.values(engine.world.lanes).filter((l) => runs.has(l.id));
  const words = 'Switchyard was closed. Worktree, transcript and queue are kept.';
  await Promise.all(live.map((lane) => runs.stop(lane.id, 'stopped', words, 2000)));
  await supervisor.endAll(1000);
}
