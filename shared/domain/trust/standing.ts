import { type AgentId } from '../ids.ts';
import { type Lanes } from '../lane/state.ts';
import { type Project } from '../project/state.ts';
import { type AgentRecord, deeds, freshRecord, type Trust, trustKey, weightOf } from './state.ts';

/** How many accepted tasks make an agent trusted where the project does not say. */
const neededByDefault = 3;

/** How many accepted tasks a project asks for. */
export const neededOf = ({ trustAfter }: { readonly trustAfter?: number }): number =>
  trustAfter ?? neededByDefault;

/** The rehearsal agent performs scripts of Switchyard and of the person; there is nobody in it to be trusted or not. */
const scripted: ReadonlySet<string> = new Set(['rehearsal']);

/** Whether an agent is trusted, and why, in numbers. */
export interface Standing {
  readonly level: 'trusted' | 'probation';
  /** `script`: the rehearsal agent. `human`: somebody said so. `work`: it is what its work makes it. */
  readonly by: 'script' | 'human' | 'work';
  readonly score: number;
  readonly needed: number;
}

/** How an agent with one of its models stands, for a project that asks for so many accepted tasks. */
export function standingOf(trust: Trust, agentId: AgentId, model: string | null, needed: number): Standing {
  const record = trust[trustKey(agentId, model)];
  const score = record ? scoreOf(record) : 0;
  if (scripted.has(agentId)) return { level: 'trusted', by: 'script', score, needed };
  const word = record?.word?.word;
  if (word === 'trusted' || word === 'probation') return { level: word, by: 'human', score, needed };
  return { level: score >= needed ? 'trusted' : 'probation', by: 'work', score, needed };
}

/** What its work adds up to. */
const scoreOf = ({ counts }: Pick<AgentRecord, 'counts'>): number =>
  deeds.reduce((sum, deed) => sum + counts[deed] * weightOf[deed], 0);

/** Why an agent is on probation, in words; null when it is trusted. What asks meanwhile, and who may be written to, hangs on this. */
export function probationWords(agentId: AgentId, model: string | null, standing: Standing): string | null {
  if (standing.level === 'trusted') return null;
  const name = model === null ? agentId : `${agentId} (${model})`;
  if (standing.by === 'human') return `${name} was put on probation`;
  return `${name} is on probation, with ${standing.score} of ${standing.needed} accepted tasks`;
}

/** An agent, with one of its models, as it stands and why. */
export interface AgentStanding extends Standing, Omit<AgentRecord, 'byLane'> {}

/** Every agent that has worked, or works now in this project, sorted by name. */
export function standings(
  trust: Trust,
  lanes: Lanes,
  project: Pick<Project, 'id' | 'trustAfter'>,
): AgentStanding[] {
  const records: Record<string, AgentRecord> = { ...trust };
  for (const { agentId, model, projectId, phase } of Object.values(lanes))
    if (projectId === project.id && phase !== 'closed')
      records[trustKey(agentId, model)] ??= freshRecord(agentId, model);
  return Object.keys(records)
    .sort()
    .flatMap((key) => {
      const record = records[key];
      if (!record) return [];
      const { byLane: _byLane, ...shown } = record;
      return [{ ...shown, ...standingOf(trust, record.agentId, record.model, neededOf(project)) }];
    });
}
