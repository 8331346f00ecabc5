import { describe, expect, it } from 'vitest';
import { emptyWorld, evolve } from '../../shared/domain/world.ts';
import { type DomainEvent, type Recorded } from '../../shared/domain/event.ts';
import { type Lane } from '../../shared/domain/lane/state.ts';
import { laneIdOf, laneRunning, turnEnded } from '../testing/events.ts';
import { closingWords, hasUnmerged, timeInState, usageWords } from './lane-status.ts';

function laneAfter(events: readonly DomainEvent[]): Lane {
  const world = events.reduce(
    (w, event, i) => evolve(w, { ...event, sequence: i + 1, at: i * 1000 } as Recorded<DomainEvent>),
    emptyWorld,
  );
  return world.lanes[laneIdOf('Oak')] as Lane;
}
const usage = {
  inputTokens: null,
  cachedTokens: null,
  outputTokens: null,
  contextUsed: null,
  contextSize: null,
  cost: null,
  currency: null,
};

describe('the words of a lane', () => {
  it('calls unknown what was not reported, never 0', () => {
    const unknown = { spend: 'spend', provenance: 'unknown', context: 'ctx unknown' };
    expect(usageWords(null)).toEqual(unknown);
    expect(usageWords(usage)).toEqual(unknown);
    expect(usageWords({ ...usage, cost: 0, currency: 'USD' })).toMatchObject({
      spend: '$0.00',
      provenance: 'est.',
    });
    expect(usageWords({ ...usage, outputTokens: 12_400, contextUsed: 88_000, contextSize: 200_000 })).toEqual(
      {
        spend: '12k tokens',
        provenance: 'no price',
        context: 'ctx 44%',
      },
    );
  });

  it('tells the turn while it runs and the state when it does not', () => {
    expect(timeInState(laneAfter(laneRunning('Oak')), 300_000)).toBe('turn 1, 4m 58s');
    expect(timeInState(laneAfter([...laneRunning('Oak'), ...turnEnded('Oak')]), 13_000)).toBe('10s');
  });

  it('says what closing would lose', () => {
    const running = laneAfter([...laneRunning('Oak'), ...turnEnded('Oak'), ...laneRunning('Oak').slice(2)]);
    expect(closingWords(running).lost).toBe(
      '2 changed files (+12 −3) did not land. The running turn ends in the middle.',
    );
    expect(hasUnmerged(running)).toBe(true);
    const untouched = laneAfter([...laneRunning('Oak'), ...turnEnded('Oak', 0)]);
    expect(closingWords(untouched).lost).toBeNull();
    expect(hasUnmerged(untouched)).toBe(false);
  });
});
