import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { type StepOf } from './step.ts';
import { pause, type Turn, TurnStopped } from './turn.ts';

type ChangeStep = StepOf<'write'> | StepOf<'edit'> | StepOf<'append'> | StepOf<'delete'>;

interface Change {
  readonly path: string;
  readonly before: string | null;
  /** Null deletes the file. */
  readonly after: string | null;
}

export async function read(turn: Turn, step: StepOf<'read'>): Promise<void> {
  const path = resolve(turn.cwd, step.path);
  const toolCallId = turn.nextId('tool');
  await announce(turn, toolCallId, 'read', `Read ${step.path}`, path, []);
  await pause(turn, step.ms ?? 0);
  const text = await contentOf(path);
  await finish(
    turn,
    toolCallId,
    text ?? `${step.path} does not exist.`,
    text === null ? 'failed' : 'completed',
  );
}

/** Writes, edits, appends or deletes; asks first where told to, and always outside the worktree. */
export async function change(turn: Turn, step: ChangeStep): Promise<void> {
  const path = resolve(turn.cwd, step.path);
  const toolCallId = turn.nextId('tool');
  const title = `${verbs[step.do]} ${step.path}`;
  const planned = await plannedChange(step, path);
  const diffs = planned.after === null ? [] : [diffOf(planned)];
  const kind = step.do === 'delete' ? 'delete' : 'edit';
  await announce(turn, toolCallId, kind, title, path, diffs);
  await pause(turn, step.ms ?? 0);
  if (planned.after === planned.before) return finish(turn, toolCallId, nothingToDo(step), 'failed');
  if (step.ask ?? isOutside(turn.cwd, path)) {
    const answer = await turn.askPermission({
      toolCallId,
      title,
      kind,
      status: 'pending',
      content: diffs,
      locations: [{ path }],
    });
    if (answer === 'cancelled') throw new TurnStopped('cancelled');
    if (answer === 'reject') {
      await finish(turn, toolCallId, 'The change was rejected.', 'failed');
      if (step.onReject === 'stop') throw new TurnStopped('end_turn');
      return;
    }
  }
  await apply(planned);
  await finish(turn, toolCallId, null, 'completed');
}

const verbs: Readonly<Record<ChangeStep['do'], string>> = {
  write: 'Write',
  edit: 'Edit',
  append: 'Append to',
  delete: 'Delete',
};

async function plannedChange(step: ChangeStep, path: string): Promise<Change> {
  const before = await contentOf(path);
  switch (step.do) {
    case 'write':
      return { path, before, after: step.content };
    case 'append':
      return { path, before, after: (before ?? '') + step.content };
    case 'edit':
      return { path, before, after: before === null ? null : before.replace(step.old, () => step.new) };
    case 'delete':
      return { path, before, after: null };
  }
}

function nothingToDo(step: ChangeStep): string {
  return step.do === 'edit'
    ? `“${step.old}” was not found in ${step.path}.`
    : `${step.path} is that way already.`;
}

async function apply(change: Change): Promise<void> {
  if (change.after === null) return rm(change.path, { force: true });
  await mkdir(dirname(change.path), { recursive: true });
  await writeFile(change.path, change.after);
}

async function announce(
  turn: Turn,
  toolCallId: string,
  kind: string,
  title: string,
  path: string,
  content: readonly object[],
): Promise<void> {
  await turn.send({
    sessionUpdate: 'tool_call',
    toolCallId,
    title,
    kind,
    status: 'in_progress',
    rawInput: { path },
    locations: [{ path }],
    content,
  });
}

async function finish(turn: Turn, toolCallId: string, output: string | null, status: string): Promise<void> {
  await turn.send({
    sessionUpdate: 'tool_call_update',
    toolCallId,
    status,
    ...(output === null ? {} : { content: [{ type: 'content', content: { type: 'text', text: output } }] }),
  });
}

const diffOf = (change: Change): object => ({
  type: 'diff',
  path: change.path,
  oldText: change.before,
  newText: change.after ?? '',
});

function isOutside(cwd: string, path: string): boolean {
  const within = relative(cwd, path);
  return within === '..' || within.startsWith(`..${sep}`) || isAbsolute(within);
}

async function contentOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return null;
  }
}
