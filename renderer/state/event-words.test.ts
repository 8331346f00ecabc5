import { describe, expect, it } from 'vitest';
import { type DomainEvent } from '../../shared/domain/event.ts';
import { type AgentId, type LaneId, type MergeId, type MissionId } from '../../shared/domain/ids.ts';
import { emptyWorld, type World } from '../../shared/domain/world.ts';
import { actorDetail, actorWords, eventWords, typeWords } from './event-words.ts';

const names = {
  ...emptyWorld,
  lanes: { l1: { name: 'GreenCastle' } },
  merges: { m1: { targetBranch: 'main' } },
} as unknown as World;
const ids = { mergeId: 'm1' as MergeId, laneId: 'l1' as LaneId };

describe('events in words', () => {
  it('tells the merge journal', () => {
    const say = (event: DomainEvent) => eventWords(event, names);
    expect(
      say({
        type: 'merge.conflicted',
        data: { ...ids, targetOid: '9d27e14aaaa', files: [{ path: 'a', kind: 'content', hunks: [] }] },
      }),
    ).toBe('GreenCastle conflicts with 9d27e14 in 1 file');
    expect(
      say({
        type: 'merge.landed',
        data: {
          ...ids,
          kind: 'merge',
          oldOid: 'aaaaaaaa',
          newOid: 'bbbbbbbb',
          laneOid: 'c',
          checkout: 'fast-forwarded',
        },
      }),
    ).toBe('main aaaaaaa to bbbbbbb, GreenCastle landed');
    expect(
      say({
        type: 'merge.verifyFinished',
        data: { ...ids, exitCode: 1, timedOut: false, milliseconds: 61_000 },
      }),
    ).toBe('Verify failed for GreenCastle, exit 1, 61.0 s');
    expect(
      say({
        type: 'merge.verifyFinished',
        data: { ...ids, exitCode: null, timedOut: true, milliseconds: 900 },
      }),
    ).toBe('Verify of GreenCastle stopped at its time limit, 900 ms');
    expect(say({ type: 'merge.failed', data: { ...ids, reason: 'exit 1' } })).toBe(
      'GreenCastle failed, main untouched: exit 1',
    );
  });

  it('says an unknown exit code as unknown, not as 0', () => {
    const event: DomainEvent = {
      type: 'merge.verifyFinished',
      data: { ...ids, exitCode: null, timedOut: false, milliseconds: 5 },
    };
    expect(eventWords(event, names)).toContain('exit unknown');
  });

  it('has words for what it does not know', () => {
    expect(
      eventWords({ type: 'lane.futureThing', data: { laneId: 'l1' } } as unknown as DomainEvent, names),
    ).toBe('lane future thing');
    expect(eventWords({ type: 'merge.landed', data: null } as unknown as DomainEvent, names)).toBe(
      'merge landed',
    );
    expect(typeWords('lane.interruptEscalated')).toBe('lane interrupt escalated');
  });

  it('counts processes in English', () => {
    const paused = (processes: number): DomainEvent => ({
      type: 'lane.paused',
      data: { laneId: 'l1' as LaneId, processes, milliseconds: 8 },
    });
    expect(eventWords(paused(1), names)).toBe('GreenCastle paused, 1 process in 8 ms');
    expect(eventWords(paused(3), names)).toBe('GreenCastle paused, 3 processes in 8 ms');
  });

  it('names who did it', () => {
    expect(actorWords({ kind: 'human', via: 'cli' }, names)).toBe('You');
    expect(actorDetail({ kind: 'human', via: 'cli' })).toBe('on the command line');
    const lane = {
      kind: 'lane',
      laneId: 'l1' as LaneId,
      agentId: 'codex' as AgentId,
      model: 'gpt',
      credential: 'Max plan',
    } as const;
    expect(actorWords(lane, names)).toBe('GreenCastle');
    expect(actorDetail(lane)).toBe('codex gpt, Max plan');
    expect(actorWords({ kind: 'switchyard' }, names)).toBe('Switchyard');
  });

  it('tells of missions, roles and trust', () => {
    const known = { ...names, missions: { mission_1: { title: 'Tax' } } } as unknown as World;
    const missionId = 'mission_1' as MissionId;
    const say = (event: DomainEvent) => eventWords(event, known);
    const lanes = [{ laneId: 'l1' as LaneId, oid: 'a' }];
    const check = { lanes, state: 'failed' as const, reason: null, culprits: ['l1' as LaneId], runs: 3 };
    expect(say({ type: 'mission.checked', data: { missionId, check } })).toBe(
      'Tax: GreenCastle fail together, broken by GreenCastle',
    );
    expect(say({ type: 'mission.taskSkipped', data: { missionId, taskId: 'T2', reason: 'late' } })).toBe(
      'T2 of Tax skipped: late',
    );
    const trust = { agentId: 'codex' as AgentId, model: null, word: 'trusted' as const, reason: 'known' };
    expect(say({ type: 'trust.set', data: trust })).toBe('codex trusted: known');
  });
});
