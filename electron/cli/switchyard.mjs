#!/usr/bin/env node
// Starts the command line: builds it first in a fresh checkout, and finds a Node that can open the database.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const bundle = join(root, 'out', 'electron', 'cli.js');
const bundledNode = join(
  root,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

function fail(message) {
  console.error(message);
  process.exit(1);
}

if (Number(process.versions.node.split('.')[0]) < 20)
  fail(`Switchyard needs Node 20 or newer; this is ${process.version}.`);

if (!existsSync(bundle)) {
  const recipe = join(root, 'build.config.mjs');
  if (!existsSync(recipe)) fail(`${bundle} is missing: install Switchyard again.`);
  console.error('Building Switchyard first …');
  const built = spawnSync(process.execPath, [recipe], { cwd: root, stdio: ['ignore', 2, 2] });
  if (built.status !== 0) fail('The build failed. Run "npm ci" in the checkout, then try again.');
}

const hosts = process.argv[2] === 'serve';
if (hosts && Number(process.versions.napi) < 10) {
  if (!existsSync(bundledNode)) {
    fail(`This Node (${process.version}) is too old to open the database: use Node 22.14 or newer.`);
  }
  await runAs(bundledNode);
} else {
  await import(`file://${bundle.split('\\').join('/')}`);
}

async function runAs(node) {
  const { spawn } = await import('node:child_process');
  const child = spawn(node, [bundle, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
  child.on('error', (error) => fail(error.message));
}
