import { describe, expect, it } from 'vitest';
import { ToolCalls } from './tool-calls.ts';

// The messages are those of the agents themselves: Claude Code 0.100.0, Gemini CLI 0.61.0, opencode 1.18.33.
const cwd = '/lane';
const command = 'echo hello; exit 3';

describe('a command of Claude Code', () => {
  const announced = { kind: 'execute', title: 'Terminal', status: 'pending', rawInput: {}, content: [] };

  it('gets its words from the input, its output and exit code from the terminal extension', () => {
    const calls = new ToolCalls(cwd);
    expect(calls.update('t', announced)).toMatchObject({ tool: 'execute', command: null, output: '' });
    const input = { rawInput: { command, description: 'say hello' }, title: command };
    expect(calls.update('t', input)).toEqual({ toolCallId: 't', title: command, command });
    expect(calls.subject('t', { toolCallId: 't', kind: 'execute' })).toEqual({
      tool: 'execute',
      title: command,
      command,
      cwd,
      paths: [],
      diffs: [],
      because: 'say hello',
    });
    expect(calls.update('t', { _meta: { terminal_output: { data: 'hello\n' } } })).toEqual({
      toolCallId: 't',
      output: 'hello\n',
    });
    const ended = { _meta: { terminal_exit: { exit_code: 3 } }, status: 'failed' };
    expect(calls.update('t', ended)).toEqual({ toolCallId: 't', status: 'failed', exitCode: 3 });
  });

  it('is read from the text where the terminal extension is missing', () => {
    const calls = new ToolCalls(cwd);
    calls.update('t', announced);
    const text = '```\nExit code 3\nhello\n```';
    const ended = { status: 'failed', content: [{ type: 'content', content: { type: 'text', text } }] };
    expect(calls.update('t', ended)).toMatchObject({ exitCode: 3, output: 'Exit code 3\nhello' });
  });
});

describe('a command of Gemini', () => {
  it('is its title, and the text before it runs is the reason, not the output', () => {
    const calls = new ToolCalls(cwd);
    const ask = {
      status: 'pending',
      title: command,
      content: [
        { type: 'content', content: { type: 'text', text: '[current working directory /lane] (why)' } },
      ],
      locations: [],
      kind: 'execute',
    };
    calls.update('t', ask);
    expect(calls.subject('t', ask)).toMatchObject({
      command,
      because: '[current working directory /lane] (why)',
    });
    expect(calls.update('t', { status: 'completed', title: command, content: [], kind: 'execute' })).toEqual({
      toolCallId: 't',
      status: 'completed',
    });
  });
});

describe('a command of opencode', () => {
  it('stays a command when the question is about a directory outside', () => {
    const calls = new ToolCalls(cwd);
    calls.update('t', {
      title: 'bash',
      kind: 'execute',
      status: 'pending',
      locations: [{ path: cwd }],
      rawInput: { cwd },
    });
    const running = { status: 'in_progress', kind: 'execute', title: command, rawInput: { command, cwd } };
    calls.update('t', running);
    const ask = {
      title: command,
      kind: 'other',
      locations: [{ path: '/etc' }],
      rawInput: { command, directories: ['/etc'] },
    };
    calls.update('t', ask);
    expect(calls.subject('t', ask)).toMatchObject({ tool: 'execute', command, paths: ['/etc'] });
    expect(calls.subject('t', ask).because).toContain('/etc');
    const ended = {
      status: 'completed',
      content: [{ type: 'content', content: { type: 'text', text: 'hello\n' } }],
      rawOutput: { output: 'hello\n', metadata: { exit: 3 } },
    };
    expect(calls.update('t', ended)).toMatchObject({ exitCode: 3, output: 'hello\n', status: 'completed' });
  });
});

describe('an edit', () => {
  it('keeps the diff and the paths for a question that brings none', () => {
    const calls = new ToolCalls(cwd);
    const diff = { type: 'diff', path: 'src/a.ts', oldText: 'a', newText: 'b' };
    calls.update('t', {
      title: 'Edit',
      kind: 'edit',
      status: 'pending',
      content: [diff],
      rawInput: { file_path: 'src/a.ts' },
    });
    const subject = calls.subject('t', { toolCallId: 't', title: 'Edit src/a.ts' });
    expect(subject.paths).toEqual(['/lane/src/a.ts']);
    expect(subject.diffs).toEqual([{ path: '/lane/src/a.ts', oldText: 'a', newText: 'b' }]);
    expect(subject.tool).toBe('edit');
  });

  it('says nothing when nothing changed', () => {
    const calls = new ToolCalls(cwd);
    const wire = { title: 'Edit', kind: 'edit', status: 'pending' };
    calls.update('t', wire);
    expect(calls.update('t', wire)).toEqual({ toolCallId: 't' });
  });
});

it('takes no harm from messages of a wrong shape', () => {
  const calls = new ToolCalls(cwd);
  const patch = calls.update('t', {
    title: 7,
    kind: null,
    content: 'x',
    locations: [{}, null, 3],
    rawInput: [1],
    _meta: { terminal_output: 'x' },
  });
  expect(patch).toMatchObject({ title: '', tool: 'other', paths: [], output: '' });
});

describe('a turn with very many calls', () => {
  it('keeps those that are open, and the newest', () => {
    const calls = new ToolCalls(cwd);
    calls.update('open', { kind: 'execute', title: command, status: 'in_progress' });
    for (let i = 0; i < 1000; i++) calls.update(`call-${i}`, { kind: 'read', status: 'completed' });
    expect(calls.open()).toEqual(['open']);
    expect(calls.has('call-999')).toBe(true);
    expect(calls.has('call-0')).toBe(false);
  });
});
