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
  expect(index(begun).window(laneId, 0, 100)).toMatchObject([
    { kind: 'turn', from: 10, to: null, title: 'Do it', state: 'running' },
  ]);
  const ended = at(30, {
    type: 'lane.turnEnded',
    data: { laneId, turnId: 't' as TurnId, outcome: 'completed', message: null },
  });
  const both = index(begun, ended);
  expect(both.window(laneId, 0, 100)).toMatchObject([{ from: 10, to: 30, state: 'completed' }]);
  expect(both.window(laneId, 31, 100)).toEqual([]);
  expect(both.window('other', 0, 100)).toEqual([]);
});

test('a pause of the fleet covers each lane that it stopped until it is resumed', () => {
  const lanes = [{ laneId, state: 'stopped' as const, processes: 1, milliseconds: 1 }];
  const spans = index(
    at(5, { type: 'fleet.paused', data: { reason: null, lanes, processes: 1, milliseconds: 1 } }),
    at(9, { type: 'fleet.resumed', data: { laneIds: [laneId], processes: 1 } }),
  );
  expect(spans.window(laneId, 0, 100)).toMatchObject([{ kind: 'paused', from: 5, to: 9 }]);
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
  expect(spans.window(laneId, 0, 100)).toMatchObject([
    { kind: 'approval', from: 1, to: 4, title: 'ls', state: 'void' },
  ]);
});

test('whatever happens, spans are in the order of their beginning and none ends before it begins', () => {
  fc.assert(
    fc.property(histories(), (events) => {
      const spans = index(...events);
      const lanes = new Set(events.flatMap((e) => ('laneId' in e.data ? [e.data.laneId] : [])));
      for (const lane of lanes) {
        const found = spans.window(lane, 0, Number.MAX_SAFE_INTEGER);
        expect(found.every((s) => s.to === null || s.to >= s.from)).toBe(true);
        expect(found.map((s) => s.from)).toEqual(found.map((s) => s.from).sort((a, b) => a - b));
      }
    }),
  );
});
