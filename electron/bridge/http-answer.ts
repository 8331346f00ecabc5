import { type ServerResponse } from 'node:http';
import { type FailureType, type Result } from '../../shared/kernel/result.ts';
import { securityHeaders } from './security-headers.ts';

const statuses: Partial<Record<FailureType, number>> = {
  'invalid-input': 400,
  unauthorised: 401,
  'unknown-call': 404,
  'not-found': 404,
  'too-large': 413,
  internal: 500,
};

/** The HTTP status that goes with a result: expected refusals of a call are 422, so that they differ from the transport's own. */
const statusOf = (result: Result<unknown>): number =>
  result.ok ? 200 : (statuses[result.error.type] ?? 422);

/** Sends a body with the headers that every answer has. Nothing happens where an answer has begun already. */
export function send(
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  body: string | Buffer,
): void {
  if (response.headersSent || response.destroyed) return;
  const host = response.req.headers.host ?? '';
  const length = { 'content-length': String(Buffer.byteLength(body)) };
  response.writeHead(status, {
    ...securityHeaders(host === '' ? [] : [`ws://${host}`]),
    'cache-control': 'no-store',
    ...headers,
    ...length,
  });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

/** Sends a result as JSON, in the form that every answer of the contract has. */
export function sendResult(
  response: ServerResponse,
  result: Result<unknown>,
  status = statusOf(result),
  headers: Record<string, string> = {},
): void {
  send(response, status, { 'content-type': 'application/json; charset=utf-8', ...headers }, asText(result));
}

function asText(result: Result<unknown>): string {
  return JSON.stringify(result.ok ? { ok: true, data: result.data ?? {} } : result);
}
