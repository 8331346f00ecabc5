import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../shared/kernel/result.ts';
import { type CreateHost, type Host } from '../bridge/host-port.ts';
import { type HttpServer, startHttpServer } from '../bridge/http-server.ts';
import { type InvokeFromOutside, makeInvoke } from '../bridge/invoke.ts';
import { readHostFile, removeHostFile, writeHostFile } from '../platform/host-file.ts';
import { acquireLock, type HeldLock, startTimeOf } from '../platform/lock.ts';
import { fileLog, type Log } from '../platform/log.ts';
import { homeId, isCode, prepareDataDirectory } from '../platform/paths.ts';
import { hostToken } from '../platform/secrets.ts';
import { startFailure } from './start-failure.ts';

/** The port of a host that was told none; another one when it is taken. */
const usualPort = 7717;

export interface ServeOptions {
  readonly dataDirectory: string;
  readonly host: 'desktop' | 'headless';
  /** null for the usual one, 0 for any. */
  readonly port: number | null;
  readonly version: string;
  /** The folder that holds `out/`. */
  readonly root: string;
  readonly resources: string;
  /** What lets this program run a script as Node, besides its path. */
  readonly nodeEnv: Readonly<Record<string, string>>;
}

/** A host that is up, holds its data directory and answers on loopback. */
export interface Serving {
  readonly host: Host;
  readonly invoke: InvokeFromOutside;
  readonly http: HttpServer;
  readonly token: string;
  /** The address for a person, token included. */
  readonly address: string;
  readonly log: Log;
  /** Ends agents, connections and the database, and lets go of the data directory. May be called twice. */
  close(): Promise<void>;
}

/** Brings the one host of a data directory up. `refused` when another process has it; other failures say what is in the way. */
export async function serve(options: ServeOptions, createHost: CreateHost): Promise<Result<Serving>> {
  try {
    return await serveAlone(options, createHost);
  } catch (error) {
    const failure = startFailure(error, options);
    if (failure === null) throw error;
    return failure;
  }
}

async function serveAlone(options: ServeOptions, createHost: CreateHost): Promise<Result<Serving>> {
  const { dataDirectory, host } = options;
  prepareDataDirectory(dataDirectory);
  const outcome = acquireLock(dataDirectory, host);
  if (!outcome.held)
    return fail('refused', alreadyRunning(dataDirectory, outcome.by), { details: outcome.by });
  try {
    return ok(await bringUp(options, createHost, outcome.lock));
  } catch (error) {
    outcome.lock.release();
    throw error;
  }
}

async function bringUp(options: ServeOptions, createHost: CreateHost, lock: HeldLock): Promise<Serving> {
  const { dataDirectory, root } = options;
  const log = fileLog(dataDirectory);
  const host = await createHost({
    dataDirectory,
    homeId: homeId(dataDirectory),
    host: options.host,
    version: options.version,
    resources: options.resources,
    rehearsal: {
      command: process.execPath,
      args: [join(root, 'out', 'electron', 'rehearsal.js')],
      env: options.nodeEnv,
    },
    toolProxy: {
      command: process.execPath,
      args: [join(root, 'out', 'electron', 'mcp-proxy.js')],
      env: options.nodeEnv,
    },
    log,
  });
  try {
    const invoke = makeInvoke(host.handlers, log, () => `fault_${randomBytes(6).toString('hex')}`);
    const token = hostToken(dataDirectory);
    const http = await listen(
      {
        invoke,
        tools: (...call) => host.answerTools(...call),
        feed: host.feed,
        token,
        renderer: join(root, 'out', 'renderer'),
        log,
      },
      options.port,
    );
    host.toolsAt(`${http.url}mcp`);
    const address = `${http.url}?token=${token}`;
    const startTime = startTimeOf(process.pid) ?? '';
    writeHostFile(dataDirectory, { url: address, port: http.port, token, pid: process.pid, startTime });
    log.info('serving', { url: http.url, host: options.host, version: options.version });
    return {
      host,
      invoke,
      http,
      token,
      address,
      log,
      close: once(() => closeAll({ host, http, lock, dataDirectory, log })),
    };
  } catch (error) {
    await host.close();
    throw error;
  }
}

type HttpParts = Omit<Parameters<typeof startHttpServer>[0], 'port'>;

async function listen(parts: HttpParts, port: number | null): Promise<HttpServer> {
  if (port !== null) return startHttpServer({ ...parts, port });
  try {
    return await startHttpServer({ ...parts, port: usualPort });
  } catch (error) {
    if (!isCode(error, 'EADDRINUSE') && !isCode(error, 'EACCES')) throw error;
    return startHttpServer({ ...parts, port: 0 });
  }
}

interface Parts {
  readonly host: Host;
  readonly http: HttpServer;
  readonly lock: HeldLock;
  readonly dataDirectory: string;
  readonly log: Log;
}

async function closeAll({ host, http, lock, dataDirectory, log }: Parts): Promise<void> {
  removeHostFile(dataDirectory);
  await http.close();
  try {
    await host.close();
  } finally {
    lock.release();
  }
  log.info('closed');
}

function once(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  return () => (running ??= run());
}

function alreadyRunning(dataDirectory: string, by: { pid: number; host: string }): string {
  const url = readHostFile(dataDirectory)?.url;
  const where = url === undefined ? '' : ` at ${url}`;
  return `Switchyard already runs on ${dataDirectory} (${by.host}, process ${by.pid})${where}.`;
}
