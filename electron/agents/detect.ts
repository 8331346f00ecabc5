import { type Milliseconds } from '../../shared/kernel/time.ts';
import { type AgentCommand } from './protocol.ts';

/** How long an agent may take to print its version; some load all of themselves for it. */
const versionDeadline: Milliseconds = 5_000;

/** What was found of an agent on this machine. */
export interface DetectedAgent {
  readonly agentId: string;
  readonly path: string | null;
  readonly installed: boolean;
  /** Null where it is not installed or does not say. */
  readonly version: string | null;
}

export interface DetectTools {
  readonly which: (command: string) => Promise<string | null>;
  /** What `command --version` prints; null when it fails or takes longer than the deadline. Never rejects. */
  readonly runVersion: (
    command: string,
    args: readonly string[],
    deadline: Milliseconds,
  ) => Promise<string | null>;
}

export interface AgentDetector {
  /** Looks for each agent's command. What was found is remembered until `fresh` is asked for. */
  detect(agents: readonly AgentCommand[], fresh?: boolean): Promise<readonly DetectedAgent[]>;
}

/** Finds agents on the PATH and asks them for their version, one after the other: each can take a whole core. */
export function agentDetector(tools: DetectTools): AgentDetector {
  const found = new Map<string, Promise<DetectedAgent>>();
  let queue: Promise<unknown> = Promise.resolve();
  const look = (agent: AgentCommand): Promise<DetectedAgent> => {
    const looked = queue.then(() => lookFor(agent, tools));
    queue = looked;
    return looked;
  };
  return {
    detect(agents, fresh = false) {
      return Promise.all(
        agents.map((agent) => {
          const key = `${agent.id}\0${agent.command}`;
          const known = fresh ? undefined : found.get(key);
          const looked = known ?? look(agent);
          found.set(key, looked);
          return looked;
        }),
      );
    },
  };
}

async function lookFor(agent: AgentCommand, tools: DetectTools): Promise<DetectedAgent> {
  const path = await tools.which(agent.command);
  if (path === null) return { agentId: agent.id, path, installed: false, version: null };
  const said = await tools.runVersion(path, versionArgs(agent), versionDeadline);
  return { agentId: agent.id, path, installed: true, version: versionIn(said ?? '') };
}

/** A command that is a runtime with a script (node agent.js) is asked through the script. */
function versionArgs(agent: AgentCommand): readonly string[] {
  const [script] = agent.args;
  return script !== undefined && /\.(?:[cm]?[jt]s|py)$/.test(script) ? [script, '--version'] : ['--version'];
}

function versionIn(text: string): string | null {
  return /\d+\.\d+\.\d+(?:[-+][\w.-]+)?/.exec(text)?.[0] ?? null;
}
