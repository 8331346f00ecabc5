import { useState } from 'react';
import { Plus, X } from 'lucide-react';
import { useCommand } from '../../state/use-command.ts';
import { notify } from '../../state/ui.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Field, Input, Select, Textarea } from '../../ui/field.tsx';
import { ErrorNote } from '../../ui/states.tsx';
import {
  type AgentDraft,
  agentProblems,
  emptyAgent,
  type EnvRow,
  idFrom,
  registrationOf,
  type AgentProblems,
} from './agent-draft.ts';

interface Props {
  readonly builtIn: readonly string[];
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** Registers a command that speaks one of the protocols. */
export function AgentForm({ builtIn, onDone, onCancel }: Props) {
  const [draft, setDraft] = useState<AgentDraft>(emptyAgent);
  const [ownId, setOwnId] = useState(false);
  const [tried, setTried] = useState(false);
  const command = useCommand('agent.register');
  const problems = agentProblems(draft, builtIn);
  const shown: AgentProblems = tried ? problems : {};
  const change = (part: Partial<AgentDraft>) => setDraft({ ...draft, ...part });
  const save = async () => {
    setTried(true);
    if (Object.keys(problems).length > 0 || command.busy) return;
    const answer = await command.run(registrationOf(draft));
    if (!answer.ok) return;
    notify(`${draft.name.trim()} can be used by lanes.`);
    onDone();
  };
  return (
    <form
      className="st-form st-add"
      aria-label="Add an agent"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className="st-thirds">
        <Field label="Name" problem={shown.name}>
          {(ids) => (
            <Input
              {...ids}
              value={draft.name}
              onChange={(e) =>
                change({
                  name: e.currentTarget.value,
                  ...(ownId ? {} : { id: idFrom(e.currentTarget.value) }),
                })
              }
            />
          )}
        </Field>
        <Field label="Id" problem={shown.id}>
          {(ids) => (
            <Input
              {...ids}
              mono
              value={draft.id}
              onChange={(e) => {
                setOwnId(true);
                change({ id: e.currentTarget.value });
              }}
            />
          )}
        </Field>
        <Field label="Protocol">
          {(ids) => (
            <Select
              {...ids}
              value={draft.protocol}
              onChange={(e) => change({ protocol: e.currentTarget.value as AgentDraft['protocol'] })}
            >
              <option value="acp">Agent Client Protocol</option>
              <option value="codex">Codex app server</option>
              <option value="claude">Claude stream JSON</option>
              <option value="pty">Terminal, only watched</option>
            </Select>
          )}
        </Field>
      </div>
      <CommandFields draft={draft} shown={shown} change={change} />
      <Environment rows={draft.env} problem={shown.env} onChange={(env) => change({ env })} />
      {command.failure && <ErrorNote failure={command.failure} onDismiss={command.clear} />}
      <div className="st-actions">
        <Button type="submit" busy={command.busy}>
          Register agent
        </Button>
        <Button tone="ghost" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

interface CommandProps {
  readonly draft: AgentDraft;
  readonly shown: AgentProblems;
  readonly change: (part: Partial<AgentDraft>) => void;
}

function CommandFields({ draft, shown, change }: CommandProps) {
  return (
    <>
      <Field label="Command" problem={shown.command} hint="A program on the path, or an absolute path.">
        {(ids) => (
          <Input
            {...ids}
            mono
            value={draft.command}
            onChange={(e) => change({ command: e.currentTarget.value })}
          />
        )}
      </Field>
      <Field label="Arguments" optional hint="One a line, without quotes." problem={shown.args}>
        {(ids) => (
          <Textarea
            {...ids}
            mono
            rows={2}
            value={draft.args}
            onChange={(e) => change({ args: e.currentTarget.value })}
          />
        )}
      </Field>
    </>
  );
}

interface EnvironmentProps {
  readonly rows: readonly EnvRow[];
  readonly problem: string | undefined;
  readonly onChange: (rows: readonly EnvRow[]) => void;
}

function Environment({ rows, problem, onChange }: EnvironmentProps) {
  const set = (at: number, part: Partial<EnvRow>) =>
    onChange(rows.map((row, i) => (i === at ? { ...row, ...part } : row)));
  return (
    <fieldset className="st-env">
      <legend className="field-label">
        Environment <span className="t3">values are written once and never shown again</span>
      </legend>
      {rows.map((row, i) => (
        <div className="row" key={i}>
          <Input
            mono
            aria-label={`Variable ${i + 1} name`}
            placeholder="NAME"
            value={row.name}
            onChange={(e) => set(i, { name: e.currentTarget.value })}
          />
          <Input
            mono
            type="password"
            autoComplete="off"
            aria-label={`Variable ${i + 1} value`}
            placeholder="value"
            value={row.value}
            onChange={(e) => set(i, { value: e.currentTarget.value })}
          />
          <IconButton
            size="small"
            label={`Remove variable ${i + 1}`}
            onClick={() => onChange(rows.filter((_, at) => at !== i))}
          >
            <X size={13} />
          </IconButton>
        </div>
      ))}
      {problem !== undefined && (
        <p className="field-problem" role="alert">
          {problem}
        </p>
      )}
      <div>
        <Button
          size="small"
          icon={<Plus size={12} />}
          onClick={() => onChange([...rows, { name: '', value: '' }])}
        >
          Add a variable
        </Button>
      </div>
    </fieldset>
  );
}
