import { resolve } from 'node:path';
import { type StepOf } from './step.ts';
import { type Turn, TurnStopped } from './turn.ts';

/** Runs a shell command, after asking unless told not to; the output streams, and the exit code is reported. */
export async function run(turn: Turn, step: StepOf<'run'>): Promise<number | null> {
  const toolCallId = turn.nextId('tool');
  const call = {
    toolCallId,
    title: step.command,
    kind: 'execute',
    rawInput: { command: step.command, cwd: turn.cwd },
  };
  await turn.send({ sessionUpdate: 'tool_call', ...call, status: 'pending' });
  if (step.ask ?? true) {
    const answer = await turn.askPermission({ ...call, status: 'pending' });
    if (answer !== 'allow') return rejected(turn, toolCallId, answer, step.onReject);
  }
  return execute(turn, toolCallId, step);
}

/** Asks for something and does nothing with the answer but say it. */
export async function ask(turn: Turn, step: StepOf<'ask'>): Promise<void> {
  const toolCallId = turn.nextId('tool');
  const kind = step.command !== undefined ? 'execute' : step.path !== undefined ? 'edit' : 'other';
  const call = {
    toolCallId,
    title: step.title,
    kind,
    rawInput: {
      ...(step.command === undefined ? {} : { command: step.command }),
      ...(step.path === undefined ? {} : { path: step.path }),
    },
    locations: step.path === undefined ? [] : [{ path: resolve(turn.cwd, step.path) }],
  };
  await turn.send({ sessionUpdate: 'tool_call', ...call, status: 'pending' });
  const answer = await turn.askPermission({ ...call, status: 'pending' });
  if (answer !== 'allow') {
    await rejected(turn, toolCallId, answer, step.onReject);
    return;
  }
  await turn.send({ sessionUpdate: 'tool_call_update', toolCallId, status: 'completed' });
}

/** Starts processes that go on after the turn, each in a session of its own, ticking into a file. */
export async function spawnTicking(turn: Turn, step: StepOf<'spawn'>): Promise<void> {
  const file = resolve(turn.cwd, step.file);
  const seconds = (step.everyMs ?? 50) / 1000;
  const count = step.processes ?? 1;
  const loop = `while :; do echo "$$ $(date +%s%N)" >> '${file.replaceAll("'", `'\\''`)}'; sleep ${seconds}; done`;
  for (let i = 0; i < count; i++) turn.world.startDetached(loop, turn.cwd);
  const toolCallId = turn.nextId('tool');
  const title = `Start ${count} background process${count === 1 ? '' : 'es'} writing to ${step.file}`;
  await turn.send({
    sessionUpdate: 'tool_call',
    toolCallId,
    title,
    kind: 'execute',
    status: 'completed',
    rawInput: { command: loop },
  });
}

async function rejected(
  turn: Turn,
  toolCallId: string,
  answer: 'reject' | 'cancelled',
  onReject: 'continue' | 'stop' | undefined,
): Promise<null> {
  const text = answer === 'reject' ? 'The request was rejected.' : 'The request was cancelled.';
  await turn.send({
    sessionUpdate: 'tool_call_update',
    toolCallId,
    status: 'failed',
    rawOutput: { error: text },
  });
  if (answer === 'cancelled') throw new TurnStopped('cancelled');
  if (onReject === 'stop') throw new TurnStopped('end_turn');
  return null;
}

async function execute(turn: Turn, toolCallId: string, step: StepOf<'run'>): Promise<number | null> {
  await turn.send({ sessionUpdate: 'tool_call_update', toolCallId, status: 'in_progress' });
  const shell = turn.world.runShell(step.command, turn.cwd);

  let queue: Promise<void> = Promise.resolve();
  shell.onOutput((text) => {
    const data = { _meta: { terminal_output: { terminal_id: toolCallId, data: text } } };
    queue = queue.then(() => turn.send({ sessionUpdate: 'tool_call_update', toolCallId, ...data }));
  });
  const stop = (): void => {
    if (step.leaveRunning !== true) shell.kill();
  };
  turn.signal.addEventListener('abort', stop, { once: true });
  const cancelled = new Promise<'cancelled'>((done) =>
    turn.signal.addEventListener('abort', () => done('cancelled'), { once: true }),
  );
  const ended = await Promise.race([shell.ended, ...(step.leaveRunning === true ? [cancelled] : [])]);
  turn.signal.removeEventListener('abort', stop);
  await queue;
  const code = ended === 'cancelled' ? null : ended.code;
  await turn.send({
    sessionUpdate: 'tool_call_update',
    toolCallId,
    status: code === 0 ? 'completed' : 'failed',
    rawOutput: { exitCode: code },
  });
  if (turn.signal.aborted) throw new TurnStopped('cancelled');
  return code;
}
