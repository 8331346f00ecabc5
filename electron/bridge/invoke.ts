import { type z } from 'zod';
import { contract, isCallName } from '../../shared/contract/index.ts';
import { fail, FailureError, type Result } from '../../shared/kernel/result.ts';
import { type Log } from '../platform/log.ts';
import { type Caller, type Handlers } from './host-port.ts';

/** Runs a call that came from outside: nothing about `name` and `input` is known yet. Never rejects. */
export type InvokeFromOutside = (name: string, input: unknown, caller: Caller) => Promise<Result<unknown>>;

type AnyHandler = (input: unknown, caller: Caller) => Promise<Result<unknown>>;

/** Validates, authorises, runs and wraps. `newId` names a fault, so that the answer and the log can be joined. */
export function makeInvoke(handlers: Handlers, log: Log, newId: () => string): InvokeFromOutside {
  return async (name, input, caller) => {
    if (!isCallName(name)) {
      return fail('unknown-call', `There is no call named "${name.slice(0, 100)}".`, {
        next: 'GET /contract.json lists every call.',
      });
    }
    if (caller.actor.kind !== 'human') return fail('unauthorised', 'Only a person may call the contract.');
    try {
      const parsed = contract[name].input.safeParse(input ?? {});
      if (!parsed.success) return invalid(name, parsed.error);
      return await (handlers[name] as AnyHandler)(parsed.data, caller);
    } catch (error) {
      return faulty(name, error, log, newId());
    }
  };
}

function invalid(name: string, error: z.ZodError): Result<never> {
  const problems = error.issues
    .slice(0, 20)
    .map(({ path, message }) => ({ path: path.map(String).join('.') || '(input)', message }));
  const words = problems.slice(0, 3).map(({ path, message }) => `${path}: ${message}`);
  return fail('invalid-input', `${name} cannot use this input. ${words.join('; ')}`, {
    next: 'GET /contract.json says what each call takes.',
    details: { problems },
  });
}

function faulty(name: string, error: unknown, log: Log, id: string): Result<never> {
  if (error instanceof FailureError) return { ok: false, error: error.failure };
  log.error('a call failed by a fault of ours', { id, call: name, error });
  return fail('internal', `${name} failed by a fault in Switchyard (${id}).`, {
    kept: 'What was acknowledged before is recorded.',
    next: 'The log in the data directory names the fault by this id.',
  });
}
