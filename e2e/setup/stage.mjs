// Lays out the built app so that an Electron of another ABI can run it: our own files by copy, the modules by link, and
// the native modules that were compiled for that Electron in place of the project's.
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  rmSync,
  symlinkSync,
  unlinkSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Fills `stage`, which is emptied first, from the project in `root`. */
export function stageApp(root, stage, nativeModules) {
  rmSync(stage, { recursive: true, force: true });
  mkdirSync(join(stage, 'node_modules'), { recursive: true });
  for (const name of ['package.json', 'out', 'resources']) {
    if (existsSync(join(root, name))) cpSync(join(root, name), join(stage, name), { recursive: true });
  }
  linkModules(join(root, 'node_modules'), join(stage, 'node_modules'));
  linkModules(resolve(nativeModules), join(stage, 'node_modules'));
}

function linkModules(from, to) {
  for (const name of readdirSync(from).filter((entry) => !entry.startsWith('.'))) {
    if (name.startsWith('@')) {
      mkdirSync(join(to, name), { recursive: true });
      linkModules(join(from, name), join(to, name));
    } else {
      if (lstatSync(join(to, name), { throwIfNoEntry: false })) unlinkSync(join(to, name));
      symlinkSync(join(from, name), join(to, name));
    }
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [root, stage] = process.argv.slice(2);
  const nativeModules = process.env.ELECTRON_NATIVE_MODULES;
  if (!root || !stage || !nativeModules) {
    console.error('usage: ELECTRON_NATIVE_MODULES=DIR node e2e/setup/stage.mjs PROJECT STAGE');
    process.exit(2);
  }
  stageApp(resolve(root), resolve(stage), nativeModules);
}
