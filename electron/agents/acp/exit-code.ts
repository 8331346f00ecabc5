import { type ToolItem } from '../../../shared/domain/transcript/item.ts';
import { asNumber, at, type Wire } from './wire.ts';

/** Where agents put a command's exit code: Claude Code and Codex in `_meta`, opencode in the raw output. */
const places: readonly (readonly string[])[] = [
  ['_meta', 'terminal_exit', 'exit_code'],
  ['rawOutput', 'exitCode'],
  ['rawOutput', 'exit_code'],
  ['rawOutput', 'metadata', 'exit'],
  ['rawOutput', 'metadata', 'exitCode'],
];

/** The exit code of a command, where the agent gave it; null is "not said", never 0. */
export function exitCodeOf(
  tool: string,
  status: ToolItem['status'],
  wire: Wire,
  output: string,
): number | null {
  for (const place of places) {
    const code = asNumber(at(wire, ...place));
    if (code !== null) return code;
  }
  if (tool !== 'execute' || (status !== 'completed' && status !== 'failed')) return null;
  // Claude Code without the terminal extension, and Gemini, write it into the text.
  const said =
    /^exit code:? (-?\d+)\s*$/im.exec(output.slice(0, 200)) ??
    /^exit code:? (-?\d+)\s*$/im.exec(output.slice(-200));
  return said?.[1] === undefined ? null : Number(said[1]);
}
