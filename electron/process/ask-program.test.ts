import { expect, test } from 'vitest';
import { askProgram } from './ask-program.ts';

test('a program says its version', async () => {
  expect(await askProgram('echo', ['1.2.3'], 5_000)).toBe('1.2.3\n');
});

test('whatever cannot be started, or fails, or takes too long says nothing', async () => {
  expect(await askProgram('/no/such/program', [], 5_000)).toBeNull();
  expect(await askProgram('false', [], 5_000)).toBeNull();
  expect(await askProgram('sleep', ['60'], 50)).toBeNull();
  expect(await askProgram('echo', ['a\0b'], 5_000)).toBeNull();
});
