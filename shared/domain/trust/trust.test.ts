import { describe, expect, it } from 'vitest';
import { type DomainEvent, type Recorded } from '../event.ts';
import { type AgentId, type ProjectId } from '../ids.ts';
import { type Lanes } from '../lane/state.ts';
import { neededOf, probationWords, standingOf, standings } from './standing.ts';
import { evolveTrust, type Trust } from './state.ts';

const agentId = 'claude-code' as AgentId;
const projectId = 'project_1' as ProjectId;
const lanes = Object.fromEntries(
  ['a', 'b', 'c', 'd'].map((id) => [id, { id, projectId, agentId, model: null, phase: 'ready' }]),
) as unknown as Lanes;

const event = (type: DomainEvent['type'], data: object): Recorded =>
  ({ type, data, at: 5 }) as unknown as Recorded;
const landed = (laneId: string) => event('merge.landed', { laneId, kind: 'merge' });
const approved = (laneId: string) => event('review.submitted', { laneId, verdict: 'approve' });
const returned = (laneId: string) => event('review.submitted', { laneId, verdict: 'changes' });
const reverted = (laneId: string) => event('merge.reverted', { laneId });
const trespassed = (trespasser: string) => event('reservation.trespassed', { trespasser });
const ruled = (laneId: string, more: object) => event('approval.ruled', { laneId, ...more });
const set = (word: string) => event('trust.set', { agentId, model: null, word, reason: 'I saw it work' });

const after = (...events: Recorded[]): Trust =>
  events.reduce<Trust>((trust, one) => evolveTrust(trust, one, lanes), {});
const standing = (trust: Trust, needed = 3) => standingOf(trust, agentId, null, needed);

describe('an agent', () => {
  it('is on probation until three of its tasks were accepted', () => {
    expect(standing(after(landed('a'), landed('b')))).toMatchObject({ level: 'probation', score: 2 });
    expect(standing(after(landed('a'), landed('b'), landed('c')))).toEqual({
      level: 'trusted',
      by: 'work',
      score: 3,
      needed: 3,
    });
  });

  it('has a task accepted once, by a review or a landing', () => {
    expect(standing(after(approved('a'), landed('a'), landed('a'))).score).toBe(1);
  });

  it('loses trust by work that was returned or taken back, and by violations, each once a lane', () => {
    const earned = [landed('a'), landed('b'), landed('c')];
    expect(standing(after(...earned, returned('a'), returned('a'))).score).toBe(2);
    expect(standing(after(...earned, reverted('b')))).toMatchObject({ level: 'probation', score: 1 });
    expect(standing(after(...earned, trespassed('c'), trespassed('c'))).score).toBe(2);
    expect(standing(after(...earned, ruled('c', { outcome: 'reject' }))).score).toBe(2);
  });

  it('does not lose it by what a rule allowed, nor by a path that another one held', () => {
    expect(
      after(ruled('a', { outcome: 'allow' }), ruled('a', { outcome: 'reject', reserved: true })),
    ).toEqual({});
    expect(after(event('merge.landed', { laneId: 'a', kind: 'revert' }))).toEqual({});
  });

  it('is what the human says, until its work decides again', () => {
    const trusted = after(set('trusted'));
    expect(standing(trusted)).toMatchObject({ level: 'trusted', by: 'human', score: 0 });
    expect(trusted[agentId]?.word).toEqual({ word: 'trusted', reason: 'I saw it work', at: 5 });
    expect(standing(after(landed('a'), landed('b'), landed('c'), set('probation')))).toMatchObject({
      level: 'probation',
      by: 'human',
    });
    expect(standing(after(set('trusted'), set('earned'))).level).toBe('probation');
  });

  it('stands for itself with each model', () => {
    const trust = after(landed('a'));
    expect(standingOf(trust, agentId, 'opus', 1).level).toBe('probation');
    expect(standingOf(trust, agentId, null, 1).level).toBe('trusted');
  });

  it('is trusted from the start where the project asks for nothing, and where it is the rehearsal', () => {
    expect(standing({}, neededOf({ trustAfter: 0 })).level).toBe('trusted');
    expect(neededOf({})).toBe(3);
    expect(standingOf({}, 'rehearsal' as AgentId, null, 3)).toMatchObject({ level: 'trusted', by: 'script' });
  });

  it('says why it is on probation', () => {
    const words = (trust: Trust, model: string | null = null) =>
      probationWords(agentId, model, standingOf(trust, agentId, model, 3));
    expect(words(after(landed('a')))).toBe('claude-code is on probation, with 1 of 3 accepted tasks');
    expect(words({}, 'opus')).toContain('claude-code (opus)');
    expect(words(after(set('probation')))).toBe('claude-code was put on probation');
    expect(words(after(set('trusted')))).toBeNull();
  });
});

it('agents at work are listed before anything counted', () => {
  const [one, ...more] = standings({}, lanes, { id: projectId });
  expect(one).toMatchObject({ agentId, level: 'probation', score: 0, needed: 3, recent: [] });
  expect(more).toEqual([]);
});
