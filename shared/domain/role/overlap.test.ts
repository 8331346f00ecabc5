import { describe, expect, it } from 'vitest';
import { type Mandated, overlapAtWork, overlapOf, overlapsAmong } from './overlap.ts';

const role = (id: string, changes: Partial<Mandated> = {}): Mandated => ({
  id,
  name: id,
  mandate: `Does ${id.repeat(4)} with ${id.repeat(5)}.`,
  outputs: [],
  paths: [],
  ...changes,
});

describe('two mandates', () => {
  it('overlap where both may write the same paths, and say which', () => {
    const [reason] = overlapOf(
      role('a', { paths: ['src/**', 'docs/**'] }),
      role('b', { paths: ['src/api/*.ts'] }),
    );
    expect(reason).toEqual({ kind: 'paths', text: 'Both may write src/** and src/api/*.ts.' });
  });

  it('overlap where both hand over the same, however it is written', () => {
    const [reason] = overlapOf(
      role('a', { outputs: ['The API contract.'] }),
      role('b', { outputs: ['API contract'] }),
    );
    expect(reason).toEqual({ kind: 'outputs', text: 'Both hand over The API contract.' });
  });

  it('overlap where their sentences are alike, with the words that they share', () => {
    const [reason] = overlapOf(
      role('a', { mandate: 'Writes tests for new features.' }),
      role('b', { mandate: 'Writes the tests of every feature.' }),
    );
    expect(reason).toEqual({
      kind: 'mandate',
      text: 'Their sentences are 100 % alike: writes, tests, features.',
    });
  });

  it('do not overlap because both may write anywhere', () => {
    expect(overlapOf(role('a'), role('b'))).toEqual([]);
  });

  it('are compared pair by pair', () => {
    const paths = ['src/**'];
    const found = overlapsAmong([role('a', { paths }), role('b'), role('c', { paths })]);
    expect(found.map(({ a, b }) => [a, b])).toEqual([['a', 'c']]);
  });
});

describe('beside a lane at work', () => {
  const engaged = (id: string, writeSet: string[], changes: Partial<Mandated> = {}) => ({
    role: role(id, changes),
    writeSet,
  });

  it('the same role is fine with write sets that do not meet', () => {
    expect(overlapAtWork(engaged('a', ['src/**']), engaged('a', ['docs/**']))).toEqual([]);
  });

  it('the same role is pointed out where the write sets meet or are not declared', () => {
    const meet = overlapAtWork(engaged('a', ['src/**']), engaged('a', ['src/x.ts']));
    expect(meet).toEqual([
      { kind: 'same-role', text: 'Both carry the same role, and their write sets meet.' },
    ]);
    expect(overlapAtWork(engaged('a', []), engaged('a', ['src/x.ts']))[0]?.text).toContain('do not say who');
  });

  it('path scopes that meet count no longer where the write sets are apart', () => {
    const paths = ['src/**'];
    const [a, b] = [engaged('a', ['src/a/**'], { paths }), engaged('b', ['src/b/**'], { paths })];
    expect(overlapAtWork(a, b)).toEqual([]);
    expect(overlapAtWork({ ...a, writeSet: [] }, b).map(({ kind }) => kind)).toEqual(['paths']);
  });
});
