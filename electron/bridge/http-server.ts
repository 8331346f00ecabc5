import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { contractAsJsonSchema } from '../../shared/contract/index.ts';
import { fail, type Result } from '../../shared/kernel/result.ts';
import { type Log } from '../platform/log.ts';
import { sameSecret } from '../platform/secrets.ts';
import { answerBadRequest } from './http-bad-request.ts';
import { type Access, checkHost, checkOrigin, cookieName, identify } from './http-access.ts';
import { send, sendResult } from './http-answer.ts';
import { bodyLimit, readJson } from './http-body.ts';
import { acceptFeeds, type FeedEndpoint } from './http-feed.ts';
import { feedLimits, type FeedLimits } from './feed-socket.ts';
import { type FeedSource } from './host-port.ts';
import { type InvokeFromOutside } from './invoke.ts';
import { keyPage, onwardPage } from './key-page.ts';
import { parseTarget } from './parse-url.ts';
import { readStatic } from './static-files.ts';

export interface HttpOptions {
  readonly invoke: InvokeFromOutside;
  /** Answers the coordination tools of lanes at /mcp, who come with tokens of their own. */
  readonly tools?: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly feed: FeedSource;
  readonly token: string;
  /** 0 picks a free one. */
  readonly port: number;
  /** The built renderer. */
  readonly renderer: string;
  readonly log: Log;
  readonly limits?: Partial<HttpLimits>;
}

export interface HttpLimits extends FeedLimits {
  readonly headersMs: number;
  readonly requestMs: number;
  readonly checkEveryMs: number;
  readonly feeds: number;
  readonly connections: number;
}

export interface HttpServer {
  /** Without the token. */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

const usual: HttpLimits = {
  ...feedLimits,
  headersMs: 10_000,
  requestMs: 30_000,
  checkEveryMs: 2_000,
  feeds: 64,
  connections: 512,
};

/** Serves the contract, the feed and the renderer on 127.0.0.1. Rejects with the system's error when it cannot listen. */
export async function startHttpServer(options: HttpOptions): Promise<HttpServer> {
  const limits = { ...usual, ...options.limits };
  const server = createServer({
    maxHeaderSize: 16 * 1024,
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    connectionsCheckingInterval: limits.checkEveryMs,
  });
  server.maxConnections = limits.connections;
  server.on('clientError', answerBadRequest);
  await listen(server, options.port);
  const { port } = server.address() as AddressInfo;
  const access = { token: options.token, port };
  const feeds = acceptFeeds(server, options.feed, access, limits);
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    answer(request, response, access, options).catch((error: unknown) => {
      options.log.error('a request failed by a fault of ours', { error });
      sendResult(response, fail('internal', 'The request failed by a fault in Switchyard.'));
    });
  });
  return { url: `http://127.0.0.1:${port}/`, port, close: () => closeAll(server, feeds) };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1' }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

async function closeAll(server: Server, feeds: FeedEndpoint): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  feeds.close();
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), 1000);
  await closed;
  clearTimeout(cut);
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  access: Access,
  options: HttpOptions,
): Promise<void> {
  const host = checkHost(request, access.port);
  if (!host.ok) return sendResult(response, host, 403);
  const url = parseTarget(request.url);
  if (!url) return sendResult(response, fail('invalid-input', 'The address cannot be read.'));
  if (url.pathname === '/mcp' && options.tools) return answerTools(request, response, options.tools);
  if (url.pathname.startsWith('/rpc/')) return answerCall(request, response, url, access, options);
  if (request.method !== 'GET' && request.method !== 'HEAD') return wrongMethod(response, 'GET, HEAD');
  if (url.pathname === '/' && url.searchParams.has('token')) return letIn(request, response, url, access);
  if (url.pathname === '/feed') {
    return sendResult(response, fail('invalid-input', 'The feed is a WebSocket.'), 426, {
      upgrade: 'websocket',
    });
  }
  return answerGet(request, response, url, access, options);
}

/** Agents send no Origin; a page that does has no business here. */
async function answerTools(
  request: IncomingMessage,
  response: ServerResponse,
  tools: NonNullable<HttpOptions['tools']>,
): Promise<void> {
  const origin = checkOrigin(request);
  if (!origin.ok) return sendResult(response, origin, 403);
  return tools(request, response);
}

async function answerCall(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  access: Access,
  { invoke }: HttpOptions,
): Promise<void> {
  if (request.method !== 'POST') return wrongMethod(response, 'POST');
  const origin = checkOrigin(request);
  if (!origin.ok) return sendResult(response, origin, 403);
  const caller = identify(request, access);
  if (!caller.ok) return sendResult(response, caller);
  const body = await readJson(request);
  if (!body.ok) return refuseBody(request, response, body);
  sendResult(response, await invoke(url.pathname.slice('/rpc/'.length), body.data, caller.data));
}

/** What is left of the body is read and thrown away for a while, so that the client gets to see the answer. */
function refuseBody(request: IncomingMessage, response: ServerResponse, result: Result<unknown>): void {
  sendResult(response, result, undefined, { connection: 'close' });
  let rest = 0;
  request.on('error', () => undefined);
  request.on('data', (chunk: Buffer) => {
    rest += chunk.length;
    if (rest > 4 * bodyLimit) request.destroy();
  });
  request.resume();
}

async function answerGet(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  access: Access,
  { renderer }: HttpOptions,
): Promise<void> {
  const caller = identify(request, access);
  if (url.pathname === '/contract.json') {
    if (!caller.ok) return sendResult(response, caller);
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    return send(response, 200, headers, JSON.stringify(contractAsJsonSchema()));
  }
  if (url.pathname === '/' && !caller.ok) {
    return send(response, 401, { 'content-type': 'text/html; charset=utf-8' }, keyPage);
  }
  const file = await readStatic(renderer, url.pathname);
  if (!file) return sendResult(response, fail('not-found', 'There is nothing at this address.'));
  const cache = file.immutable ? { 'cache-control': 'private, max-age=31536000, immutable' } : {};
  send(response, 200, { 'content-type': file.type, ...cache }, file.body);
}

/**
 * The address that a person opens carries the token once; it moves into a cookie that no script can read. After a link
 * on another page a redirect would go without that cookie, so the browser is sent on by a page of ours.
 */
function letIn(request: IncomingMessage, response: ServerResponse, url: URL, { token, port }: Access): void {
  if (!sameSecret(url.searchParams.get('token') ?? '', token)) {
    return send(response, 401, { 'content-type': 'text/html; charset=utf-8' }, keyPage);
  }
  const cookie = `${cookieName(port)}=${token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=31536000`;
  const html = { 'content-type': 'text/html; charset=utf-8', 'set-cookie': cookie };
  if (request.headers['sec-fetch-site'] === 'cross-site') return send(response, 200, html, onwardPage);
  return send(response, 303, { ...html, location: '/' }, '');
}

function wrongMethod(response: ServerResponse, allow: string): void {
  sendResult(response, fail('invalid-input', `This address takes ${allow}.`), 405, { allow });
}
