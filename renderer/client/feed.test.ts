import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { type DomainEvent, type Recorded } from '../../shared/domain/event.ts';
import {
  type FeedEffect,
  type FeedInput,
  type FeedState,
  initialFeed,
  stepFeed,
  waitBefore,
} from './feed.ts';

const event = (sequence: number) =>
  ({
    sequence,
    type: 'fleet.resumed',
    data: { laneIds: [], processes: 0 },
  }) as unknown as Recorded<DomainEvent>;
const events = (...sequences: number[]): FeedInput => ({
  type: 'received',
  message: { kind: 'events', events: sequences.map(event) },
});
const hello = (sequence: number): FeedInput => ({
  type: 'received',
  message: { kind: 'hello', sequence, version: '0.1.0' },
});

function play(inputs: readonly FeedInput[], from: FeedState = initialFeed) {
  const effects: FeedEffect[] = [];
  let state = from;
  for (const input of inputs) {
    const step = stepFeed(state, input);
    state = step.state;
    effects.push(...step.effects);
  }
  return { state, effects };
}

const applied = (effects: readonly FeedEffect[]) =>
  effects.flatMap((e) => (e.type === 'apply' ? e.events.map((x) => x.sequence) : []));

describe('feed', () => {
  it('connects after the world and applies what follows', () => {
    const { state, effects } = play([{ type: 'started', sequence: 7 }, hello(9), events(8, 9)]);
    expect(state).toEqual({ phase: 'live', sequence: 9, attempts: 0 });
    expect(effects[0]).toEqual({ type: 'connect', after: 7 });
    expect(applied(effects)).toEqual([8, 9]);
  });

  it('skips what it has already', () => {
    const { effects } = play([{ type: 'started', sequence: 7 }, hello(9), events(6, 7, 8), events(8, 9)]);
    expect(applied(effects)).toEqual([8, 9]);
  });

  it('applies up to a gap, then asks again from there', () => {
    const { state, effects } = play([{ type: 'started', sequence: 1 }, hello(5), events(2, 4, 5)]);
    expect(applied(effects)).toEqual([2]);
    expect(effects.slice(-2)).toEqual([{ type: 'disconnect' }, { type: 'connect', after: 2 }]);
    expect(state.sequence).toBe(2);
  });

  it('waits longer after each loss, says offline in the end, and recovers', () => {
    const start: FeedInput = { type: 'started', sequence: 3 };
    const lost: FeedInput = { type: 'closed' };
    const due: FeedInput = { type: 'due' };
    const one = play([start, hello(3), lost]);
    expect(one.state.phase).toBe('reconnecting');
    const many = play([due, lost, due, lost, due, lost], one.state);
    expect(many.state.phase).toBe('offline');
    expect(many.effects.filter((e) => e.type === 'connect')).toEqual([
      { type: 'connect', after: 3 },
      { type: 'connect', after: 3 },
      { type: 'connect', after: 3 },
    ]);
    expect(play([due, hello(3)], many.state).state).toEqual({ phase: 'live', sequence: 3, attempts: 0 });
    expect([1, 2, 3, 20].map(waitBefore)).toEqual([250, 500, 1000, 5000]);
  });

  it('reads the world anew when the host stands before us', () => {
    const { state, effects } = play([{ type: 'started', sequence: 50 }, hello(12)]);
    expect(effects.slice(-2)).toEqual([{ type: 'disconnect' }, { type: 'reload' }]);
    expect(state.sequence).toBe(0);
  });

  it('reads the world when the first read failed', () => {
    expect(play([{ type: 'unreachable' }, { type: 'due' }]).effects).toEqual([
      { type: 'wait', milliseconds: 250 },
      { type: 'reload' },
    ]);
  });

  it('applies every event exactly once and in order, however batches overlap or fall out', () => {
    const batch = fc.record({
      from: fc.integer({ min: 1, max: 40 }),
      length: fc.integer({ min: 1, max: 10 }),
    });
    fc.assert(
      fc.property(fc.array(batch, { maxLength: 40 }), (batches) => {
        const inputs = batches.map(({ from, length }) =>
          events(...Array.from({ length }, (_, i) => from + i)),
        );
        const { state, effects } = play([{ type: 'started', sequence: 0 }, hello(60), ...inputs]);
        expect(applied(effects)).toEqual(Array.from({ length: state.sequence }, (_, i) => i + 1));
      }),
    );
  });
});
