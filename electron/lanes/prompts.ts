import { type Lane } from '../../shared/domain/lane/state.ts';
import { type TranscriptItem } from '../../shared/domain/transcript/item.ts';

/** What a lane is told at its beginning, before the brief: where it is, and what it need not do. */
export function taskPrompt(lane: Lane): string {
  const { title, brief, writeSet, outputs } = lane.task;
  const lines = [
    `You are lane ${lane.name}, one of several agents at work on this repository. Your task: ${title}`,
    '',
    `Work only inside this directory, a git worktree of your own on branch ${lane.branch}: ${lane.worktreePath}`,
    'You need not commit, push or merge; Switchyard does that after review. Ports for you: ' +
      `${lane.portsFrom} to ${lane.portsTo}.`,
  ];
  if (writeSet.length > 0) lines.push(`Change only files that match: ${writeSet.join(', ')}`);
  if (outputs.length > 0) lines.push(`Expected outputs: ${outputs.join(', ')}`);
  if (lane.role) lines.push('', lane.role.told);
  return [...lines, '', brief].join('\n');
}

/** What an agent is told that loaded its session again after its process ended in the middle of a turn. */
export function continuePrompt(): string {
  return (
    'Your process ended in the middle of the last turn and has been started again. Look at what is done in the worktree ' +
    'and what is not, then finish the task. Do not repeat what is done.'
  );
}

/** What a new session is told that has to go on from artifacts: the task, the state of the worktree, what was said last. */
export function restartPrompt(lane: Lane, tail: readonly TranscriptItem[]): string {
  const said = tail.flatMap(({ body }) => {
    if (body.kind === 'prompt') return [`Asked: ${clip(body.text)}`];
    if (body.kind === 'message') return [`You said: ${clip(body.text)}`];
    if (body.kind === 'tool') return [`You ran: ${clip(body.command ?? body.title)} (${body.status})`];
    return [];
  });
  return [
    'An earlier session of yours on this task has ended; you cannot load it. The worktree holds its work so far: read ' +
      '`git status` and `git diff` first. Do not repeat what is done.',
    '',
    'The last things in its transcript:',
    ...said.slice(-12).map((line) => `- ${line}`),
    '',
    taskPrompt(lane),
  ].join('\n');
}

const clip = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
};
