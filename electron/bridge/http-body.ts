import { type IncomingMessage } from 'node:http';
import { fail, ok, type Result } from '../../shared/kernel/result.ts';

/** The most that a request may carry, in bytes. */
export const bodyLimit = 4 * 1024 * 1024;

/** The JSON value in a request; an empty body is no input. Reading stops at the limit. */
export async function readJson(request: IncomingMessage): Promise<Result<unknown>> {
  const body = await readBody(request);
  if (!body.ok) return body;
  if (body.data.length === 0) return ok({});
  try {
    return ok(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body.data)) as unknown);
  } catch (error) {
    return fail(
      'invalid-input',
      `The body is not JSON: ${error instanceof Error ? error.message : 'unreadable'}`,
    );
  }
}

async function readBody(request: IncomingMessage): Promise<Result<Buffer>> {
  if (Number(request.headers['content-length'] ?? 0) > bodyLimit) return tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > bodyLimit) return tooLarge();
      chunks.push(chunk);
    }
  } catch {
    return fail('invalid-input', 'The request ended before its body was complete.');
  }
  return ok(Buffer.concat(chunks));
}

const tooLarge = () => fail('too-large', `A request may carry ${bodyLimit / 1024 / 1024} MB at most.`);
