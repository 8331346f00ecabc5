import { type Failure, type Result } from '../../shared/kernel/result.ts';
import { exitCodes } from '../app/exit-codes.ts';

/** Where a command writes; tests pass their own. */
export interface Terminal {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
}

export const processTerminal: Terminal = {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
};

/** A failure in words: what happened, what was kept safe, what to do. */
export function failureWords({ message, kept, next }: Failure): string {
  return [message, kept, next].filter((part) => part !== undefined && part !== '').join('\n');
}

/** Prints a result, as JSON or by `words`, and answers with the exit code. */
export function report<T>(
  terminal: Terminal,
  json: boolean,
  result: Result<T>,
  words: (data: T) => string,
): number {
  if (json) terminal.out(JSON.stringify(result));
  else if (result.ok) terminal.out(words(result.data));
  else terminal.err(failureWords(result.error));
  return result.ok ? exitCodes.fine : exitCodes.failed;
}
