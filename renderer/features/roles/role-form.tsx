import { type FormEvent, type KeyboardEvent } from 'react';
import { matchesChord } from '../../ui/chord.ts';
import { useQuery } from '../../state/use-query.ts';
import { Field, Input, Select, Textarea } from '../../ui/field.tsx';
import { roleEditorWords as words } from '../../words/roles.ts';
import { type Limit, type RoleDraft } from './role-draft.ts';

interface Props {
  readonly draft: RoleDraft;
  /** It has no file yet, so that the file can be named. */
  readonly fresh: boolean;
  readonly problem: (field: keyof RoleDraft | 'budget') => string | undefined;
  readonly set: (change: Partial<RoleDraft>) => void;
  readonly onSubmit: () => void;
}

/** The fields of a role, each with what is wrong with it. */
export function RoleForm(props: Props) {
  const { fresh, onSubmit } = props;
  const onKeyDown = (event: KeyboardEvent) => {
    if (!matchesChord(event.nativeEvent, 'mod+enter')) return;
    event.preventDefault();
    onSubmit();
  };
  const submitted = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form className="ro-form" noValidate onSubmit={submitted} onKeyDown={onKeyDown}>
      {fresh && <Line {...props} name="id" label={words.file} hint={words.fileHint(props.draft.id)} />}
      <Line {...props} name="name" label={words.name} />
      <Line {...props} name="mandate" label={words.mandate} hint={words.mandateHint} wide />
      <Lines {...props} name="inputs" label={words.inputs} hint={words.inputsHint} />
      <Lines {...props} name="outputs" label={words.outputs} hint={words.outputsHint} />
      <Lines {...props} name="paths" label={words.paths} hint={words.pathsHint} mono />
      <Outside {...props} />
      <Lines {...props} name="forbid" label={words.forbid} hint={words.rulesHint} mono />
      <Lines {...props} name="ask" label={words.ask} hint={words.rulesHint} mono />
      <Lines {...props} name="allow" label={words.allow} hint={words.rulesHint} mono />
      <Lines {...props} name="skills" label={words.skills} hint={words.skillsHint} mono />
      <Agent {...props} />
      <Line {...props} name="model" label={words.model} hint={words.modelHint} mono />
      <Line {...props} name="stop" label={words.stop} hint={words.stopHint} wide />
      <Budget {...props} />
      <Lines
        {...props}
        name="instructions"
        label={words.instructions}
        hint={words.instructionsHint}
        rows={8}
        wide
      />
    </form>
  );
}

interface OneProps extends Pick<Props, 'draft' | 'problem' | 'set'> {
  readonly name: keyof RoleDraft;
  readonly label: string;
  readonly hint?: string;
  readonly mono?: boolean;
  readonly wide?: boolean;
  readonly rows?: number;
}

function Line({ draft, problem, set, name, label, hint, mono = false, wide = false }: OneProps) {
  return (
    <div className={wide ? 'ro-wide' : undefined}>
      <Field label={label} hint={hint} problem={problem(name)}>
        {(ids) => (
          <Input {...ids} mono={mono} value={draft[name]} onChange={(e) => set({ [name]: e.target.value })} />
        )}
      </Field>
    </div>
  );
}

function Lines({ draft, problem, set, name, label, hint, mono = false, wide = false, rows = 3 }: OneProps) {
  return (
    <div className={wide ? 'ro-wide' : undefined}>
      <Field label={label} hint={hint} problem={problem(name)}>
        {(ids) => (
          <Textarea
            {...ids}
            mono={mono}
            rows={rows}
            value={draft[name]}
            onChange={(e) => set({ [name]: e.target.value })}
          />
        )}
      </Field>
    </div>
  );
}

function Outside({ draft, problem, set }: Props) {
  return (
    <Field label={words.outside} problem={problem('outside')}>
      {(ids) => (
        <Select {...ids} value={draft.outside} onChange={(e) => set({ outside: e.target.value })}>
          <option value="ask">{words.outsideAsk}</option>
          <option value="forbid">{words.outsideForbid}</option>
        </Select>
      )}
    </Field>
  );
}

function Agent({ draft, problem, set }: Props) {
  const agents = useQuery('agent.list', {}).data?.items ?? [];
  const known = draft.agent === '' || agents.some(({ id }) => id === draft.agent);
  return (
    <Field label={words.agent} hint={words.agentHint} problem={problem('agent')}>
      {(ids) => (
        <Select {...ids} value={draft.agent} onChange={(e) => set({ agent: e.target.value })}>
          <option value="">{words.noAgent}</option>
          {!known && <option value={draft.agent}>{draft.agent}</option>}
          {agents.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

const limits: readonly Limit[] = ['money', 'tokens', 'turns', 'minutes'];

function Budget({ draft, problem, set }: Props) {
  const wrong = problem('budget');
  return (
    <fieldset className="ro-budget ro-wide">
      <legend className="field-label">{words.budget}</legend>
      <div className="ro-limits">
        {limits.map((name) => (
          <Field key={name} label={words[name]}>
            {(ids) => (
              <Input
                {...ids}
                inputMode="decimal"
                aria-invalid={wrong ? true : undefined}
                value={draft[name]}
                onChange={(e) => set({ [name]: e.target.value })}
              />
            )}
          </Field>
        ))}
      </div>
      <p className={wrong ? 'field-problem' : 'field-hint'} role={wrong ? 'alert' : undefined}>
        {wrong ?? words.budgetHint}
      </p>
    </fieldset>
  );
}
