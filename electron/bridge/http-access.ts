import { type IncomingMessage } from 'node:http';
import { fail, ok, type Result } from '../../shared/kernel/result.ts';
import { sameSecret } from '../platform/secrets.ts';
import { type Caller } from './host-port.ts';

/** What a request has to match. The cookie carries the port in its name, because browsers share cookies over ports. */
export interface Access {
  readonly token: string;
  readonly port: number;
}

export const cookieName = (port: number): string => `switchyard_${port}`;

/**
 * Refuses a request that was not sent to this host by one of its loopback names: a page elsewhere whose name was made
 * to point here.
 */
export function checkHost(request: IncomingMessage, port: number): Result<null> {
  const host = request.headers.host?.toLowerCase();
  const allowed = ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${port}`);
  if (host !== undefined && allowed.includes(host)) return ok(null);
  return fail('unauthorised', 'This host answers to its loopback address only.', {
    next: `Use http://127.0.0.1:${port}/.`,
  });
}

/** Refuses what a browser sends for a page of another origin. Programs send no Origin and pass. */
export function checkOrigin(request: IncomingMessage): Result<null> {
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const own = origin === undefined || origin === `http://${request.headers.host ?? ''}`;
  const sameSite = site === undefined || site === 'same-origin' || site === 'none';
  if (own && sameSite) return ok(null);
  return fail('unauthorised', 'Another page may not call this host.');
}

/** Who calls, by the Authorization header, the cookie or (for the feed alone) `?token=`. */
export function identify(request: IncomingMessage, access: Access, query?: URLSearchParams): Result<Caller> {
  const bearer = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? query?.get('token');
  if (bearer !== undefined && bearer !== null && sameSecret(bearer, access.token)) {
    const via = request.headers['x-switchyard-client'] === 'cli' ? 'cli' : 'rpc';
    return ok({ actor: { kind: 'human', via } });
  }
  const cookie = cookieValue(request.headers.cookie, cookieName(access.port));
  if (!bearer && cookie !== null && sameSecret(cookie, access.token) && hasOwnOrigin(request)) {
    return ok({ actor: { kind: 'human', via: 'browser' } });
  }
  return fail('unauthorised', 'The token is missing or not the one of this host.', {
    next: 'Send "Authorization: Bearer <token>"; the token is in host.json in the data directory.',
  });
}

/** A cookie is sent by the browser on its own; where something is changed, the page has to be shown to be ours. */
function hasOwnOrigin(request: IncomingMessage): boolean {
  const upgrade = request.headers.upgrade !== undefined;
  if (!upgrade && (request.method === 'GET' || request.method === 'HEAD')) return true;
  return request.headers.origin !== undefined || request.headers['sec-fetch-site'] === 'same-origin';
}

function cookieValue(header: string | undefined, name: string): string | null {
  for (const pair of (header ?? '').split(';')) {
    const [key, ...rest] = pair.trim().split('=');
    if (key === name) return rest.join('=');
  }
  return null;
}
