import { fail, ok, type Result } from '../../../shared/kernel/result.ts';
import { type Milliseconds } from '../../../shared/kernel/time.ts';
import { type AgentSession, type AgentStart } from '../protocol.ts';
import { type AgentProcess } from './agent-process.ts';
import { askingMode, type Choice, isUnasking, modeChoice, modelChoice, modelNamed } from './choices.ts';
import { type AcpDeadlines, withDeadline } from './deadline.ts';
import { sessionFailure, wordsOf } from './errors.ts';
import { type SessionFacts } from './session.ts';
import { type Updates } from './updates.ts';
import { asText, at } from './wire.ts';

/** What agents know the coordination tools by. */
const toolServerName = 'switchyard';

/** How long an agent must say nothing before what it says counts as new. */
const silentMs: Milliseconds = 250;

export interface Opening {
  readonly request: AgentStart;
  readonly process: AgentProcess;
  /** The agent's answer to initialize. */
  readonly hello: unknown;
  readonly deadlines: AcpDeadlines;
  /** While it runs, what the agent says is the past; `lastAt` is when it last said something. */
  readonly replay: { running: boolean; lastAt: number };
  readonly updates: Updates;
}

interface Opened {
  readonly id: string;
  readonly origin: AgentSession['origin'];
  readonly response: unknown;
}

/** Opens a session or continues one, and sets its mode and model. */
export async function openSession(opening: Opening): Promise<Result<Omit<SessionFacts, 'credential'>>> {
  const canLoad = at(opening.hello, 'agentCapabilities', 'loadSession') === true;
  const canResume =
    typeof at(opening.hello, 'agentCapabilities', 'sessionCapabilities', 'resume') === 'object';
  const opened = await continueOrOpen(opening, canResume, canLoad);
  if (!opened.ok) return opened;
  const { id, origin, response } = opened.data;
  await setMode(opening, id, modeChoice(response));
  const model = await setModel(opening, id, modelChoice(response));
  return ok({
    id,
    origin,
    model,
    canContinue: canLoad || canResume,
    agentVersion: asText(at(opening.hello, 'agentInfo', 'version')),
    capabilities: { loadSession: canLoad || canResume, cancel: true, usage: 'unknown' },
  });
}

async function continueOrOpen(
  opening: Opening,
  canResume: boolean,
  canLoad: boolean,
): Promise<Result<Opened>> {
  const { resume } = opening.request;
  if (resume === null) return openNew(opening, 'new');
  // Resuming comes first: it does not send the whole conversation again.
  const ways = [...(canResume ? ['session/resume'] : []), ...(canLoad ? ['session/load'] : [])];
  let why = 'this agent cannot continue a session';
  for (const method of ways) {
    const response = await tryContinue(opening, method, resume);
    if (response.ok) return ok({ id: resume, origin: 'loaded', response: response.data });
    why = response.error.message;
  }
  opening.updates.notice(
    'warning',
    `The earlier session could not be continued (${why}); a new one was opened.`,
  );
  return openNew(opening, 'restarted');
}

async function tryContinue(opening: Opening, method: string, sessionId: string): Promise<Result<unknown>> {
  opening.replay.running = true;
  try {
    const answer = await ask(opening, method, { sessionId, ...place(opening) });
    if (answer.ok && method === 'session/load') await silence(opening.replay);
    return answer;
  } catch (error) {
    if (!opening.process.connected()) throw error;
    return fail('agent-failed', wordsOf(error));
  } finally {
    opening.replay.running = false;
  }
}

/** Gemini goes on telling the past after it has answered; it is over when the agent has been silent for a while. */
async function silence(replay: Opening['replay']): Promise<void> {
  replay.lastAt = performance.now();
  while (performance.now() - replay.lastAt < silentMs) {
    await new Promise((resolve) => setTimeout(resolve, silentMs / 5));
  }
}

async function openNew(opening: Opening, origin: Opened['origin']): Promise<Result<Opened>> {
  const { agent } = opening.request;
  try {
    const response = await ask(opening, 'session/new', place(opening));
    if (!response.ok) return response;
    const id = asText(at(response.data, 'sessionId'));
    if (id === null) return fail('agent-failed', `${agent.name} opened a session without an id.`);
    return ok({ id, origin, response: response.data });
  } catch (error) {
    if (!opening.process.connected()) throw error;
    return { ok: false, error: sessionFailure(agent.name, error, at(opening.hello, 'authMethods')) };
  }
}

/** Modes are set even when the agent says that it is in the right one: Qwen Code asks only after it was told to. */
async function setMode(opening: Opening, sessionId: string, choice: Choice | null): Promise<void> {
  if (choice === null) return;
  const mode = askingMode(choice);
  if (mode !== null) {
    const set = await choose(opening, choice, sessionId, mode);
    if (set !== null) opening.updates.notice('warning', `The mode “${mode}” could not be set: ${set}`);
    return;
  }
  if (choice.current !== null && isUnasking(choice.current)) {
    opening.updates.notice(
      'warning',
      `The agent runs in its mode “${choice.current}” and offers none in which it asks before it acts.`,
    );
  }
}

async function setModel(opening: Opening, sessionId: string, choice: Choice | null): Promise<string | null> {
  const wanted = opening.request.model;
  const current = choice?.current ?? null;
  if (wanted === null) return current;
  const value = choice === null ? null : modelNamed(choice, wanted);
  const problem =
    choice === null || value === null
      ? 'the agent does not offer it'
      : await choose(opening, choice, sessionId, value);
  if (problem === null) return value;
  const instead = current === null ? 'its own choice' : `“${current}”`;
  opening.updates.notice(
    'warning',
    `The model “${wanted}” could not be set (${problem}); the agent uses ${instead}.`,
  );
  return current;
}

/** Null when it was chosen, else why not. */
async function choose(
  opening: Opening,
  choice: Choice,
  sessionId: string,
  value: string,
): Promise<string | null> {
  const { method, params } = choice.request(sessionId, value);
  const { process, deadlines, request } = opening;
  try {
    const answer = await withDeadline(
      process.request(method, params),
      deadlines.request,
      request.agent.name,
      request.clockStopped,
    );
    return answer.ok ? null : answer.error.message;
  } catch (error) {
    if (!process.connected()) throw error;
    return wordsOf(error);
  }
}

/** Claude Code is told not even to offer its mode without permissions; others pass over what they do not know. */
const neverBypass = { claudeCode: { options: { allowDangerouslySkipPermissions: false } } };

/** Over HTTP where the agent says that it can, else by a process that it starts. */
function toolServers({ request: { tools }, hello }: Opening): readonly object[] {
  if (!tools) return [];
  if (at(hello, 'agentCapabilities', 'mcpCapabilities', 'http') === true) {
    const headers = [{ name: 'Authorization', value: `Bearer ${tools.token}` }];
    return [{ type: 'http', name: toolServerName, url: tools.url, headers }];
  }
  const { command, args, env } = tools.proxy;
  return [
    {
      name: toolServerName,
      command,
      args,
      env: Object.entries(env).map(([name, value]) => ({ name, value })),
    },
  ];
}

const place = (opening: Opening): object => ({
  cwd: opening.request.cwd,
  mcpServers: toolServers(opening),
  _meta: neverBypass,
});

function ask(opening: Opening, method: string, params: object): Promise<Result<unknown>> {
  const { process, deadlines, request } = opening;
  return withDeadline(
    process.request(method, params),
    deadlines.session,
    request.agent.name,
    request.clockStopped,
  );
}
