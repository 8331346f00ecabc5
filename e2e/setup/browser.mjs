// Finds a Chromium for the browser host's tests; run as a program it installs one where there is none.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** The program to run the tests with; null when there is none. Playwright's own first, then what the system has. */
export function findBrowser() {
  const own = chromium.executablePath();
  if (existsSync(own)) return own;
  return names.map(onPath).find((path) => path !== null) ?? null;
}

function onPath(name) {
  for (const folder of (process.env.PATH ?? '').split(delimiter).concat('/usr/bin')) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      continue;
    }
  }
  return null;
}

function run(command, args, options = {}) {
  console.log(`$ ${[command, ...args].join(' ')}`);
  return spawnSync(command, args, { stdio: 'inherit', ...options }).status === 0;
}

/** The words that go before apt-get; null where we may not install. */
function aptPrefix() {
  if (onPath('apt-get') === null) return null;
  if (process.getuid?.() === 0) return [];
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? ['sudo', '-n'] : null;
}

function installWithApt(prefix) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) => {
    const [command, ...rest] = [...prefix, 'apt-get', ...args];
    return run(command, rest, { env });
  };
  const install = () => apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core');
  return install() || (apt('update') && install());
}

function installWithPlaywright() {
  const cli = join('node_modules', '@playwright', 'test', 'cli.js');
  return run(process.execPath, [cli, 'install', 'chromium'], { timeout: 60_000 });
}

function main() {
  if (findBrowser() !== null) return;
  const prefix = aptPrefix();
  if (prefix === null) installWithPlaywright();
  else installWithApt(prefix);
  const found = findBrowser();
  if (found !== null) return console.log(`Tests use ${found}.`);
  console.error(
    'There is no Chromium, and none could be installed. Install one ("npx playwright install chromium", or the package "chromium" of your system), then run this again.',
  );
  process.exitCode = 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main();
