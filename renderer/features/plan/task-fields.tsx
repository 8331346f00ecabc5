import { useQuery } from '../../state/use-query.ts';
import { Field, Input, Select, Textarea } from '../../ui/field.tsx';
import { taskWords as words } from '../../words/plan-task.ts';
import { Assumptions } from './assumptions.tsx';
import { type TaskDraft } from './task-draft.ts';
import { type Plan } from './use-plan.ts';

interface Props {
  readonly plan: Plan;
  readonly draft: TaskDraft;
  /** Whether a lane works on it: then brief and write set stand. */
  readonly given: boolean;
  readonly problem: string | null;
  readonly set: (change: Partial<TaskDraft>) => void;
}

/** All that is said of a task. */
export function TaskFields({ plan, draft, given, problem, set }: Props) {
  const locked = given || plan.over;
  return (
    <fieldset className="pl-fields" disabled={plan.over}>
      <Field label={words.title} problem={problem}>
        {(ids) => (
          <Input
            {...ids}
            autoFocus={draft.title === ''}
            maxLength={300}
            value={draft.title}
            onChange={(e) => set({ title: e.target.value })}
          />
        )}
      </Field>
      <Field label={words.brief} hint={words.briefHint}>
        {(ids) => (
          <Textarea
            {...ids}
            rows={5}
            disabled={locked}
            value={draft.brief}
            onChange={(e) => set({ brief: e.target.value })}
          />
        )}
      </Field>
      <Who plan={plan} draft={draft} set={set} />
      <Lines
        label={words.writeSet}
        hint={words.writeSetHint}
        value={draft.writeSet}
        disabled={locked || draft.writesNothing}
        onChange={(writeSet) => set({ writeSet })}
      />
      <label className="pl-check">
        <input
          type="checkbox"
          className="check"
          disabled={locked}
          checked={draft.writesNothing}
          onChange={(e) => set({ writesNothing: e.target.checked })}
        />
        {words.writesNothing}
      </label>
      <Lines
        label={words.inputs}
        hint={words.inputsHint}
        value={draft.inputs}
        onChange={(inputs) => set({ inputs })}
      />
      <Lines
        label={words.outputs}
        hint={words.outputsHint}
        value={draft.outputs}
        onChange={(outputs) => set({ outputs })}
      />
      <DependsOn plan={plan} draft={draft} set={set} />
      <Assumptions assumes={draft.assumes} onChange={(assumes) => set({ assumes })} />
      <Field label={words.canonical} optional hint={words.canonicalHint}>
        {(ids) => (
          <Input {...ids} mono value={draft.canonical} onChange={(e) => set({ canonical: e.target.value })} />
        )}
      </Field>
    </fieldset>
  );
}

type PartProps = Pick<Props, 'plan' | 'draft' | 'set'>;

function Who({ plan, draft, set }: PartProps) {
  const roles = useQuery('role.list', { projectId: plan.mission.projectId });
  const agents = useQuery('agent.list', {});
  const roleItems = roles.data?.items ?? [];
  const agentItems = agents.data?.items ?? [];
  return (
    <>
      <Field label={words.role} problem={roles.failure?.message}>
        {(ids) => (
          <Select {...ids} value={draft.roleId} onChange={(e) => set({ roleId: e.target.value })}>
            <option value="">{words.noRole}</option>
            {roleItems.map((role) => (
              <option key={role.id} value={role.id}>
                {role.role?.name ?? role.id}
              </option>
            ))}
            {draft.roleId !== '' && !roleItems.some((role) => role.id === draft.roleId) && (
              <option value={draft.roleId}>{draft.roleId}</option>
            )}
          </Select>
        )}
      </Field>
      <Field label={words.agent} problem={agents.failure?.message}>
        {(ids) => (
          <Select {...ids} value={draft.agentId} onChange={(e) => set({ agentId: e.target.value })}>
            <option value="">{words.noAgent}</option>
            {agentItems.map((agent) => (
              <option key={agent.id} value={agent.id}>
                {agent.name}
              </option>
            ))}
            {draft.agentId !== '' && !agentItems.some((agent) => agent.id === draft.agentId) && (
              <option value={draft.agentId}>{draft.agentId}</option>
            )}
          </Select>
        )}
      </Field>
      <Field label={words.model} optional hint={words.modelHint}>
        {(ids) => (
          <Input {...ids} mono value={draft.model} onChange={(e) => set({ model: e.target.value })} />
        )}
      </Field>
    </>
  );
}

interface LinesProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly disabled?: boolean;
  readonly onChange: (value: string) => void;
}

function Lines({ label, hint, value, disabled = false, onChange }: LinesProps) {
  return (
    <Field label={label} hint={hint}>
      {(ids) => (
        <Textarea
          {...ids}
          mono
          rows={2}
          disabled={disabled}
          value={value}
          onChange={(e) => onChange(e.target.value)}
        />
      )}
    </Field>
  );
}

function DependsOn({ plan, draft, set }: PartProps) {
  const others = plan.mission.tasks.filter((task) => task.id !== draft.id);
  if (others.length === 0) return null;
  return (
    <fieldset className="pl-depends">
      <legend className="field-label">{words.dependsOn}</legend>
      {others.map(({ id, title }) => (
        <label key={id} className="pl-check">
          <input
            type="checkbox"
            className="check"
            checked={draft.dependsOn.includes(id)}
            onChange={(e) =>
              set({
                dependsOn: e.target.checked
                  ? [...draft.dependsOn, id]
                  : draft.dependsOn.filter((one) => one !== id),
              })
            }
          />
          <span className="ellipsis">
            <span className="t3">{id}</span> {title}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
