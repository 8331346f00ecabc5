import { text } from 'node:stream/consumers';
import { exitCodes } from '../app/exit-codes.ts';
import { type Context, withHost } from './context.ts';

/** `switchyard call`: any call of the contract; `-` reads the input from standard input. Answers as the host does. */
export async function call(context: Context, name: string, input: string): Promise<number> {
  const body = input === '-' ? await text(process.stdin) : input;
  return withHost(context, async ({ callAny }) => {
    const result = await callAny(name, body);
    context.terminal.out(JSON.stringify(result, null, context.json ? 0 : 2));
    return result.ok ? exitCodes.fine : exitCodes.failed;
  });
}
