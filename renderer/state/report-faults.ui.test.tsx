// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest';
import { ok } from '../../shared/kernel/result.ts';
import { type FakeHost, startFakeHost } from '../testing/fake-host.ts';
import { reportFaults } from './report-faults.ts';

let end: () => void = () => undefined;
let host: FakeHost | null = null;

afterEach(() => {
  end();
  host?.stop();
});

it('tells the host what nobody caught, and not without end', async () => {
  host = await startFakeHost([], { 'fault.report': () => ok({ written: true }) });
  end = reportFaults();
  window.dispatchEvent(new ErrorEvent('error', { error: new TypeError('no such thing') }));
  window.dispatchEvent(Object.assign(new Event('unhandledrejection'), { reason: 'gone' }));
  expect(host.calls('fault.report')).toMatchObject([
    { message: 'TypeError: no such thing', place: 'script', stack: expect.stringContaining('TypeError') },
    { message: 'gone', place: 'promise' },
  ]);
  for (let n = 0; n < 100; n++) window.dispatchEvent(new ErrorEvent('error', { error: new Error('again') }));
  expect(host.calls('fault.report').length).toBeLessThan(30);
});
