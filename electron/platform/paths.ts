import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { randomBytes } from 'node:crypto';

/** What the choice of a data directory depends on; passed in, so that tests decide it. */
export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

export const surroundings = (): Surroundings => ({
  platform: process.platform,
  env: process.env,
  home: homedir(),
});

/** Where all state lies: `--data`, else SWITCHYARD_HOME, else the platform's place for application data. Absolute. */
export function dataDirectory(given: string | undefined, { platform, env, home }: Surroundings): string {
  if (given) return resolve(given);
  if (env['SWITCHYARD_HOME']) return resolve(env['SWITCHYARD_HOME']);
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Switchyard');
  if (platform === 'win32') return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Switchyard');
  const xdg = env['XDG_DATA_HOME'];
  return join(xdg?.startsWith('/') ? xdg : join(home, '.local', 'share'), 'switchyard');
}

/** Makes the data directory, readable by its owner only. */
export function prepareDataDirectory(directory: string): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
}

/**
 * The stable id of a data directory, made at first use. Processes of its lanes carry it, so that they are found again
 * when the directory has been moved. Null where there is none and `create` is false.
 */
export function homeId(directory: string): string;
export function homeId(directory: string, create: false): string | null;
export function homeId(directory: string, create = true): string | null {
  const file = join(directory, 'home-id');
  const known = readHomeId(file);
  if (known !== null || !create) return known;
  rmSync(file, { force: true });
  writeOnce(file, `home_${randomBytes(12).toString('hex')}\n`);
  return readFileSync(file, 'utf8').trim();
}

/** A damaged id is none: an empty one would claim the processes of others. */
function readHomeId(file: string): string | null {
  const text = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  return /^home_[0-9a-f]{24}$/.test(text) ? text : null;
}

/** Writes a file that must not exist yet, whole or not at all; where another was first, theirs stays. */
export function writeOnce(file: string, text: string): void {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, text, { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) writeFileSync(file, text, { mode: 0o600, flag: 'wx' });
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Whether an error is the system's error of that name. */
export const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

/** The folder that holds our package.json, resources and out, seen from one of our own modules, built or not. */
export function findAppRoot(from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    if (existsSync(manifest) && nameIn(manifest) === 'switchyard') return folder;
    if (dirname(folder) === folder) throw new Error(`no switchyard package above ${from}`);
  }
}

/** Our version, from the package.json of the app's root. */
export function appVersion(root: string): string {
  return String(
    (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: unknown }).version,
  );
}

function nameIn(manifest: string): unknown {
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { name?: unknown }).name;
}
