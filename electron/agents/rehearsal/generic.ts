import { readdir } from 'node:fs/promises';
import { type Step } from './step.ts';

/** What to do with a prompt that holds no scenario: something harmless, visible and plainly named. */
export async function genericSteps(prompt: string, cwd: string, now: Date): Promise<readonly Step[]> {
  if (/conflict/i.test(prompt) && /merge/i.test(prompt)) return conflictSteps;
  const mail = mailSteps(prompt);
  if (mail !== null) return mail;
  const subject = subjectOf(prompt);
  const notes = `NOTES-${slugOf(subject)}.md`;
  const files = (await topFiles(cwd)).slice(0, 3);
  return [
    {
      do: 'say',
      text: `This is the rehearsal agent. It has no model behind it and did not understand “${subject}” as work; it only shows how a lane behaves. It will look around and leave a note.`,
      chunks: 8,
      ms: 120,
    },
    { do: 'plan', entries: plan(0) },
    ...files.map((path): Step => ({ do: 'read', path, ms: 400 })),
    { do: 'plan', entries: plan(1) },
    { do: 'append', path: notes, content: `- ${now.toISOString()} rehearsal: ${subject}\n`, ms: 600 },
    { do: 'plan', entries: plan(2) },
    { do: 'usage', used: 1200, input: 900, output: 80 },
    { do: 'say', text: `The rehearsal is over. The only change is a line in ${notes}.`, chunks: 4, ms: 80 },
  ];
}

/** Woken for its mail, it reads it and acknowledges what is to be acknowledged. */
function mailSteps(prompt: string): readonly Step[] | null {
  if (!/^You have new mail|still waits for your acknowledgement/.test(prompt)) return null;
  const asked = [
    ...prompt.matchAll(/\[(message_\w+)\] from [^\n]*to be acknowledged/g),
    ...prompt.matchAll(/^Message (message_\w+) .*still waits/g),
  ].flatMap((found) => found[1] ?? []);
  return [
    { do: 'tool', name: 'read_inbox' },
    ...[...new Set(asked)].map((id): Step => ({
      do: 'tool',
      name: 'acknowledge_message',
      args: { message_id: id, note: 'Read by the rehearsal agent.' },
    })),
    { do: 'say', text: 'The mail is read. The rehearsal agent does nothing more about it.' },
  ];
}

const conflictSteps: readonly Step[] = [
  {
    do: 'say',
    text: 'This is the rehearsal agent. It merges the target branch and keeps both sides of what conflicts.',
    chunks: 4,
    ms: 80,
  },
  { do: 'resolveConflicts' },
  {
    do: 'say',
    text: 'Both sides are in the files now. Read them before you merge: nobody thought about them.',
  },
];

function plan(done: number): { text: string; status: 'completed' | 'in_progress' | 'pending' }[] {
  return ['Look around', 'Leave a note'].map((text, i) => ({
    text,
    status: i < done ? 'completed' : i === done ? 'in_progress' : 'pending',
  }));
}

/** The task's title where the prompt names one, else its first line. */
function subjectOf(prompt: string): string {
  const task = /\bYour task: (.+)/.exec(prompt)?.[1];
  if (task !== undefined) return task.trim().slice(0, 80);
  const line = prompt
    .split('\n')
    .map((l) => l.replace(/^[#>*\s-]+/, '').trim())
    .find((l) => l !== '');
  return (line ?? 'nothing').slice(0, 80);
}

function slugOf(subject: string): string {
  const slug = subject
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '');
  return slug === '' ? 'rehearsal' : slug;
}

async function topFiles(cwd: string): Promise<readonly string[]> {
  const entries = await readdir(cwd, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .sort();
}
