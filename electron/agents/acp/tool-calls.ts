import { isAbsolute, resolve } from 'node:path';
import { type ApprovalSubject, type ProposedDiff } from '../../../shared/domain/approval/events.ts';
import { type ToolItem } from '../../../shared/domain/transcript/item.ts';
import { type ToolPatch } from '../protocol.ts';
import { exitCodeOf } from './exit-code.ts';
import { CappedOutput } from './output.ts';
import { asList, asRecord, asText, at, type Wire } from './wire.ts';

type Status = ToolItem['status'];

interface Call {
  title: string;
  tool: string;
  status: Status;
  paths: readonly string[];
  command: string | null;
  cwd: string | null;
  diffs: readonly ProposedDiff[];
  because: string | null;
  exitCode: number | null;
  /** Whether the agent said anything about the call's input; if not, a command's title is all we have of it. */
  hasInput: boolean;
  readonly output: CappedOutput;
}

const statuses: Readonly<Record<string, Status>> = {
  pending: 'pending',
  in_progress: 'running',
  completed: 'completed',
  failed: 'failed',
};
const pathKeys = ['file_path', 'filePath', 'filepath', 'path', 'absolute_path', 'notebook_path'] as const;

/** How many calls are kept in memory beyond their turn, and in a turn that goes on for hours. */
const remembered = 200;

/** What is known of a run's tool calls, folded from everything that the agent said about each, in whatever message. */
export class ToolCalls {
  private readonly calls = new Map<string, Call>();
  private readonly cwd: string;

  constructor(cwd: string) {
    this.cwd = cwd;
  }

  has(toolCallId: string): boolean {
    return this.calls.has(toolCallId);
  }

  /** Takes in a tool_call, a tool_call_update or the call inside a permission request. */
  update(toolCallId: string, wire: Wire): ToolPatch {
    const known = this.calls.get(toolCallId);
    const call = known ?? emptyCall();
    this.calls.set(toolCallId, call);
    if (this.calls.size > 2 * remembered) this.forget();
    const before = known === undefined ? null : { ...call, outputText: call.output.text() };
    this.readInput(call, wire);
    readResult(call, wire);
    return difference(toolCallId, before, call);
  }

  /** The call's state set by us: it was allowed, rejected, or its turn ended before it did. */
  settle(toolCallId: string, status: Status): ToolPatch | null {
    const call = this.calls.get(toolCallId);
    if (call === undefined || call.status === status) return null;
    call.status = status;
    return { toolCallId, status };
  }

  /** Calls that have not come to an end. */
  open(): readonly string[] {
    return [...this.calls].filter(([, call]) => isOpen(call)).map(([id]) => id);
  }

  /** Forgets the oldest calls. Recent ones stay: Claude Code still speaks of a command left in the background. */
  endTurn(): void {
    this.forget(true);
  }

  private forget(all = false): void {
    const oldest = [...this.calls].slice(0, Math.max(0, this.calls.size - remembered));
    for (const [id, call] of oldest) if (all || !isOpen(call)) this.calls.delete(id);
  }

  /**
   * What the agent asks for, joined with what it said of the call before: a request may carry no command, no diff, or
   * (opencode, for a directory outside) the kind `other` for what is a shell command.
   */
  subject(toolCallId: string, ask: Wire): ApprovalSubject {
    const call = this.calls.get(toolCallId) ?? emptyCall();
    const asked = asText(ask['kind']);
    const directories = asList(at(ask, 'rawInput', 'directories')).flatMap((d) => asText(d) ?? []);
    const outside =
      directories.length === 0
        ? null
        : `It needs access to ${directories.join(', ')}, outside its own directory.`;
    return {
      tool: asked === null || asked === 'other' ? call.tool : asked,
      title: asText(ask['title']) ?? call.title,
      command: call.command,
      cwd: call.cwd ?? this.cwd,
      paths: [...new Set([...call.paths, ...directories.map((d) => this.absolute(d))])],
      diffs: call.diffs,
      because: outside ?? call.because,
    };
  }

  private readInput(call: Call, wire: Wire): void {
    const title = asText(wire['title']);
    if (title !== null && title !== '') call.title = title;
    const kind = asText(wire['kind']);
    // A later `other` says less than what is already known.
    if (kind !== null && (kind !== 'other' || call.tool === '')) call.tool = kind;
    const input = asRecord(wire['rawInput']);
    if (wire['rawInput'] !== undefined && wire['rawInput'] !== null) call.hasInput = true;
    call.command = commandIn(input) ?? call.command;
    call.cwd = asText(input['cwd']) ?? asText(input['workdir']) ?? call.cwd;
    // Gemini sends no input at all: there, the title of a shell call is the command itself.
    if (call.command === null && !call.hasInput && call.tool === 'execute' && call.title !== '') {
      call.command = call.title;
    }
    call.because =
      asText(input['description']) ??
      asText(input['reason']) ??
      asText(input['justification']) ??
      call.because;
    this.readPaths(call, wire, input);
  }

  private readPaths(call: Call, wire: Wire, input: Wire): void {
    const content = asList(wire['content']).map(asRecord);
    const diffs = content.filter((c) => c['type'] === 'diff').flatMap((c) => this.diffIn(c));
    if (diffs.length > 0) call.diffs = diffs;
    const located = asList(wire['locations']).flatMap((l) => asText(asRecord(l)['path']) ?? []);
    const named = pathKeys.flatMap((key) => asText(input[key]) ?? []);
    const all = [...located, ...named].map((p) => this.absolute(p)).concat(diffs.map((d) => d.path));
    // opencode gives a shell call its working directory as a location.
    const paths = all.filter((path) => call.tool !== 'execute' || path !== this.cwd);
    if (paths.length > 0) call.paths = [...new Set([...call.paths, ...paths])];
  }

  private diffIn(content: Wire): readonly ProposedDiff[] {
    const path = asText(content['path']);
    const newText = asText(content['newText']);
    if (path === null || newText === null) return [];
    return [{ path: this.absolute(path), oldText: asText(content['oldText']), newText }];
  }

  private absolute(path: string): string {
    return isAbsolute(path) ? path : resolve(this.cwd, path);
  }
}

const isOpen = ({ status }: Call): boolean => status === 'pending' || status === 'running';

const emptyCall = (): Call => ({
  title: '',
  tool: '',
  status: 'pending',
  paths: [],
  command: null,
  cwd: null,
  diffs: [],
  because: null,
  exitCode: null,
  hasInput: false,
  output: new CappedOutput(),
});

function commandIn(input: Wire): string | null {
  const command = input['command'] ?? input['cmd'] ?? input['script'];
  if (Array.isArray(command)) return command.filter((part) => typeof part === 'string').join(' ');
  return asText(command);
}

function readResult(call: Call, wire: Wire): void {
  const status = statuses[asText(wire['status']) ?? ''];
  if (status !== undefined) call.status = status;
  const terminal = asText(at(wire, '_meta', 'terminal_output', 'data'));
  const delta = asText(at(wire, '_meta', 'terminal_output_delta', 'data'));
  if (terminal !== null || delta !== null) call.output.append(terminal ?? delta ?? '');
  const text = textIn(wire);
  // Before a call runs, its text says why the agent wants it (Claude Code, Gemini), not what came of it.
  if (text !== null && call.status === 'pending') call.because = call.because ?? text;
  else if (text !== null) call.output.replace(text);
  call.exitCode = exitCodeOf(call.tool, call.status, wire, call.output.text()) ?? call.exitCode;
}

function textIn(wire: Wire): string | null {
  const texts = asList(wire['content'])
    .map(asRecord)
    .filter((c) => c['type'] === 'content')
    .flatMap((c) => asText(at(c, 'content', 'text')) ?? []);
  if (texts.length > 0) return withoutFence(texts.join('\n'));
  const raw = wire['rawOutput'];
  return asText(raw) ?? asText(at(raw, 'output')) ?? asText(at(raw, 'error')) ?? asText(at(raw, 'stdout'));
}

function withoutFence(text: string): string {
  const fenced = /^```[\w-]*\n([\s\S]*?)\n?```\s*$/.exec(text);
  return fenced?.[1] ?? text;
}

type Before = (Call & { readonly outputText: string }) | null;

/** Everything at first sight; afterwards only what changed. */
function difference(toolCallId: string, before: Before, now: Call): ToolPatch {
  const patch: { -readonly [K in keyof ToolPatch]: ToolPatch[K] } = { toolCallId };
  if (before?.title !== now.title) patch.title = now.title;
  if (before?.tool !== now.tool) patch.tool = now.tool === '' ? 'other' : now.tool;
  if (before?.status !== now.status) patch.status = now.status;
  if (before?.paths !== now.paths) patch.paths = now.paths;
  if (before?.command !== now.command) patch.command = now.command;
  if (before?.exitCode !== now.exitCode) patch.exitCode = now.exitCode;
  if (before?.diffs !== now.diffs) patch.diffs = now.diffs;
  const output = now.output.text();
  if (before?.outputText !== output) patch.output = output;
  return patch;
}
