import { agent, type AgentApp, type AgentContext, methods, RequestError } from '@agentclientprotocol/sdk';
import { type Memory, type Spoken, type Unfinished, unfinishedIn } from './memory.ts';
import { perform } from './perform.ts';
import { OfferedTools } from './tools.ts';
import { type PermissionAnswer, type Turn, type World } from './turn.ts';

/** The rehearsal agent's own version. */
export const version = '1.0.0';
const offeredModes = [
  { id: 'default', name: 'Ask', description: 'Asks before it runs a command' },
  {
    id: 'yolo',
    name: 'Never ask',
    description: 'Runs everything; only here so that a client can be seen to avoid it',
  },
];
const offeredModels = [
  { value: 'rehearsal-1', name: 'Rehearsal' },
  { value: 'rehearsal-slow', name: 'Rehearsal, slowly' },
];

interface Session {
  readonly cwd: string;
  readonly tools: OfferedTools;
  mode: string;
  model: string;
  turn: AbortController | null;
  ids: number;
  unfinished: Unfinished | null;
}

interface Opening {
  readonly sessionId: string;
  readonly cwd: string;
  readonly mcpServers: readonly unknown[];
}

/** The rehearsal agent: the agent side of ACP, doing what scenarios say. */
export class RehearsalAgent {
  private readonly sessions = new Map<string, Session>();
  private readonly world: World;
  private readonly memory: Memory;
  private readonly makeId: () => string;

  constructor(world: World, memory: Memory, makeId: () => string) {
    this.world = world;
    this.memory = memory;
    this.makeId = makeId;
  }

  app(): AgentApp {
    return agent({ name: 'rehearsal' })
      .onRequest(methods.agent.initialize, () => ({
        protocolVersion: 1,
        agentInfo: { name: 'rehearsal', title: 'Rehearsal', version },
        agentCapabilities: {
          loadSession: true,
          promptCapabilities: { embeddedContext: true },
          mcpCapabilities: { http: this.world.toolsByHttp, sse: false },
        },
        authMethods: [],
      }))
      .onRequest(methods.agent.session.new, async ({ params }) => {
        const sessionId = this.makeId();
        await this.memory.begin(sessionId);
        return { sessionId, ...this.open({ sessionId, cwd: params.cwd, mcpServers: params.mcpServers }) };
      })
      .onRequest(methods.agent.session.load, ({ params, client }) => this.load(params, client))
      .onRequest(methods.agent.session.setMode, ({ params }) => {
        this.session(params.sessionId).mode = params.modeId;
        return {};
      })
      .onRequest(methods.agent.session.setConfigOption, ({ params }) => {
        const session = this.session(params.sessionId);
        if (typeof params.value === 'string') session.model = params.value;
        return { configOptions: configOptions(session) };
      })
      .onNotification(methods.agent.session.cancel, ({ params }) => {
        this.session(params.sessionId).turn?.abort();
      })
      .onRequest(methods.agent.session.prompt, ({ params, client }) => {
        const text = params.prompt.map((block) => (block.type === 'text' ? block.text : '')).join('\n');
        return this.prompt(params.sessionId, text, client);
      });
  }

  private async load(opening: Opening, client: AgentContext): Promise<object> {
    const history = await this.memory.recall(opening.sessionId);
    if (history === null) throw RequestError.resourceNotFound(opening.sessionId);
    for (const spoken of history) if (isSpeech(spoken)) await replay(client, opening.sessionId, spoken);
    const opened = this.open(opening);
    this.session(opening.sessionId).unfinished = unfinishedIn(history);
    return opened;
  }

  private open(opening: Opening): { modes: object; configOptions: ReturnType<typeof configOptions> } & {
    modes: { currentModeId: string; availableModes: typeof offeredModes };
  } {
    const session: Session = {
      cwd: opening.cwd,
      tools: new OfferedTools(opening.mcpServers),
      mode: 'default',
      model: 'rehearsal-1',
      turn: null,
      ids: 0,
      unfinished: null,
    };
    this.sessions.set(opening.sessionId, session);
    return {
      modes: { currentModeId: session.mode, availableModes: offeredModes },
      configOptions: configOptions(session),
    };
  }

  private session(sessionId: string): Session {
    const session = this.sessions.get(sessionId);
    if (session === undefined) throw RequestError.resourceNotFound(sessionId);
    return session;
  }

  private async prompt(sessionId: string, text: string, client: AgentContext): Promise<PromptAnswer> {
    const session = this.session(sessionId);
    const controller = new AbortController();
    session.turn = controller;
    const turn = this.turn(sessionId, session, controller.signal, client);
    await this.memory.add(sessionId, { role: 'user', text });
    try {
      const stopReason = await perform(turn, text);
      return { stopReason: stopReason as PromptAnswer['stopReason'], ...usageOf(turn) };
    } finally {
      session.turn = null;
      session.unfinished = null;
      await this.memory.add(sessionId, { role: 'over', text: '' });
    }
  }

  private turn(sessionId: string, session: Session, signal: AbortSignal, client: AgentContext): Turn {
    return {
      cwd: session.cwd,
      tools: session.tools,
      signal,
      world: this.world,
      tokens: { input: 0, cached: 0, output: 0 },
      unfinished: session.unfinished,
      onStep: (done) => this.memory.add(sessionId, { role: 'step', text: String(done) }),
      lastSaid: null,
      ignoreCancel: false,
      nextId: (prefix) => `${prefix}-${sessionId}-${Date.now().toString(36)}-${++session.ids}`,
      send: async (update) => {
        await this.remember(sessionId, update);
        await client.notify('session/update', { sessionId, update });
      },
      askPermission: (toolCall) => askPermission(client, sessionId, toolCall, signal),
    };
  }

  private async remember(sessionId: string, update: Readonly<Record<string, unknown>>): Promise<void> {
    if (update['sessionUpdate'] !== 'agent_message_chunk') return;
    const { text } = update['content'] as { readonly text: string };
    await this.memory.add(sessionId, { role: 'agent', text });
  }
}

interface PromptAnswer {
  readonly stopReason: 'end_turn' | 'cancelled' | 'refusal' | 'max_tokens' | 'max_turn_requests';
  readonly usage?: object;
}

function configOptions(session: Session): [
  {
    id: string;
    name: string;
    category: string;
    type: 'select';
    currentValue: string;
    options: typeof offeredModels;
  },
] {
  return [
    {
      id: 'model',
      name: 'Model',
      category: 'model',
      type: 'select',
      currentValue: session.model,
      options: offeredModels,
    },
  ];
}

/** In the form that Claude Code and opencode use; the stable protocol has no field for tokens yet. */
function usageOf(turn: Turn): { readonly usage?: object } {
  const { input, cached, output } = turn.tokens;
  if (input + cached + output === 0) return {};
  return {
    usage: {
      inputTokens: input,
      outputTokens: output,
      cachedReadTokens: cached,
      totalTokens: input + cached + output,
    },
  };
}

const isSpeech = ({ role }: Spoken): boolean => role === 'user' || role === 'agent';

async function replay(client: AgentContext, sessionId: string, spoken: Spoken): Promise<void> {
  const sessionUpdate = spoken.role === 'user' ? 'user_message_chunk' : 'agent_message_chunk';
  const update = { sessionUpdate, content: { type: 'text', text: spoken.text } };
  await client.notify<object>('session/update', { sessionId, update });
}

const options = [
  { optionId: 'allow', name: 'Allow', kind: 'allow_once' },
  { optionId: 'always', name: 'Always allow', kind: 'allow_always' },
  { optionId: 'reject', name: 'Reject', kind: 'reject_once' },
];

async function askPermission(
  client: AgentContext,
  sessionId: string,
  toolCall: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
): Promise<PermissionAnswer> {
  const response = await client.request<{ outcome?: { outcome?: string; optionId?: string } }, object>(
    'session/request_permission',
    { sessionId, toolCall, options },
    { cancellationSignal: signal },
  );
  if (response.outcome?.outcome !== 'selected') return 'cancelled';
  return response.outcome.optionId === 'allow' ? 'allow' : 'reject';
}
