import { type Duplex } from 'node:stream';
import { fail, type Failure, type Result } from '../../shared/kernel/result.ts';
import { isCode } from '../platform/paths.ts';
import { securityHeaders } from './security-headers.ts';

/** Answers a connection whose bytes are no HTTP request, or one that never comes to an end, and ends it. */
export function answerBadRequest(error: Error, socket: Duplex): void {
  if (isCode(error, 'ECONNRESET') || !socket.writable) {
    socket.destroy();
    return;
  }
  if (isCode(error, 'HPE_HEADER_OVERFLOW')) {
    refuseRaw(socket, 431, fail('too-large', 'The headers of the request are too large.'));
  } else if (isCode(error, 'ERR_HTTP_REQUEST_TIMEOUT')) {
    refuseRaw(socket, 408, fail('deadline', 'The request took too long to arrive.'));
  } else {
    refuseRaw(socket, 400, fail('invalid-input', 'This is not an HTTP request.'));
  }
}

const names: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  408: 'Request Timeout',
  431: 'Request Header Fields Too Large',
  503: 'Service Unavailable',
};

/** Writes an answer onto a bare connection, where there is no response object, and ends it. */
export function refuseRaw(socket: Duplex, status: number, result: Result<never, Failure>): void {
  const body = JSON.stringify(result);
  const headers = {
    ...securityHeaders([]),
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.on('error', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status} ${names[status] ?? 'Error'}\r\n${lines.join('\r\n')}\r\n\r\n${body}`, () =>
    socket.destroy(),
  );
}
