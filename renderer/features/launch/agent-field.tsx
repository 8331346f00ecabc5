import { type AgentView } from '../../../shared/contract/index.ts';
import { Field, Input, Select } from '../../ui/field.tsx';
import { type TaskDraft } from './task-draft.ts';
import { launchWords } from '../../words/launch.ts';

export interface AgentFieldProps {
  readonly agents: readonly AgentView[];
  readonly draft: TaskDraft;
  readonly problem: string | undefined;
  readonly set: (change: Partial<TaskDraft>) => void;
}

/** Which agent, and optionally which of its models. */
export function AgentField({ agents, draft, problem, set }: AgentFieldProps) {
  const chosen = agents.find((agent) => agent.id === draft.agentId);
  const installed = agents.filter((agent) => agent.installed);
  const missing = agents.filter((agent) => !agent.installed);
  return (
    <>
      <Field
        label={launchWords.agent}
        problem={problem}
        hint={chosen ? launchWords.tiers[chosen.tier] : undefined}
      >
        {(ids) => (
          <Select {...ids} value={draft.agentId} onChange={(e) => set({ agentId: e.target.value })}>
            {chosen === undefined && <option value="">{launchWords.choose}</option>}
            {installed.map(agentOption)}
            {missing.length > 0 && (
              <optgroup label={launchWords.notFound}>{missing.map(agentOption)}</optgroup>
            )}
          </Select>
        )}
      </Field>
      <Field label={launchWords.model} optional hint={launchWords.modelHint}>
        {(ids) => (
          <Input {...ids} mono value={draft.model} onChange={(e) => set({ model: e.target.value })} />
        )}
      </Field>
    </>
  );
}

const agentOption = (agent: AgentView) => (
  <option key={agent.id} value={agent.id}>
    {agent.name}
    {agent.version === null ? '' : ` ${agent.version}`}
  </option>
);
