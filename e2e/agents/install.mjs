// Installs the real agent programs that the end-to-end tests drive, each in a cache folder of its own and never as a
// dependency of the app: `node e2e/agents/install.mjs [name…]`. What is there already is left alone.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The versions that were tried. An unpinned install on an old Node silently picks older ones. */
export const agents = {
  'claude-code': {
    package: '@agentclientprotocol/claude-agent-acp',
    version: '0.100.0',
    command: 'claude-agent-acp',
  },
  gemini: { package: '@google/gemini-cli', version: '0.61.0', command: 'gemini' },
  opencode: { package: 'opencode-ai', version: '1.18.33', command: 'opencode' },
  qwen: { package: '@qwen-code/qwen-code', version: '0.24.4', command: 'qwen' },
};

export const cacheDirectory = process.env.SWITCHYARD_AGENTS ?? join(homedir(), '.cache', 'switchyard-agents');

/** The directory of an agent's commands, installed first when it is missing. */
export function installAgent(id) {
  const agent = agents[id];
  if (agent === undefined)
    throw new Error(`no such agent: ${id}; there are ${Object.keys(agents).join(', ')}`);
  const folder = join(cacheDirectory, `${id}@${agent.version}`);
  const bin = join(folder, 'node_modules', '.bin');
  if (existsSync(join(bin, agent.command))) return bin;
  // Installed beside its place and moved there, so that an install that was cut short is never taken for a whole one.
  const partial = `${folder}.partial-${process.pid}`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  writeFileSync(join(partial, 'package.json'), '{ "private": true }\n');
  const args = ['install', '--save-exact', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = spawnSync('npm', [...args, `${agent.package}@${agent.version}`], {
    cwd: partial,
    stdio: 'inherit',
  });
  if (npm.status !== 0) {
    rmSync(partial, { recursive: true, force: true });
    throw new Error(
      `${agent.package}@${agent.version} could not be installed; is the package registry reachable?`,
    );
  }
  rmSync(folder, { recursive: true, force: true });
  renameSync(partial, folder);
  return bin;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const wanted = process.argv.slice(2);
  for (const id of wanted.length > 0 ? wanted : ['claude-code']) console.log(`${id}: ${installAgent(id)}`);
}
