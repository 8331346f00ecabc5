// Builds everything into out/: `node build.config.mjs [--if-stale]`.
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const stamp = join(root, 'out', 'built.json');
const watched = [
  'electron',
  'renderer',
  'shared',
  'package.json',
  'package-lock.json',
  'build.config.mjs',
  'vite.config.ts',
];

/** The newest change among the sources, tests aside. */
function newestSource(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return /\.test\.tsx?$/.test(path) ? 0 : stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newestSource(join(path, name))));
}

function builtAt() {
  try {
    return JSON.parse(readFileSync(stamp, 'utf8')).sources;
  } catch {
    return -1;
  }
}

async function buildNode() {
  const { build } = await import('esbuild');
  const common = {
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    target: 'node20.18',
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'warning',
    outdir: 'out/electron',
  };
  const entryPoints = {
    main: 'electron/main.ts',
    headless: 'electron/headless.ts',
    start: 'electron/start.ts',
    cli: 'electron/cli/main.ts',
    rehearsal: 'electron/rehearsal.ts',
    'mcp-proxy': 'electron/mcp-proxy.ts',
  };
  const preload = { preload: 'electron/preload.ts' };
  rmSync(join(root, 'out', 'electron'), { recursive: true, force: true });
  await Promise.all([
    build({
      ...common,
      entryPoints,
      format: 'esm',
      splitting: true,
      chunkNames: 'chunk-[hash]',
      packages: 'external',
    }),
    build({
      ...common,
      entryPoints: preload,
      format: 'cjs',
      external: ['electron'],
      outExtension: { '.js': '.cjs' },
    }),
  ]);
}

async function buildRenderer() {
  const { build } = await import('vite');
  await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' });
}

const sources = Math.max(...watched.map((name) => newestSource(join(root, name))));
if (process.argv.includes('--if-stale') && builtAt() === sources) process.exit(0);

const began = performance.now();
rmSync(stamp, { force: true });
try {
  await Promise.all([buildNode(), buildRenderer()]);
} catch (error) {
  console.error(`The build failed.\n${error.message}`);
  process.exit(1);
}
mkdirSync(dirname(stamp), { recursive: true });
writeFileSync(stamp, JSON.stringify({ sources }));
console.log(`Built in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
