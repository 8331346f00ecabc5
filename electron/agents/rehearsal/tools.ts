import { type Client } from '@modelcontextprotocol/client';
import { type StepOf } from './step.ts';
import { type ToolSaid, type Tools, type Turn } from './turn.ts';

/** Tools that the client offers, as the session was told of them. */
export class OfferedTools implements Tools {
  readonly #servers: readonly unknown[];
  #client: Promise<Client> | null = null;

  constructor(servers: readonly unknown[]) {
    this.#servers = servers;
  }

  async call(name: string, args: Readonly<Record<string, unknown>>): Promise<ToolSaid> {
    this.#client ??= connect(this.#servers);
    const client = await this.#client;
    const answer = await client.callTool({ name, arguments: args });
    const text = answer.content.map((part) => (part.type === 'text' ? part.text : '')).join('\n');
    return { text, failed: answer.isError === true };
  }
}

interface Offer {
  readonly type?: string;
  readonly url?: string;
  readonly headers?: readonly { readonly name: string; readonly value: string }[];
  readonly command?: string;
  readonly args?: readonly string[];
  readonly env?: readonly { readonly name: string; readonly value: string }[];
}

async function connect(servers: readonly unknown[]): Promise<Client> {
  const offer = servers[0] as Offer | undefined;
  if (!offer) throw new Error('The client offers no tools.');
  // Loaded when it is needed: most rehearsals call no tool.
  const { Client } = await import('@modelcontextprotocol/client');
  const client = new Client({ name: 'rehearsal', version: '1' });
  await client.connect(await transportTo(offer));
  return client;
}

async function transportTo(offer: Offer) {
  const pairs = (list: Offer['headers']) => Object.fromEntries((list ?? []).map((h) => [h.name, h.value]));
  if (offer.url !== undefined) {
    const { StreamableHTTPClientTransport } = await import('@modelcontextprotocol/client');
    return new StreamableHTTPClientTransport(new URL(offer.url), {
      requestInit: { headers: pairs(offer.headers) },
    });
  }
  const { StdioClientTransport } = await import('@modelcontextprotocol/client/stdio');
  return new StdioClientTransport({
    command: offer.command ?? '',
    args: [...(offer.args ?? [])],
    env: { ...pairs(offer.env), PATH: process.env['PATH'] ?? '' },
    stderr: 'ignore',
  });
}

/** Calls a tool of the client's and shows what it said. */
export async function useTool(turn: Turn, step: StepOf<'tool'>): Promise<ToolSaid> {
  const toolCallId = turn.nextId('tool');
  const args = step.args ?? {};
  await turn.send({
    sessionUpdate: 'tool_call',
    toolCallId,
    title: `mcp__switchyard__${step.name}`,
    kind: 'other',
    status: 'in_progress',
    rawInput: args,
  });
  const said = await turn.tools.call(step.name, args).catch((error: unknown) => ({
    text: error instanceof Error ? error.message : String(error),
    failed: true,
  }));
  await turn.send({
    sessionUpdate: 'tool_call_update',
    toolCallId,
    status: said.failed ? 'failed' : 'completed',
    content: [{ type: 'content', content: { type: 'text', text: said.text } }],
  });
  return said;
}
