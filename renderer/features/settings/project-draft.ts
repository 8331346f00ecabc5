import { type CallInput } from '../../../shared/contract/index.ts';
import { type ProjectSettings } from '../../../shared/domain/project/events.ts';
import { neededOf } from '../../../shared/domain/trust/standing.ts';
import { readyWanted } from '../../../shared/domain/project/state.ts';

/** The project's settings as they stand in the form. */
export type ProjectDraft = Readonly<Record<Exclude<keyof ProjectSettings, 'gates'>, string>>;
export type DraftProblems = Partial<Record<Exclude<keyof ProjectSettings, 'gates'>, string>>;

export const draftOf = (settings: ProjectSettings): ProjectDraft => ({
  targetBranch: settings.targetBranch,
  verifyCommand: settings.verifyCommand ?? '',
  verifyTimeoutSeconds: String(settings.verifyTimeoutSeconds),
  setupCommand: settings.setupCommand ?? '',
  setupTimeoutSeconds: String(settings.setupTimeoutSeconds),
  portsFrom: String(settings.portsFrom),
  portsPerLane: String(settings.portsPerLane),
  readyWorktrees: String(readyWanted(settings)),
  trustAfter: String(neededOf(settings)),
});

const whole = (text: string): number => (/^\d+$/.test(text.trim()) ? Number(text) : Number.NaN);

const limits = {
  verifyTimeoutSeconds: [1, 86_400, 'seconds'],
  setupTimeoutSeconds: [1, 86_400, 'seconds'],
  portsFrom: [1024, 65_000, ''],
  portsPerLane: [1, 100, 'ports'],
  readyWorktrees: [0, 20, 'worktrees'],
  trustAfter: [0, 100, 'tasks'],
} as const;

/** What is wrong with a draft, by field, in words. */
export function draftProblems(draft: ProjectDraft): DraftProblems {
  const problems: DraftProblems = {};
  if (draft.targetBranch.trim() === '') problems.targetBranch = 'Name the branch that lanes are merged into.';
  else if (/\s|\.\.|[~^:?*[\\]/.test(draft.targetBranch.trim())) {
    problems.targetBranch = 'git does not allow that as the name of a branch.';
  }
  for (const command of ['verifyCommand', 'setupCommand'] as const) {
    if (draft[command].length > 10_000)
      problems[command] = 'Longer than 10,000 characters. Put it into a script.';
  }
  for (const [field, [least, most, unit]] of Object.entries(limits)) {
    const name = field as keyof typeof limits;
    const value = whole(draft[name]);
    if (!(value >= least && value <= most)) {
      problems[name] =
        `A whole number from ${least} to ${most.toLocaleString('en-US')}${unit === '' ? '' : ` ${unit}`}.`;
    }
  }
  return problems;
}

type Changes = Omit<CallInput<'project.configure'>, 'projectId'>;

const command = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** What a valid draft changes; an empty command becomes none. */
export function changesOf(settings: ProjectSettings, draft: ProjectDraft): Changes {
  const wanted: ProjectSettings = {
    targetBranch: draft.targetBranch.trim(),
    verifyCommand: command(draft.verifyCommand),
    verifyTimeoutSeconds: whole(draft.verifyTimeoutSeconds),
    setupCommand: command(draft.setupCommand),
    setupTimeoutSeconds: whole(draft.setupTimeoutSeconds),
    portsFrom: whole(draft.portsFrom),
    portsPerLane: whole(draft.portsPerLane),
    readyWorktrees: whole(draft.readyWorktrees),
    trustAfter: whole(draft.trustAfter),
  };
  const before: ProjectSettings = {
    ...settings,
    readyWorktrees: readyWanted(settings),
    trustAfter: neededOf(settings),
  };
  const names = Object.keys(wanted) as Exclude<keyof ProjectSettings, 'gates'>[];
  return Object.fromEntries(
    names.filter((n) => wanted[n] !== before[n]).map((n) => [n, wanted[n]]),
  ) as Changes;
}
