import { type FormEvent, type KeyboardEvent, type RefObject, useId, useRef, useState } from 'react';
import { chordLabel, matchesChord } from '../../ui/chord.ts';
import { useCommand } from '../../state/use-command.ts';
import { useProject, useProjects } from '../../state/use-replica.ts';
import { useQuery } from '../../state/use-query.ts';
import { closeDialog, openLane, useUi } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, Input, Select, Textarea } from '../../ui/field.tsx';
import { Progress } from '../../ui/progress.tsx';
import { ErrorNote } from '../../ui/states.tsx';
import { AgentField } from './agent-field.tsx';
import { RoleField, useRoleDefaults } from './role-field.tsx';
import { type TaskDraft, byReadiness, emptyDraft, launchInput, problemsOf } from './task-draft.ts';
import './launch.css';
import { launchWords } from '../../words/launch.ts';

/** Sends a new lane out: project, agent, task. */
export function LaunchDialog() {
  const open = useUi((ui) => ui.dialog === 'launch');
  const brief = useRef<HTMLTextAreaElement>(null);
  const form = useId();
  const { run, busy, failure, clear } = useCommand('lane.launch');
  return (
    <Dialog
      open={open}
      onClose={closeDialog}
      title={launchWords.title}
      description={launchWords.about}
      focusFirst={brief}
      foot={
        <>
          <span className="t3 grow">{launchWords.launches(chordLabel('mod+enter'))}</span>
          <Button onClick={closeDialog}>{launchWords.cancel}</Button>
          <Button tone="primary" type="submit" form={form} busy={busy}>
            {launchWords.launch}
          </Button>
        </>
      }
    >
      <LaunchForm
        id={form}
        briefRef={brief}
        launch={async (input) => {
          clear();
          const answer = await run(input);
          if (answer.ok) openLane(answer.data.id);
        }}
      />
      {failure && <ErrorNote failure={failure} />}
    </Dialog>
  );
}

interface LaunchFormProps {
  readonly id: string;
  readonly briefRef: RefObject<HTMLTextAreaElement | null>;
  readonly launch: (input: NonNullable<ReturnType<typeof launchInput>>) => Promise<void>;
}

function LaunchForm({ id, briefRef, launch }: LaunchFormProps) {
  const projects = useProjects();
  const current = useProject();
  const query = useQuery('agent.list', {});
  const off = useUi((ui) => ui.agentsOff);
  const agents = byReadiness((query.data?.items ?? []).filter(({ id }) => !off.includes(id)));
  const [typed, setTyped] = useState<Partial<TaskDraft>>({});
  const [tried, setTried] = useState(false);
  const firstReady = agents.find((agent) => agent.installed)?.id ?? '';
  const base = { ...emptyDraft, projectId: current?.id ?? '', agentId: firstReady, ...typed };
  const draft = { ...base, ...useRoleDefaults(base, agents), ...typed };
  const problems = tried ? problemsOf(draft, agents) : {};
  const set = (change: Partial<TaskDraft>) => setTyped((before) => ({ ...before, ...change }));

  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    setTried(true);
    const input = launchInput(draft, agents);
    if (input) void launch(input);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!matchesChord(event.nativeEvent, 'mod+enter')) return;
    event.preventDefault();
    submit();
  };

  if (query.failure) return <ErrorNote failure={query.failure} />;
  if (query.data === null) return <Progress label={launchWords.looking} />;
  return (
    <form id={id} className="launch-form" onSubmit={submit} onKeyDown={onKeyDown} noValidate>
      <Field label={launchWords.project} problem={problems.projectId}>
        {(ids) => (
          <Select {...ids} value={draft.projectId} onChange={(e) => set({ projectId: e.target.value })}>
            {projects.map((project) => (
              <option key={project.id} value={project.id}>
                {project.name} ({project.targetBranch})
              </option>
            ))}
          </Select>
        )}
      </Field>
      <AgentField agents={agents} draft={draft} problem={problems.agentId} set={set} />
      <RoleField draft={draft} set={set} />
      <TaskFields draft={draft} problems={problems} set={set} briefRef={briefRef} />
    </form>
  );
}

interface TaskFieldsProps {
  readonly draft: TaskDraft;
  readonly problems: ReturnType<typeof problemsOf>;
  readonly set: (change: Partial<TaskDraft>) => void;
  readonly briefRef: RefObject<HTMLTextAreaElement | null>;
}

function TaskFields({ draft, problems, set, briefRef }: TaskFieldsProps) {
  return (
    <>
      <div className="launch-wide">
        <Field label={launchWords.brief} problem={problems.brief} hint={launchWords.briefHint}>
          {(ids) => (
            <Textarea
              {...ids}
              ref={briefRef}
              autoFocus
              rows={6}
              value={draft.brief}
              onChange={(e) => set({ brief: e.target.value })}
            />
          )}
        </Field>
      </div>
      <Field label={launchWords.taskTitle} optional problem={problems.title} hint={launchWords.titleHint}>
        {(ids) => <Input {...ids} value={draft.title} onChange={(e) => set({ title: e.target.value })} />}
      </Field>
      <Field
        label={launchWords.writeSet}
        optional
        problem={problems.writeSet}
        hint={launchWords.writeSetHint}
      >
        {(ids) => (
          <Textarea
            {...ids}
            mono
            rows={2}
            placeholder={launchWords.writeSetExample}
            value={draft.writeSet}
            onChange={(e) => set({ writeSet: e.target.value })}
          />
        )}
      </Field>
    </>
  );
}
