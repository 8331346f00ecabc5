import { type CallToolResult } from '@modelcontextprotocol/server';
import { type Failure, type Result } from '../../shared/kernel/result.ts';

/** Plain words for an agent. */
export const said = (text: string): CallToolResult => ({ content: [{ type: 'text', text }] });

/** Why not, what was kept, and what to do next. */
export function refused({ message, kept, next }: Failure): CallToolResult {
  const text = [message, kept, next].filter((part) => part !== undefined).join(' ');
  return { content: [{ type: 'text', text }], isError: true };
}

/** Success in words, or the reason why not. */
export const answer = <T>(result: Result<T>, words: (data: T) => string): CallToolResult =>
  result.ok ? said(words(result.data)) : refused(result.error);
