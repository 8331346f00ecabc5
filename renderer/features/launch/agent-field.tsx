import { type AgentView } from '../../../shared/contract/index.ts';
import { Field, Input, Select } from '../../ui/field.tsx';
import { type TaskDraft } from './task-draft.ts';

export interface AgentFieldProps {
  readonly agents: readonly AgentView[];
  readonly draft: TaskDraft;
  readonly problem: string | undefined;
  readonly set: (change: Partial<TaskDraft>) => void;
}

const tiers = {
  governed: 'Switchyard can refuse an act before it happens.',
  asked: 'It asks before an act when it sees fit.',
  observed: 'Switchyard only watches it.',
} as const;

/** Which agent, and optionally which of its models. */
export function AgentField({ agents, draft, problem, set }: AgentFieldProps) {
  const chosen = agents.find((agent) => agent.id === draft.agentId);
  const installed = agents.filter((agent) => agent.installed);
  const missing = agents.filter((agent) => !agent.installed);
  return (
    <>
      <Field label="Agent" problem={problem} hint={chosen ? `${tiers[chosen.tier]}` : undefined}>
        {(ids) => (
          <Select {...ids} value={draft.agentId} onChange={(e) => set({ agentId: e.target.value })}>
            {chosen === undefined && <option value="">Choose</option>}
            {installed.map(agentOption)}
            {missing.length > 0 && (
              <optgroup label="Not found on this machine">{missing.map(agentOption)}</optgroup>
            )}
          </Select>
        )}
      </Field>
      <Field label="Model" optional hint="Else the agent’s own default.">
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
