// Finds an Electron for the desktop host's tests and lays the app out for it.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stageApp } from './stage.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/**
 * The Electron that package.json names when it starts here, with the checkout itself as the app. Else the one in
 * ELECTRON_OVERRIDE_DIST_PATH, with a staged app that has the modules in ELECTRON_NATIVE_MODULES.
 */
export function prepareElectron() {
  const official = officialElectron();
  if (official !== null) return { program: official, app: root, dispose: () => undefined };
  const { ELECTRON_OVERRIDE_DIST_PATH: dist, ELECTRON_NATIVE_MODULES: nativeModules } = process.env;
  if (!dist || !nativeModules) {
    throw new Error(
      'No Electron runs here: the official runtime is missing or does not start. Run "node node_modules/electron/install.js", or name another one in ELECTRON_OVERRIDE_DIST_PATH and its native modules in ELECTRON_NATIVE_MODULES.',
    );
  }
  const folder = mkdtempSync(join(tmpdir(), 'switchyard-stage-'));
  stageApp(root, join(folder, 'app'), nativeModules);
  const dispose = () => rmSync(folder, { recursive: true, force: true });
  return { program: join(dist, 'electron'), app: join(folder, 'app'), dispose };
}

function officialElectron() {
  const folder = join(root, 'node_modules', 'electron');
  const install = join(folder, 'install.js');
  const named = join(folder, 'path.txt');
  if (!existsSync(named) && !process.env.ELECTRON_OVERRIDE_DIST_PATH) {
    spawnSync(process.execPath, [install], { stdio: 'ignore', timeout: 300_000 });
  }
  if (!existsSync(named)) return null;
  const program = join(folder, 'dist', readFileSync(named, 'utf8').trim());
  const answers = spawnSync(program, ['--no-sandbox', '--version'], { timeout: 30_000 }).status === 0;
  return answers ? program : null;
}
