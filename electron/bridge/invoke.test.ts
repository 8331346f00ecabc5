import { expect, test } from 'vitest';
import { fail, FailureError, ok } from '../../shared/kernel/result.ts';
import { lineLog } from '../platform/log.ts';
import { type Caller } from './host-port.ts';
import { makeInvoke } from './invoke.ts';
import { fakeHandlers } from './testing/fake-host.ts';

const caller: Caller = { actor: { kind: 'human', via: 'rpc' } };

function setUp(given: Parameters<typeof fakeHandlers>[0] = {}) {
  const lines: string[] = [];
  const invoke = makeInvoke(
    fakeHandlers(given),
    lineLog((line) => lines.push(line)),
    () => 'fault_1',
  );
  return { invoke, lines };
}

test('a name that is no call is refused, also names every object has', async () => {
  const { invoke } = setUp();
  for (const name of ['nope', '__proto__', 'constructor', 'toString', '']) {
    expect(await invoke(name, {}, caller)).toMatchObject({ ok: false, error: { type: 'unknown-call' } });
  }
});

test('input that does not fit is refused with the paths, before the handler runs', async () => {
  let ran = false;
  const { invoke } = setUp({
    'lane.launch': () => {
      ran = true;
      return Promise.resolve(fail('refused', 'no'));
    },
  });
  const result = await invoke('lane.launch', { projectId: 'p', agentId: 'a', task: { title: 1 } }, caller);
  expect(result).toMatchObject({ ok: false, error: { type: 'invalid-input' } });
  expect(JSON.stringify(result)).toContain('"path":"task.title"');
  expect(JSON.stringify(result)).toContain('"path":"task.brief"');
  expect(ran).toBe(false);
});

test('the handler gets parsed input with defaults, and the caller', async () => {
  let seen: unknown = null;
  const { invoke } = setUp({
    'audit.read': (input, by) => {
      seen = { input, by };
      return Promise.resolve(ok({ events: [], more: false }));
    },
  });
  expect(await invoke('audit.read', { surplus: 1 }, caller)).toEqual(ok({ events: [], more: false }));
  expect(seen).toEqual({ input: { after: 0, limit: 500 }, by: caller });
});

test('a bug becomes `internal` with an id that the log has too, and no internals leak', async () => {
  const { invoke, lines } = setUp({ 'fleet.get': () => Promise.reject(new Error('secret detail')) });
  const result = await invoke('fleet.get', {}, caller);
  expect(result).toMatchObject({ ok: false, error: { type: 'internal' } });
  expect(JSON.stringify(result)).toContain('fault_1');
  expect(JSON.stringify(result)).not.toContain('secret detail');
  expect(lines.join()).toContain('secret detail');
  expect(lines.join()).toContain('fault_1');
});

test('a handler that throws at once does not escape either', async () => {
  const { invoke } = setUp({
    'fleet.get': () => {
      throw new Error('at once');
    },
  });
  expect(await invoke('fleet.get', {}, caller)).toMatchObject({ error: { type: 'internal' } });
});

test('a thrown FailureError is the failure that it carries', async () => {
  const { invoke, lines } = setUp({
    'fleet.get': () => Promise.reject(new FailureError({ type: 'storage', message: 'disk full' })),
  });
  expect(await invoke('fleet.get', {}, caller)).toEqual(fail('storage', 'disk full'));
  expect(lines).toEqual([]);
});

test('a lane cannot call the contract, whatever the types were told', async () => {
  const { invoke } = setUp({ 'fleet.get': () => Promise.reject(new Error('ran')) });
  const lane = { actor: { kind: 'lane' } } as unknown as Caller;
  expect(await invoke('fleet.get', {}, lane)).toMatchObject({ error: { type: 'unauthorised' } });
});
