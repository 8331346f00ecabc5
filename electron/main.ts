import { app, dialog } from 'electron';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readArguments } from './app/arguments.ts';
import { keepCrashReports } from './app/crashes.ts';
import { linkScheme } from './app/deep-link.ts';
import { type Desktop, openDesktop } from './app/desktop.ts';
import { createHost } from './app/host.ts';
import { registerAppScheme } from './app/protocol.ts';
import { serve, type Serving } from './app/serve.ts';
import { guardProcess } from './platform/faults.ts';
import { dataDirectory, findAppRoot, prepareDataDirectory, surroundings } from './platform/paths.ts';

const given = readArguments(process.argv, app.isPackaged ? null : app.getAppPath(), process.cwd());
const data = dataDirectory(given.data, surroundings());
const root = findAppRoot(dirname(fileURLToPath(import.meta.url)));
const resources = join(app.isPackaged ? process.resourcesPath : root, 'resources');
const crashFolder = join(data, 'crashes');
const unopened: { readonly project: string | null; readonly link: string | null }[] = [given];
let serving: Serving | null = null;
let desktop: Desktop | null = null;

process.setSourceMapsEnabled(true);
prepareDataDirectory(join(data, 'desktop'));
app.setName('Switchyard');
app.setPath('userData', join(data, 'desktop'));
keepCrashReports(crashFolder);
registerAppScheme();

// Chromium reorders the words of a second start, so what it was given travels beside them.
if (app.requestSingleInstanceLock({ project: given.project, link: given.link })) {
  app.on('second-instance', (_event, _argv, _directory, other) => onSecondStart(other));
  app.on('open-url', (event, link) => {
    event.preventDefault();
    openGiven({ project: null, link });
  });
  app.on('open-file', (event, project) => {
    event.preventDefault();
    openGiven({ project, link: null });
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin' && desktop?.inBackground !== true) app.quit();
  });
  app.on('activate', () => desktop?.show());
  app.on('before-quit', (event) => {
    if (mayQuit) return;
    event.preventDefault();
    void leave(0);
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
  app.whenReady().then(start).catch(giveUp);
} else {
  process.stderr.write(`Switchyard already runs on ${data}; its window comes to the front.\n`);
  app.exit(0);
}

async function start(): Promise<void> {
  const nodeEnv = { ELECTRON_RUN_AS_NODE: '1' };
  const version = app.getVersion();
  const result = await serve(
    { dataDirectory: data, host: 'desktop', port: null, version, root, resources, nodeEnv },
    createHost,
  );
  if (!result.ok) {
    const { type, message, kept, next } = result.error;
    const words = [message, kept, next].filter((part) => part !== undefined).join('\n\n');
    const runs = type === 'refused';
    await tell(runs ? 'Switchyard runs already' : 'Switchyard could not start', words);
    return app.exit(runs ? 4 : 1);
  }
  serving = result.data;
  guardProcess(serving.log, () => void leave(70));
  const quit = () => app.quit();
  const parts = { serving, root, resources, dataDirectory: data, crashFolder, quit, prepareToLeave };
  desktop = openDesktop(parts);
  for (const one of unopened.splice(0)) openGiven(one);
  if (app.isPackaged) app.setAsDefaultProtocolClient(linkScheme);
}

/** Opens what the system handed over, now or once we are up. */
function openGiven(one: { readonly project: string | null; readonly link: string | null }): void {
  if (!desktop) return void unopened.push(one);
  if (one.project !== null) void desktop.openProject(one.project);
  if (one.link !== null) void desktop.openLink(one.link);
}

function onSecondStart(other: unknown): void {
  desktop?.show();
  const said = (name: string) => {
    const value: unknown = typeof other === 'object' && other !== null ? Reflect.get(other, name) : null;
    return typeof value === 'string' ? value : null;
  };
  openGiven({ project: said('project'), link: said('link') });
}

let leaving = false;
let mayQuit = false;

/** Ends the host, so that a new version can take its place; whoever asked then quits. */
async function prepareToLeave(): Promise<void> {
  if (leaving) return;
  leaving = true;
  setTimeout(() => app.exit(1), 60_000).unref();
  desktop?.close();
  await serving?.close();
  app.releaseSingleInstanceLock();
  mayQuit = true;
}

/** Ends agents and closes the database before the process goes. */
async function leave(code: number): Promise<void> {
  if (leaving) return;
  leaving = true;
  setTimeout(() => app.exit(code === 0 ? 1 : code), 20_000).unref();
  try {
    desktop?.close();
    await serving?.close();
  } finally {
    app.exit(code);
  }
}

function giveUp(error: unknown): void {
  const words = error instanceof Error ? error.message : String(error);
  void tell('Switchyard could not start', `${words}\n\nYour repositories were not touched.`).then(() =>
    app.exit(1),
  );
}

async function tell(message: string, detail: string): Promise<void> {
  process.stderr.write(`${message}: ${detail}\n`);
  await dialog.showMessageBox({ type: 'error', message, detail });
}
