import { existsSync } from 'node:fs';
import { type Actor, type HumanActor, switchyard } from '../../shared/domain/actor.ts';
import { type LaneId, type TerminalId } from '../../shared/domain/ids.ts';
import { type TerminalEnd } from '../../shared/domain/lane/events.ts';
import { type Lane } from '../../shared/domain/lane/state.ts';
import { type Result, fail, ok } from '../../shared/kernel/result.ts';
import { type ChildExit, type TerminalChild } from '../process/port.ts';
import { type LaneDeps, laneAndProject } from './deps.ts';
import { laneEnvironment } from './environment.ts';
import { standsStill } from './goes-on.ts';
import { TerminalStream, type TerminalWatch } from './terminal-stream.ts';

/** Open terminals that a lane may have. */
const limit = 8;

/** How long what runs in a terminal may take to end by itself, in milliseconds. */
const grace = 500;

/** Characters in one page of what was shown. */
const pageLength = 128_000;

interface Live {
  readonly id: TerminalId;
  readonly laneId: LaneId;
  readonly number: number;
  readonly opener: HumanActor;
  readonly child: TerminalChild;
  readonly stream: TerminalStream;
  /** Settles when its end is recorded. */
  over: Promise<void>;
  /** Who is ending it and why, when somebody is. */
  ending: { readonly end: TerminalEnd; readonly by: Actor } | null;
}

export interface TerminalSize {
  readonly cols: number;
  readonly rows: number;
}

/** The person's shells in the lanes' worktrees. What is typed into them is passed on and kept nowhere. */
export class Terminals {
  readonly #deps: LaneDeps;
  readonly #live = new Map<TerminalId, Live>();

  constructor(deps: LaneDeps) {
    this.#deps = deps;
  }

  /** Opens a shell. One after another in a lane, and never while it is being closed. */
  open(laneId: LaneId, size: TerminalSize, opener: HumanActor): Promise<Result<Live>> {
    return this.#deps.alone(laneId, async () => {
      const found = laneAndProject(this.#deps, laneId);
      if (!found.ok) return found;
      const { lane } = found.data;
      const mine = this.#ofLane(laneId);
      const obstacle = obstacleTo(lane, mine.length) ?? this.#paused(lane);
      if (obstacle) return obstacle;
      const taken = new Set(mine.map((one) => one.number));
      const number = [1, 2, 3, 4, 5, 6, 7, 8].find((n) => !taken.has(n)) ?? mine.length + 1;
      return this.#start(lane, number, size, opener);
    });
  }

  /** Sends keystrokes. */
  write(id: TerminalId, data: string): Result<void> {
    const live = this.#live.get(id);
    if (!live) return gone();
    const lane = this.#deps.engine.world.lanes[live.laneId];
    const paused = lane ? this.#paused(lane) : null;
    if (paused) return paused;
    if (live.child.write(data)) return ok(undefined);
    return fail('refused', 'What runs in this terminal does not read what was typed before.', {
      kept: 'What was just typed was not sent.',
      next: 'Wait for it, or close the terminal.',
    });
  }

  resize(id: TerminalId, { cols, rows }: TerminalSize): Result<void> {
    const live = this.#live.get(id);
    if (!live) return gone();
    live.child.resize(cols, rows);
    return ok(undefined);
  }

  /** Ends a terminal and all that was started in it. */
  async close(id: TerminalId, ifIdle: boolean, by: HumanActor): Promise<Result<void>> {
    const live = this.#live.get(id);
    if (!live) return gone();
    const program = ifIdle ? live.child.foreground() : null;
    if (program !== null)
      return fail('refused', `${program} runs in terminal ${live.number}.`, {
        kept: 'It goes on.',
        next: 'End it first, or close the terminal all the same.',
        details: { program },
      });
    await this.#end(live, 'closed', by);
    return ok(undefined);
  }

  /** A page of what was shown. */
  read(id: TerminalId, after: number): Result<{ data: string; offset: number; end: number }> {
    const live = this.#live.get(id);
    if (!live) return gone();
    const { end } = live.stream;
    return ok({ ...live.stream.read(after, pageLength), end });
  }

  /** Sends what is shown from now on, and at once where that begins; null where there is no such terminal. */
  watch(id: TerminalId, send: (offset: number, data: string) => void): TerminalWatch | null {
    const live = this.#live.get(id);
    if (!live) return null;
    send(live.stream.end, '');
    return live.stream.watch(send);
  }

  /** Ends all terminals of a lane that is about to be closed. */
  async endLane(laneId: LaneId): Promise<void> {
    await Promise.all(this.#ofLane(laneId).map((live) => this.#end(live, 'lane-closed', switchyard)));
  }

  /** Ends all terminals; used at shutdown. */
  async endAll(): Promise<void> {
    await Promise.all([...this.#live.values()].map((live) => this.#end(live, 'host-ended', switchyard)));
  }

  async #start(lane: Lane, number: number, size: TerminalSize, opener: HumanActor): Promise<Result<Live>> {
    const { engine, supervisor, ids } = this.#deps;
    const laneId = lane.id;
    const id = ids<TerminalId>('terminal');
    // It cannot have said anything before the next turn of the event loop.
    let stream: TerminalStream | null = null;
    const child = await supervisor.openTerminal({
      owner: laneId,
      runId: id,
      cwd: lane.worktreePath,
      env: laneEnvironment(this.#deps, lane),
      ...size,
      onData: (text) => stream?.push(text),
    });
    if (child.pid === 0) return notOpened(await child.exited, lane);
    stream = new TerminalStream(child);
    const data = { laneId, terminalId: id, number, shell: child.shell, pid: child.pid };
    const recorded = await engine.dispatch({ type: 'lane.recordTerminalOpened', data }, { actor: opener });
    if (!recorded.ok) {
      await supervisor.end(laneId, 0, id);
      return recorded;
    }
    const live: Live = { id, laneId, number, opener, child, stream, over: Promise.resolve(), ending: null };
    this.#live.set(id, live);
    live.over = child.exited.then((exit) => this.#recordEnd(live, exit));
    return ok(live);
  }

  async #end(live: Live, end: TerminalEnd, by: Actor): Promise<void> {
    const { supervisor } = this.#deps;
    live.ending ??= { end, by };
    // What stands still is killed without running again; else the shell is asked in the way that shells listen to.
    const frozen = supervisor.isFrozen(live.laneId);
    if (!frozen) live.child.hangUp();
    await supervisor.end(live.laneId, frozen ? 0 : grace, live.id);
    await live.over;
  }

  async #recordEnd(live: Live, { code, signal }: ChildExit): Promise<void> {
    const { id, laneId, stream, opener } = live;
    stream.finish();
    this.#live.delete(id);
    const { end, by } = live.ending ?? { end: 'exited', by: opener };
    const data = { laneId, terminalId: id, end, exitCode: code, signal };
    await this.#deps.engine.dispatch({ type: 'lane.recordTerminalClosed', data }, { actor: by });
  }

  #ofLane(laneId: LaneId): readonly Live[] {
    return [...this.#live.values()].filter((live) => live.laneId === laneId);
  }

  #paused(lane: Lane): ReturnType<typeof fail> | null {
    if (!standsStill(this.#deps, lane.id) && !this.#deps.supervisor.isFrozen(lane.id)) return null;
    return fail('paused', `${lane.name} is paused; its terminals stand still with it.`, {
      kept: 'Nothing was typed.',
      next: 'Resume it, then go on.',
    });
  }
}

const gone = () =>
  fail('not-found', 'This terminal has ended.', { next: 'Open another one in the lane’s Terminal tab.' });

function obstacleTo(lane: Lane, open: number): ReturnType<typeof fail> | null {
  if (lane.phase === 'closed')
    return fail('refused', `${lane.name} is closed.`, { next: 'Reopen it first.' });
  if (!existsSync(lane.worktreePath))
    return fail('refused', `The worktree of ${lane.name} is not there.`, {
      next:
        lane.phase === 'preparing'
          ? 'Wait until it is made.'
          : 'Close the lane and reopen it from its snapshot.',
    });
  if (open < limit) return null;
  return fail('refused', `${lane.name} has ${open} terminals open already.`, { next: 'Close one of them.' });
}

function notOpened({ refused, error }: ChildExit, { name, worktreePath }: Lane): ReturnType<typeof fail> {
  const message = error ?? 'The shell could not be started.';
  if (refused === 'paused' || refused === 'ending')
    return fail('paused', `${name} stands still; no terminal is opened in it.`);
  return fail('refused', message, {
    kept: 'Lanes, agents and everything else work without it.',
    next: `Until that is mended, a terminal of your own in ${worktreePath} does the same.`,
  });
}
