import { type Invoke } from '../../shared/contract/index.ts';
import { fail } from '../../shared/kernel/result.ts';
import { browserTransport } from './browser-transport.ts';
import { desktopTransport } from './desktop-transport.ts';
import { type Transport } from './transport.ts';

let installed: Transport | null = null;

/** The transport for where this page runs. */
export function detectTransport(): Transport {
  return window.switchyard ? desktopTransport(window.switchyard) : browserTransport(window.location.origin);
}

/** Names the transport that all calls take; once at start, and in tests. */
export function installTransport(transport: Transport): void {
  installed = transport;
}

/** The transport in use. */
export function transportInUse(): Transport | null {
  return installed;
}

/** Calls the host. Never rejects: failure is data. */
export const invoke: Invoke = (name, input) =>
  installed === null ? Promise.resolve(fail('offline', 'Not connected yet.')) : installed.invoke(name, input);
