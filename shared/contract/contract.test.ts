import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type z } from 'zod';
import { histories } from '../domain/testing/histories.ts';
import { emptyWorld, evolve } from '../domain/world.ts';
import { contract, contractAsJsonSchema, isCallName } from './index.ts';
import {
  toApprovalView,
  toFleetView,
  toLaneView,
  toMergeView,
  toMissionView,
  toProjectView,
  toReviewView,
} from './present.ts';
import { approvalView } from './views/approval.ts';
import { fleetView } from './views/fleet.ts';
import { laneView } from './views/lane.ts';
import { mergeView } from './views/merge.ts';
import { missionView } from './views/mission.ts';
import { projectView } from './views/project.ts';
import { reviewView } from './views/review.ts';

const names = Object.keys(contract);

describe('the contract', () => {
  it('names every call noun.verb and says in a sentence what it does', () => {
    for (const name of names) expect(name).toMatch(/^[a-z]+\.[a-z][A-Za-z]*$/);
    for (const { about } of Object.values(contract)) expect(about).toMatch(/^[A-Z].*\.$/);
  });

  it('knows its own calls and no property of an object', () => {
    for (const name of names) expect(isCallName(name)).toBe(true);
    for (const name of ['toString', '__proto__', 'constructor', 'lane', 'lane.nothing', '']) {
      expect(isCallName(name)).toBe(false);
    }
  });

  it('takes an object in every call', () => {
    for (const [name, { input }] of Object.entries(contract)) {
      for (const wrong of [null, undefined, 5, 'x', []]) {
        expect([name, (input as z.ZodType).safeParse(wrong).success]).toEqual([name, false]);
      }
    }
  });

  it('can be written down as JSON Schema, every call of it', () => {
    const schema = JSON.parse(JSON.stringify(contractAsJsonSchema())) as {
      calls: Record<string, { about: string; input: { type?: string }; output: object }>;
    };
    expect(Object.keys(schema.calls)).toEqual(names);
    for (const [name, { input, output }] of Object.entries(schema.calls)) {
      expect([name, input.type]).toEqual([name, 'object']);
      expect(Object.keys(output).length).toBeGreaterThan(0);
    }
  });

  it('fills in defaults, and refuses what is too long', () => {
    const decide = contract['approval.decide'].input.parse({
      approvalId: 'approval_a',
      outcome: 'reject',
    });
    expect(decide.scope).toBe('once');
    const text = 'x'.repeat(200_001);
    expect(contract['lane.prompt'].input.safeParse({ laneId: 'lane_1', text }).success).toBe(false);
    expect(
      contract['agent.register'].input.safeParse({ id: '../x', name: 'x', protocol: 'acp', command: 'x' })
        .success,
    ).toBe(false);
  });

  it('takes no property of an object for an id', () => {
    for (const name of [...Object.getOwnPropertyNames(Object.prototype), '', 'lane 1']) {
      expect(contract['lane.get'].input.safeParse({ laneId: name }).success).toBe(false);
      expect(contract['agent.remove'].input.safeParse({ id: name }).success).toBe(name === 'lane 1');
    }
    expect(contract['lane.get'].input.safeParse({ laneId: 'lane_1m7wphkmmanvds5282ce8' }).success).toBe(true);
  });

  it('takes nothing for a program that no program can be given', () => {
    const agent = { id: 'x', name: 'x', protocol: 'acp', command: 'x' };
    const takes = (more: object) => contract['agent.register'].input.safeParse({ ...agent, ...more }).success;
    expect(takes({ args: ['a b', ''], env: { A: '=' } })).toBe(true);
    for (const wrong of [{ command: 'a\0' }, { args: ['\0'] }, { env: { 'A=': '' } }, { env: { A: '\0' } }])
      expect(takes(wrong)).toBe(false);
  });

  it('has room for everything that can happen: views parse, and lose nothing', () => {
    const same = (schema: z.ZodType, view: unknown): void => expect(schema.parse(view)).toEqual(view);
    fc.assert(
      fc.property(histories(120), (events) => {
        const world = events.reduce(evolve, emptyWorld);
        for (const lane of Object.values(world.lanes)) same(laneView, toLaneView(lane));
        for (const project of Object.values(world.projects)) same(projectView, toProjectView(project));
        for (const approval of Object.values(world.approvals)) same(approvalView, toApprovalView(approval));
        for (const merge of Object.values(world.merges)) same(mergeView, toMergeView(merge));
        for (const mission of Object.values(world.missions))
          same(missionView, toMissionView(mission, world.lanes));
        for (const review of Object.values(world.reviews)) same(reviewView, toReviewView(review));
        same(fleetView, toFleetView(world.fleet));
      }),
      { numRuns: 100 },
    );
  });
});
