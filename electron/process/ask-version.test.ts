import { expect, test } from 'vitest';
import { askVersion } from './ask-version.ts';

test('a program says its version', async () => {
  expect(await askVersion('echo', ['1.2.3'], 5_000)).toBe('1.2.3\n');
});

test('whatever cannot be started, or fails, or takes too long says nothing', async () => {
  expect(await askVersion('/no/such/program', [], 5_000)).toBeNull();
  expect(await askVersion('false', [], 5_000)).toBeNull();
  expect(await askVersion('sleep', ['60'], 50)).toBeNull();
  expect(await askVersion('echo', ['a\0b'], 5_000)).toBeNull();
});
