import { join } from 'node:path';

/** What the choice between the desktop app and the headless host depends on. */
export interface Facts {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly root: string;
  readonly exists: (path: string) => boolean;
  /** The text of a file; null when there is none. */
  readonly read: (path: string) => string | null;
}

/** The oldest Electron whose Node can open the database (Node-API 10). */
const oldestElectron = 35;

/** Why no window can open here, as the beginning of a sentence; null when one can. */
export function whyNoDisplay({ platform, env }: Facts): string | null {
  if (platform !== 'linux') return null;
  return env['DISPLAY'] || env['WAYLAND_DISPLAY'] ? null : 'There is no display here';
}

/** The Electron program; null when there is none yet. */
export function findElectron({ platform, env, root, exists }: Facts): string | null {
  const folder = env['ELECTRON_OVERRIDE_DIST_PATH'] || join(root, 'node_modules', 'electron', 'dist');
  const program = join(folder, ...programIn(platform));
  return exists(program) ? program : null;
}

/** Why an Electron that is there cannot be used; null when it can. */
export function whyNotThisElectron({ env, root, read }: Facts): string | null {
  const folder = env['ELECTRON_OVERRIDE_DIST_PATH'] || join(root, 'node_modules', 'electron', 'dist');
  const version = read(join(folder, 'version'))?.trim().replace(/^v/, '') ?? null;
  if (version === null || Number.parseInt(version, 10) >= oldestElectron) return null;
  return `The Electron at hand is too old (${version}, needed is ${oldestElectron})`;
}

/** The address opener of the platform; null where nothing would be seen. */
export function browserOpener(facts: Facts): readonly [string, ...string[]] | null {
  if (facts.platform === 'darwin') return ['open'];
  if (facts.platform === 'win32') return ['cmd', '/c', 'start', ''];
  return whyNoDisplay(facts) === null ? ['xdg-open'] : null;
}

function programIn(platform: NodeJS.Platform): readonly string[] {
  if (platform === 'darwin') return ['Electron.app', 'Contents', 'MacOS', 'Electron'];
  return platform === 'win32' ? ['electron.exe'] : ['electron'];
}
