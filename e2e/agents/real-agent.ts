import { type Server } from 'node:http';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { builtInAgents } from '../../electron/agents/built-in.ts';
import { type AgentCommand } from '../../electron/agents/protocol.ts';

/** Real agents that the tests can drive, by their built-in ids. */
export type RealAgent = 'claude-code' | 'gemini' | 'opencode' | 'qwen';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const mockDirectory = process.env['SWITCHYARD_MOCK_MODEL'] ?? join(repository, '..', 'shared', 'mock-model');

/** Whether there is a stand-in for the model vendors' servers; without one, no real agent can be driven. */
export const mockModelExists = (): boolean => existsSync(join(mockDirectory, 'server.mjs'));

export interface MockModel {
  readonly port: number;
  readonly close: () => void;
}

/** Starts the stand-in on a free loopback port. */
export async function startMockModel(): Promise<MockModel> {
  const module = (await import(pathToFileURL(join(mockDirectory, 'server.mjs')).href)) as {
    listen: (options: { port: number }) => Promise<{ port: number; srv: Server }>;
  };
  const { port, srv } = await module.listen({ port: 0 });
  return {
    port,
    close() {
      srv.closeAllConnections();
      srv.close();
    },
  };
}

/** A prompt that tells the stand-in what the model answers, step by step. */
export const scripted = (...steps: readonly object[]): string =>
  `Do as told. MOCK:${JSON.stringify(steps)}:END`;

/** What points an agent at the stand-in and away from the user's own configuration, kept under `home`. */
function environmentFor(agent: RealAgent, port: number, home: string): Record<string, string> {
  const url = `http://127.0.0.1:${port}`;
  mkdirSync(home, { recursive: true });
  switch (agent) {
    case 'claude-code':
      return {
        HOME: home,
        CLAUDE_CONFIG_DIR: join(home, '.claude'),
        ANTHROPIC_BASE_URL: url,
        ANTHROPIC_API_KEY: 'dummy',
        ANTHROPIC_MODEL: 'claude-sonnet-4-5',
        CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
        DISABLE_AUTOUPDATER: '1',
      };
    case 'gemini':
      mkdirSync(join(home, '.gemini'), { recursive: true });
      writeFileSync(
        join(home, '.gemini', 'settings.json'),
        JSON.stringify({
          security: { auth: { selectedType: 'gemini-api-key' }, folderTrust: { enabled: false } },
        }),
      );
      return {
        HOME: home,
        GOOGLE_GEMINI_BASE_URL: url,
        GEMINI_API_KEY: 'dummy',
        GEMINI_MODEL: 'gemini-2.5-flash',
      };
    case 'opencode':
      return {
        HOME: home,
        OPENCODE_CONFIG_CONTENT: readFileSync(join(mockDirectory, 'opencode.json'), 'utf8').replaceAll(
          'PORT',
          String(port),
        ),
        OPENCODE_DISABLE_MODELS_FETCH: '1',
      };
    case 'qwen':
      return {
        HOME: home,
        OPENAI_BASE_URL: `${url}/v1`,
        OPENAI_API_KEY: 'dummy',
        OPENAI_MODEL: 'mock-model',
      };
  }
}

/** The built-in entry of a real agent, found in `bin` and pointed at the stand-in. */
export function realCommand(agent: RealAgent, bin: string, port: number, home: string): AgentCommand {
  const entry = builtInAgents({ command: 'false', args: [], env: {} }).find((a) => a.id === agent);
  if (entry === undefined) throw new Error(`no built-in agent ${agent}`);
  const { id, name, args } = entry;
  const env = { ...entry.env, ...environmentFor(agent, port, home) };
  return { id, name, command: join(bin, entry.command), args, env };
}
