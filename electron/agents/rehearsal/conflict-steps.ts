import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { run } from './command-steps.ts';
import { change } from './file-steps.ts';
import { type StepOf } from './step.ts';
import { type Turn } from './turn.ts';

const identity = '-c user.name=Rehearsal -c user.email=rehearsal@localhost';

/**
 * Merges the target branch into the lane's and settles what conflicts: with the given contents, else by keeping both
 * sides, the target's first.
 */
export async function resolveConflicts(
  turn: Turn,
  step: StepOf<'resolveConflicts'>,
  prompt: string,
): Promise<void> {
  const target = step.target ?? (await targetOf(turn, prompt));
  if ((await quiet(turn, 'git status --porcelain')) !== '') {
    await run(turn, {
      do: 'run',
      command: `git add -A && git ${identity} commit -q -m "Work before the merge"`,
      ask: false,
    });
  }
  await run(turn, { do: 'run', command: `git ${identity} merge --no-edit ${quoted(target)}`, ask: false });
  const paths = (await quiet(turn, 'git -c core.quotePath=false diff --name-only --diff-filter=U'))
    .split('\n')
    .filter((path) => path !== '');
  for (const path of paths) {
    const content = step.files?.[path] ?? bothSides(await readFile(resolve(turn.cwd, path), 'utf8'));
    await change(turn, { do: 'write', path, content });
  }
  if (paths.length === 0) return;
  const all = paths.map(quoted).join(' ');
  await run(turn, {
    do: 'run',
    command: `git add -- ${all} && git ${identity} commit -q --no-edit`,
    ask: false,
  });
}

/** A file with conflict markers, as one in which both sides stand, theirs first; lines that are the same stand once. */
export function bothSides(text: string): string {
  const block = /^<{7}[^\n]*\n([\s\S]*?)(?:^\|{7}[^\n]*\n[\s\S]*?)?^={7}\n([\s\S]*?)^>{7}[^\n]*\n?/gm;
  return text.replace(block, (_all, ours: string, theirs: string) => {
    const known = new Set(theirs.split('\n'));
    const added = ours
      .split('\n')
      .filter((line) => line !== '' && !known.has(line))
      .map((line) => `${line}\n`);
    return theirs + added.join('');
  });
}

async function targetOf(turn: Turn, prompt: string): Promise<string> {
  const told =
    /git merge\s+(?:--?\S+\s+)*[`'"]?([\w./-]+)/.exec(prompt) ??
    /target (?:branch )?[`'"“]([\w./-]+)[`'"”]/i.exec(prompt) ??
    /into [`'"“]([\w./-]+)[`'"”]/i.exec(prompt);
  const names = [told?.[1], 'main', 'master'].flatMap((name) => name ?? []);
  for (const name of names) {
    if ((await quiet(turn, `git rev-parse -q --verify ${quoted(name)}^{commit}`)) !== '') return name;
  }
  return 'HEAD';
}

/** The output of a command that is not shown as a tool call. */
async function quiet(turn: Turn, command: string): Promise<string> {
  let output = '';
  const shell = turn.world.runShell(command, turn.cwd);
  shell.onOutput((text) => (output += text));
  const { code } = await shell.ended;
  return code === 0 ? output.trim() : '';
}

const quoted = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`;
