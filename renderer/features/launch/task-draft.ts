import { type AgentView, type CallInput } from '../../../shared/contract/index.ts';
import { type ProjectId } from '../../../shared/domain/ids.ts';
import { launchWords } from '../../words/launch.ts';

/** What stands in the launch form. */
export interface TaskDraft {
  readonly projectId: string;
  readonly agentId: string;
  /** Empty for none. */
  readonly roleId: string;
  readonly model: string;
  readonly title: string;
  readonly brief: string;
  /** One glob a line. */
  readonly writeSet: string;
}

export type DraftProblems = Partial<Record<keyof TaskDraft, string>>;

export const emptyDraft: TaskDraft = {
  projectId: '',
  agentId: '',
  roleId: '',
  model: '',
  title: '',
  brief: '',
  writeSet: '',
};

export const globsOf = (text: string): string[] =>
  text
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** What keeps a draft from being launched, by field. */
export function problemsOf(draft: TaskDraft, agents: readonly AgentView[]): DraftProblems {
  const agent = agents.find((a) => a.id === draft.agentId);
  const globs = globsOf(draft.writeSet);
  const outside = globs.find((glob) => glob.startsWith('/') || glob.split('/').includes('..'));
  return {
    ...(draft.projectId === '' && { projectId: launchWords.chooseProject }),
    ...(agent === undefined && { agentId: launchWords.chooseAgent }),
    ...(agent?.installed === false && {
      agentId: agent.hint ?? launchWords.agentMissing(agent.name),
    }),
    ...(draft.brief.trim() === '' && { brief: launchWords.sayWhat }),
    ...(draft.title.trim().length > 300 && { title: launchWords.titleTooLong }),
    ...(globs.length > 200 && { writeSet: launchWords.tooManyGlobs }),
    ...(outside !== undefined && {
      writeSet: launchWords.outside(outside),
    }),
  };
}

/** The draft as the call takes it; without a title the first line of the brief stands for it. */
export function launchInput(draft: TaskDraft, agents: readonly AgentView[]): CallInput<'lane.launch'> | null {
  const agent = agents.find((a) => a.id === draft.agentId);
  if (!agent || Object.keys(problemsOf(draft, agents)).length > 0) return null;
  const brief = draft.brief.trim();
  const writeSet = globsOf(draft.writeSet);
  const model = draft.model.trim();
  return {
    projectId: draft.projectId as ProjectId,
    agentId: agent.id,
    ...(draft.roleId !== '' && { roleId: draft.roleId }),
    ...(model !== '' && { model }),
    task: {
      title: draft.title.trim() || firstLine(brief),
      brief,
      ...(writeSet.length > 0 && { writeSet }),
    },
  };
}

const firstLine = (text: string): string => {
  const line = text.split('\n')[0]?.trim() ?? '';
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
};

/** Installed agents first, each group by name. */
export const byReadiness = (agents: readonly AgentView[]): readonly AgentView[] =>
  [...agents].sort((a, b) => Number(b.installed) - Number(a.installed) || a.name.localeCompare(b.name));
