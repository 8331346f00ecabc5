import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DomainEvent, type Recorded } from '../../shared/domain/event.ts';
import { histories } from '../../shared/domain/testing/histories.ts';
import { type ApprovalId, type LaneId, type TurnId } from '../../shared/domain/ids.ts';
import { SpanIndex } from './span-index.ts';

const laneId = 'lane_1' as LaneId;
let sequence = 0;
const at = (time: number, event: DomainEvent): Recorded =>
  ({ ...event, sequence: ++sequence, at: time }) as Recorded;

/** Everything in a lane that touches a window, by track and beginning. */
const spansOf = (index: SpanIndex, lane: string, from: number, to: number) =>
  index
    .lane(lane)
    .tracks()
    .flatMap(([name, track]) => {
      const begun = track.begunBefore(from);
      const inside = Array.from({ length: track.begunBy(to) - begun }, (_, i) => begun + i);
      return [...track.reaching(begun, from), ...inside].map((i) => ({
        kind: track.kindAt(i),
        from: track.fromAt(i),
        to: track.toAt(i),
        state: index.stateName(track.stateAt(i)),
        title: name === 'tool' ? '' : index.words[track.refAt(i)]?.title,
      }));
    });
const index = (...events: Recorded[]): SpanIndex => {
  const spans = new SpanIndex();
  for (const event of events) spans.add(event);
  return spans;
};

test('a turn is a span from its beginning to its end, and open while it runs', () => {
  const begun = at(10, {
    type: 'lane.turnStarted',
    data: { laneId, turnId: 't' as TurnId, promptId: 'p' as never, text: '\n Do it \nnow' },
  });
  expect(spansOf(index(begun), laneId, 0, 100)).toMatchObject([
    { kind: 'turn', from: 10, to: Infinity, title: 'Do it', state: 'running' },
  ]);
  const ended = at(30, {
    type: 'lane.turnEnded',
    data: { laneId, turnId: 't' as TurnId, outcome: 'completed', message: null },
  });
  const both = index(begun, ended);
  expect(spansOf(both, laneId, 0, 100)).toMatchObject([{ from: 10, to: 30, state: 'completed' }]);
  expect(spansOf(both, laneId, 31, 100)).toEqual([]);
  expect(spansOf(both, 'other', 0, 100)).toEqual([]);
});

test('a pause of the fleet covers each lane that it stopped until it is resumed', () => {
  const lanes = [{ laneId, state: 'stopped' as const, processes: 1, milliseconds: 1 }];
  const spans = index(
    at(5, { type: 'fleet.paused', data: { reason: null, lanes, processes: 1, milliseconds: 1 } }),
    at(9, { type: 'fleet.resumed', data: { laneIds: [laneId], processes: 1 } }),
  );
  expect(spansOf(spans, laneId, 0, 100)).toMatchObject([{ kind: 'paused', from: 5, to: 9 }]);
});

test('a voided question ends', () => {
  const approvalId = 'a' as ApprovalId;
  const spans = index(
    at(1, {
      type: 'approval.requested',
      data: { approvalId, laneId, subject: { command: 'ls', title: 'x' } } as never,
    }),
    at(4, { type: 'approval.voided', data: { approvalId, laneId, reason: 'gone' } }),
  );
  expect(spansOf(spans, laneId, 0, 100)).toMatchObject([
    { kind: 'approval', from: 1, to: 4, title: 'ls', state: 'void' },
  ]);
});

test('whatever happens, spans are in the order of their beginning and none ends before it begins', () => {
  fc.assert(
    fc.property(histories(), (events) => {
      const spans = index(...events);
      const lanes = new Set(events.flatMap((e) => ('laneId' in e.data ? [e.data.laneId] : [])));
      for (const lane of lanes) {
        for (const [, track] of spans.lane(lane).tracks()) {
          const from = Array.from({ length: track.size }, (_, i) => track.fromAt(i));
          expect(from).toEqual(from.toSorted((a, b) => a - b));
          expect(from.every((at, i) => track.toAt(i) >= at)).toBe(true);
        }
      }
    }),
  );
});

test('spend adds up over sessions that begin at nothing', () => {
  const report = (time: number, cost: number): Recorded =>
    at(time, {
      type: 'lane.usageReported',
      data: { laneId, turnId: null, usage: { cost, currency: 'USD' } as never },
    });
  const started = (time: number, origin: 'new' | 'loaded'): Recorded =>
    at(time, { type: 'lane.runStarted', data: { laneId, origin } as never });
  const lane = index(
    started(0, 'new'),
    report(10, 0.5),
    report(20, 0.75),
    started(25, 'loaded'),
    report(30, 1),
    started(35, 'new'),
    report(40, 1.25),
  ).lane(laneId);
  expect([5, 10, 29, 30, 99].map((t) => lane.spentBy(t))).toEqual([0, 0.5, 0.75, 1, 2.25]);
});
