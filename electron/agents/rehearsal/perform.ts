import { RequestError } from '@agentclientprotocol/sdk';
import { unreachable } from '../../../shared/kernel/assert.ts';
import { ask, run, spawnTicking } from './command-steps.ts';
import { resolveConflicts } from './conflict-steps.ts';
import { change, read } from './file-steps.ts';
import { genericSteps } from './generic.ts';
import { type Unfinished } from './memory.ts';
import { directionIn, hasScenario, stepsFrom } from './scenario.ts';
import { reportUsage, sayAgain, showPlan, speak } from './speak.ts';
import { type Step, type StepOf } from './step.ts';
import { useTool } from './tools.ts';
import { pause, type Turn, TurnStopped } from './turn.ts';

/** Does what a prompt says; answers with ACP's stop reason. */
export async function perform(turn: Turn, prompt: string): Promise<string> {
  const work = workFor(turn, prompt);
  const steps = await stepsFor(turn, work.prompt);
  try {
    for (let done = work.done; done < steps.length; done++) {
      await performAll(turn, steps.slice(done, done + 1), work.prompt);
      await turn.onStep(done + 1);
    }
    return 'end_turn';
  } catch (error) {
    if (error instanceof TurnStopped) return error.reason;
    throw error;
  }
}

/** A prompt without a scenario, after a process that died in the middle of one, goes on where that one was. */
function workFor(turn: Turn, prompt: string): Unfinished {
  return hasScenario(prompt) || turn.unfinished === null ? { prompt, done: 0 } : turn.unfinished;
}

async function stepsFor(turn: Turn, prompt: string): Promise<readonly Step[]> {
  const direction = directionIn(prompt);
  if (!direction.ok) throw RequestError.invalidParams(undefined, direction.error.message);
  switch (direction.data.kind) {
    case 'steps':
      return direction.data.steps;
    case 'none':
      return genericSteps(prompt, turn.cwd, turn.world.now());
    case 'named':
      return namedSteps(turn, direction.data.name);
  }
}

async function namedSteps(turn: Turn, name: string): Promise<readonly Step[]> {
  const json = await turn.world.scenario(name);
  if (json === null) throw RequestError.invalidParams(undefined, `There is no rehearsal named “${name}”.`);
  const steps = stepsFrom(json);
  if (!steps.ok) throw RequestError.invalidParams(undefined, `${name}: ${steps.error.message}`);
  return steps.data;
}

async function performAll(turn: Turn, steps: readonly Step[], prompt: string): Promise<void> {
  for (const step of steps) {
    if (turn.signal.aborted && !turn.ignoreCancel) throw new TurnStopped('cancelled');
    await performOne(turn, step, prompt);
  }
}

async function performOne(turn: Turn, step: Step, prompt: string): Promise<void> {
  switch (step.do) {
    case 'say':
    case 'think':
      return speak(turn, step);
    case 'plan':
      return showPlan(turn, step);
    case 'read':
      return read(turn, step);
    case 'write':
    case 'edit':
    case 'append':
    case 'delete':
      return change(turn, step);
    case 'run':
      await run(turn, step);
      return;
    case 'ask':
      return ask(turn, step);
    case 'tool':
      await useTool(turn, step);
      return;
    case 'wait':
      return pause(turn, step.ms);
    case 'usage':
      return reportUsage(turn, step);
    case 'fail':
      throw RequestError.internalError(undefined, step.message);
    case 'stop':
      throw new TurnStopped(step.reason);
    case 'hang':
      return hang(turn, step);
    case 'crash':
      return turn.world.crash({ code: step.code ?? 1, signal: step.signal ?? null });
    case 'spawn':
      return spawnTicking(turn, step);
    case 'repeat':
      for (let i = 0; i < step.times; i++) await performAll(turn, step.steps, prompt);
      return;
    case 'resend':
      return sayAgain(turn);
    case 'junk':
      return turn.world.writeRaw(step.text);
    case 'resolveConflicts':
      return resolveConflicts(turn, step, prompt);
    default:
      return unreachable(step);
  }
}

/** Never comes back; with `ignoreCancel` not even when the turn is cancelled. */
async function hang(turn: Turn, step: StepOf<'hang'>): Promise<void> {
  turn.ignoreCancel = step.ignoreCancel ?? false;
  await new Promise<never>((_resolve, reject) => {
    if (turn.ignoreCancel) return;
    const stop = (): void => reject(new TurnStopped('cancelled'));
    if (turn.signal.aborted) stop();
    turn.signal.addEventListener('abort', stop, { once: true });
  });
}
