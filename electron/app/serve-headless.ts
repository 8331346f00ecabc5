import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CreateHost } from '../bridge/host-port.ts';
import { appVersion, findAppRoot } from '../platform/paths.ts';
import { exitCodes } from './exit-codes.ts';
import { serve, type Serving } from './serve.ts';

export interface HeadlessOptions {
  readonly port: number | null;
  readonly dataDirectory: string;
  /** A repository to open; null for none. */
  readonly project: string | null;
  /** One JSON line for programs instead of words for people. */
  readonly json: boolean;
  /** Called once it answers. */
  readonly onServing?: (serving: Serving) => void;
  readonly print: (line: string) => void;
  readonly complain: (line: string) => void;
}

/** Serves without a window until `ended` resolves; answers with the process's exit code. */
export async function serveHeadless(
  options: HeadlessOptions,
  createHost: CreateHost,
  ended: Promise<string>,
): Promise<number> {
  const root = findAppRoot(dirname(fileURLToPath(import.meta.url)));
  const result = await serve(
    {
      dataDirectory: options.dataDirectory,
      host: 'headless',
      port: options.port,
      version: appVersion(root),
      root,
      resources: join(root, 'resources'),
      nodeEnv: {},
    },
    createHost,
  );
  if (!result.ok) {
    const { type, message, kept, next } = result.error;
    if (options.json) options.print(JSON.stringify({ error: result.error }));
    options.complain([message, kept, next].filter((part) => part !== undefined).join('\n'));
    return type === 'refused' ? exitCodes.alreadyRunning : exitCodes.failed;
  }
  announce(result.data, options);
  await openProject(result.data, options);
  const reason = await ended;
  result.data.log.info('closing', { reason });
  if (!options.json) options.print('Closing: agents are ended and can be resumed at the next start.');
  await result.data.close();
  return exitCodes.fine;
}

function announce(serving: Serving, options: HeadlessOptions): void {
  const { address, http, token, host } = serving;
  if (options.json) {
    options.print(JSON.stringify({ url: address, port: http.port, token, pid: process.pid }));
  } else {
    options.print(`Switchyard ${host.info.version} is at ${address}`);
    options.print(`Its data lies in ${host.info.dataDirectory}. Ctrl+C closes it.`);
  }
  options.onServing?.(serving);
}

async function openProject(
  { invoke }: Serving,
  { project, json, print, complain }: HeadlessOptions,
): Promise<void> {
  if (project === null) return;
  const opened = await invoke('project.open', { path: project }, { actor: { kind: 'human', via: 'cli' } });
  if (!opened.ok) complain(`${project} was not opened: ${opened.error.message}`);
  else if (!json) print(`Opened ${project}.`);
}
