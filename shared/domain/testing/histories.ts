import fc from 'fast-check';
import { type Actor, switchyard } from '../actor.ts';
import { type DomainEvent, type Recorded, streamOf } from '../event.ts';
import { type CommandId } from '../ids.ts';
import { type World, emptyWorld, evolve } from '../world.ts';
import { approvalMoves } from './approval-moves.ts';
import { laneMoves } from './lane-moves.ts';
import { mergeMoves } from './merge-moves.ts';
import { type Draw } from './draw.ts';
import { messageMoves } from './message-moves.ts';
import { missionMoves } from './mission-moves.ts';
import { projectMoves } from './project-moves.ts';
import { reservationMoves } from './reservation-moves.ts';
import { reviewMoves } from './review-moves.ts';

/** One step of a walk: which of the possible events happens, the numbers that fill it, and how long after the last one. */
interface Step {
  readonly choice: number;
  readonly seed: number;
  readonly wait: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  choice: fc.nat(1_000_000),
  seed: fc.nat(1_000_000),
  wait: fc.nat(100_000),
});

const human: Actor = { kind: 'human', via: 'rpc' };

/** Histories that could have happened: each event follows from the world that the ones before it made. */
export const histories = (maxLength = 80): fc.Arbitrary<readonly Recorded[]> =>
  fc.array(step, { minLength: 1, maxLength, size: 'max' }).map(walk);

function walk(steps: readonly Step[]): readonly Recorded[] {
  const events: Recorded[] = [];
  const versions = new Map<string, number>();
  let world: World = emptyWorld;
  let at = 1_700_000_000_000;
  for (const { choice, seed, wait } of steps) {
    const moves = possible(world, drawing(seed, events.length));
    const event = moves[choice % moves.length]?.();
    if (!event) continue;
    at += wait;
    const recorded = stamp(event, events.length + 1, at, seed % 3 === 0 ? switchyard : human, versions);
    events.push(recorded);
    world = evolve(world, recorded);
  }
  return events;
}

function possible(world: World, draw: Draw): readonly (() => DomainEvent)[] {
  return [
    ...projectMoves(world, draw),
    ...laneMoves(world, draw),
    ...approvalMoves(world, draw),
    ...reviewMoves(world, draw),
    ...reservationMoves(world, draw),
    ...messageMoves(world, draw),
    ...missionMoves(world, draw),
    ...mergeMoves(world, draw),
  ];
}

function stamp(
  event: DomainEvent,
  sequence: number,
  at: number,
  actor: Actor,
  versions: Map<string, number>,
): Recorded {
  const stream = streamOf(event);
  const version = (versions.get(stream) ?? 0) + 1;
  versions.set(stream, version);
  const commandId = `cmd_${sequence}` as CommandId;
  return { ...event, sequence, stream, version, schema: 1, at, actor, commandId, cause: null };
}

function drawing(seed: number, step: number): Draw {
  let state = (seed + 1) * 7919;
  const number = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  return {
    number,
    id: <T extends string>(prefix: string) => `${prefix}_${String(step).padStart(4, '0')}` as T,
    oid: () =>
      number(2 ** 31)
        .toString(16)
        .padStart(40, '0'),
    one: (items) => items[number(items.length)],
    maybe: (value) => (number(2) === 0 ? value : null),
  };
}
