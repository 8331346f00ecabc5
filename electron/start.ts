import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readArguments } from './app/arguments.ts';
import {
  browserOpener,
  type Facts,
  findElectron,
  whyNoDisplay,
  whyNotThisElectron,
} from './app/choose-host.ts';
import { dataDirectory, findAppRoot, surroundings } from './platform/paths.ts';

const root = findAppRoot(dirname(fileURLToPath(import.meta.url)));
const facts: Facts = { platform: process.platform, env: process.env, root, exists: existsSync, read };
// npm runs us in the checkout; INIT_CWD is where the person typed the command.
const given = readArguments(process.argv.slice(1), null, process.env['INIT_CWD'] ?? process.cwd());

/** `npm start`: the desktop app where it can run, else the headless host and its address. */
async function start(): Promise<number> {
  const desktop = findDesktop();
  if ('program' in desktop) {
    const code = await runDesktop(desktop.program);
    if (code !== null) return code;
    return runInBrowser('Electron could not be started (a system library may be missing)');
  }
  return runInBrowser(desktop.why);
}

function findDesktop(): { readonly program: string } | { readonly why: string } {
  const noDisplay = whyNoDisplay(facts);
  if (noDisplay !== null) return { why: noDisplay };
  const program = findElectron(facts) ?? fetchElectron();
  if (program === null) return { why: "Electron's runtime could not be downloaded" };
  const why = whyNotThisElectron(facts);
  return why === null ? { program } : { why };
}

function fetchElectron(): string | null {
  console.log('Fetching the Electron runtime, once …');
  const install = join(root, 'node_modules', 'electron', 'install.js');
  spawnSync(process.execPath, [install], { cwd: root, stdio: 'ignore', timeout: 300_000 });
  return findElectron(facts);
}

/** The exit code of the app; null when it could not be started at all. */
function runDesktop(program: string): Promise<number | null> {
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
  if (asRoot) console.log('You are root: the window runs without the sandbox of Chromium (--no-sandbox).');
  const project = given.project === null ? [] : [given.project];
  const data = given.data === undefined ? [] : ['--data', resolve(given.data)];
  const child = spawn(program, [...(asRoot ? ['--no-sandbox'] : []), root, ...project, ...data], {
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((settle) => {
    child.on('error', () => settle(null));
    child.on('exit', (code) => settle(code === 127 ? null : (code ?? 1)));
  });
}

async function runInBrowser(why: string): Promise<number> {
  console.log(`${why}, so Switchyard opens in a browser instead.`);
  const { runHeadless } = await import('./headless.ts');
  return runHeadless({
    port: null,
    dataDirectory: dataDirectory(given.data, surroundings()),
    project: given.project,
    json: false,
    onAddress: openBrowser,
  });
}

function openBrowser(address: string): void {
  const opener = browserOpener(facts);
  if (opener === null) return;
  const [program, ...args] = opener;
  spawn(program, [...args, address], { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}

function read(path: string): string | null {
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

start().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
