import { createHash, randomBytes } from 'node:crypto';
import { type LaneId } from '../../shared/domain/ids.ts';
import { type ToolServer } from '../agents/protocol.ts';

/** Starts the program that passes tool calls on over stdio, for agents that know no HTTP. */
export interface ProxyCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Which lane may use the coordination tools with which token: one a run, in memory only, so that it opens that lane's
 * rights and dies with it.
 */
export class ToolAccess {
  /** By digest, so that looking one up tells nothing by its time. */
  readonly #lanes = new Map<string, LaneId>();
  readonly #proxy: ProxyCommand;
  #url: string | null = null;

  constructor(proxy: ProxyCommand) {
    this.#proxy = proxy;
  }

  /** From here on lanes are given access. */
  listenAt(url: string): void {
    this.#url = url;
  }

  /** For a run that begins, with a fresh token; null while the host does not listen. */
  issue(laneId: LaneId): ToolServer | null {
    this.revoke(laneId);
    if (this.#url === null) return null;
    const token = `swl_${randomBytes(32).toString('base64url')}`;
    this.#lanes.set(digest(token), laneId);
    const { command, args, env } = this.#proxy;
    const secrets = { SWITCHYARD_MCP_URL: this.#url, SWITCHYARD_MCP_TOKEN: token };
    return { url: this.#url, token, proxy: { command, args, env: { ...env, ...secrets } } };
  }

  revoke(laneId: LaneId): void {
    for (const [key, id] of this.#lanes) if (id === laneId) this.#lanes.delete(key);
  }

  laneOf(token: string): LaneId | null {
    return this.#lanes.get(digest(token)) ?? null;
  }
}

const digest = (token: string): string => createHash('sha256').update(token).digest('hex');
