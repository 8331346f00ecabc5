// Packs the built app into an unpacked directory for this system: `node e2e/packaged/build.mjs FOLDER`. It takes the
// Electron in ELECTRON_OVERRIDE_DIST_PATH, with the modules in ELECTRON_NATIVE_MODULES in place of the project's, or
// else the Electron that package.json names. Prints the program's path and the sizes as one line of JSON.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const read = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** Packs into `folder`, which is emptied first. */
export function packApp(folder) {
  const stage = join(folder, 'stage');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(stage, { recursive: true });
  for (const name of ['out', 'resources', 'electron-builder.yml', join('electron', 'cli', 'switchyard.mjs')])
    cpSync(join(root, name), join(stage, name), { recursive: true });
  const manifest = read(join(root, 'package.json'));
  copyModules(stage);
  swapNative(stage, manifest);
  writeFileSync(
    join(stage, 'package.json'),
    JSON.stringify({ ...manifest, scripts: {}, devDependencies: {} }),
  );
  runBuilder(stage, join(folder, 'dist'));
  const unpacked = join(folder, 'dist', 'linux-unpacked');
  return {
    program: join(unpacked, 'switchyard'),
    megabytes: megabytes(sizeOf(unpacked)),
    ours: megabytes(sizeOf(join(unpacked, 'resources'))),
  };
}

function copyModules(stage) {
  const line = ['ls', '--omit=dev', '--all', '--parseable'];
  const { stdout } = spawnSync('npm', line, { cwd: root, encoding: 'utf8' });
  const top = join(root, 'node_modules');
  for (const folder of stdout.split('\n').filter((path) => path.startsWith(top)))
    cpSync(folder, join(stage, relative(root, folder)), { recursive: true, dereference: true });
}

/** The modules that were compiled for the runtime at hand, with the versions that they have. */
function swapNative(stage, manifest) {
  const native = process.env.ELECTRON_NATIVE_MODULES;
  if (!native) return;
  for (const name of readdirSync(native).filter((one) => !one.startsWith('.'))) {
    const target = join(stage, 'node_modules', name);
    rmSync(target, { recursive: true, force: true });
    cpSync(join(native, name), target, {
      recursive: true,
      filter: (path) => !/\/build\/(Release\/)?(obj|\.deps)/.test(path),
    });
    if (manifest.dependencies[name]) manifest.dependencies[name] = read(join(target, 'package.json')).version;
  }
}

function runBuilder(stage, output) {
  const source = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(root, 'node_modules', 'electron', 'dist');
  const dist = join(dirname(stage), 'runtime');
  cpSync(source, dist, { recursive: true, filter: (path) => basename(path) !== 'default_app.asar' });
  const version = readFileSync(join(dist, 'version'), 'utf8').trim().replace(/^v/, '');
  const line = ['--linux', 'dir', '--publish', 'never', '--projectDir', stage];
  const settings = {
    electronDist: dist,
    electronVersion: version,
    npmRebuild: false,
    'directories.output': output,
  };
  const given = Object.entries(settings).map(([name, value]) => `-c.${name}=${value}`);
  const cli = join(root, 'node_modules', 'electron-builder', 'cli.js');
  const done = spawnSync(process.execPath, [cli, ...line, ...given], { cwd: stage, encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`electron-builder failed:\n${done.stdout}\n${done.stderr}`);
}

function sizeOf(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isDirectory()) return stat?.size ?? 0;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}

const megabytes = (bytes) => Math.round(bytes / 1e5) / 10;

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [folder] = process.argv.slice(2);
  if (!folder || !existsSync(join(root, 'out', 'built.json'))) {
    console.error('usage: node build.config.mjs && node e2e/packaged/build.mjs FOLDER');
    process.exit(2);
  }
  console.log(JSON.stringify(packApp(resolve(folder))));
}
