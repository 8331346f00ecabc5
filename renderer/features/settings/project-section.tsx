import { type ReactNode, useState } from 'react';
import { type Project } from '../../../shared/domain/project/state.ts';
import { useCommand } from '../../state/use-command.ts';
import { notify } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { ErrorNote } from '../../ui/states.tsx';
import { projectWords } from '../../words/settings-project.ts';
import { changesOf, draftOf, draftProblems, type ProjectDraft } from './project-draft.ts';
import { IncludedFiles } from './included-files.tsx';
import { ProjectGates } from './project-gates.tsx';
import { Section } from './section.tsx';

interface Form {
  readonly draft: ProjectDraft;
  readonly change: (name: keyof ProjectDraft, text: string) => void;
  readonly problem: (name: keyof ProjectDraft) => string | null;
}

interface FieldProps {
  readonly form: Form;
  readonly name: keyof ProjectDraft;
  readonly label: string;
  readonly hint: ReactNode;
  readonly mono?: boolean;
  readonly placeholder?: string;
}

function SettingField({ form, name, label, hint, mono = false, placeholder = '' }: FieldProps) {
  return (
    <Field label={label} hint={hint} problem={form.problem(name)}>
      {(ids) => (
        <Input
          {...ids}
          mono={mono}
          placeholder={placeholder}
          value={form.draft[name]}
          onChange={(e) => form.change(name, e.currentTarget.value)}
        />
      )}
    </Field>
  );
}

/** The draft of a project's settings, what is wrong with it, and how it is saved. */
function useProjectForm(project: Project) {
  const [draft, setDraft] = useState(() => draftOf(project));
  const [tried, setTried] = useState(false);
  const command = useCommand('project.configure');
  const problems = draftProblems(draft);
  const valid = Object.keys(problems).length === 0;
  const changes = valid ? changesOf(project, draft) : null;
  const dirty = changes === null || Object.keys(changes).length > 0;
  const branchFailure =
    command.failure && /branch/i.test(command.failure.message) ? command.failure.message : null;
  const undo = () => {
    setDraft(draftOf(project));
    setTried(false);
    command.clear();
  };
  const save = async () => {
    setTried(true);
    if (changes === null || command.busy) return;
    const answer = await command.run({ projectId: project.id, ...changes });
    if (!answer.ok) return;
    setTried(false);
    notify('Project settings saved.');
  };
  const was = draftOf(project);
  const form: Form = {
    draft,
    change: (name, text) => setDraft({ ...draft, [name]: text }),
    problem: (name) => {
      if (name === 'targetBranch' && branchFailure !== null) return branchFailure;
      return tried || draft[name] !== was[name] ? (problems[name] ?? null) : null;
    },
  };
  return { form, command, dirty, branchFailure, save, undo };
}

/** Where work is merged, and what proves and prepares it. */
export function ProjectSection({ project }: { readonly project: Project }) {
  const { form, command, dirty, branchFailure, save, undo } = useProjectForm(project);
  const { draft } = form;
  return (
    <Section id="project" title="Project" about={<code>{project.path}</code>}>
      <form
        className="st-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <SettingField
          form={form}
          name="targetBranch"
          label="Target branch"
          hint="Lanes begin at its tip and are merged into it."
          mono
        />
        <div className="st-pair">
          <SettingField
            form={form}
            name="verifyCommand"
            label="Verify command"
            hint={
              draft.verifyCommand.trim() === ''
                ? 'Without one, merges are verified by nothing, and say so.'
                : 'Runs on the merged result, in the queue’s own worktree, before the target branch moves.'
            }
            mono
            placeholder="npm test"
          />
          <SettingField form={form} name="verifyTimeoutSeconds" label="Verify time limit" hint="seconds" />
        </div>
        <div className="st-pair">
          <SettingField
            form={form}
            name="setupCommand"
            label="Setup command"
            hint="Runs in a new lane’s worktree before its agent starts."
            mono
            placeholder="npm ci"
          />
          <SettingField form={form} name="setupTimeoutSeconds" label="Setup time limit" hint="seconds" />
        </div>
        <div className="st-pair st-ports">
          <SettingField
            form={form}
            name="portsFrom"
            label="First port"
            hint="Lanes get theirs from here on, in their environment."
          />
          <SettingField
            form={form}
            name="portsPerLane"
            label="Ports per lane"
            hint="kept apart from other lanes"
          />
        </div>
        <SettingField
          form={form}
          name="readyWorktrees"
          label={projectWords.readyWorktrees}
          hint={projectWords.readyHint}
        />
        <SettingField
          form={form}
          name="trustAfter"
          label={projectWords.trustAfter}
          hint={projectWords.trustHint}
        />
        <IncludedFiles projectId={project.id} />
        {command.failure && branchFailure === null && (
          <ErrorNote failure={command.failure} onDismiss={command.clear} />
        )}
        <div className="st-actions">
          <Button type="submit" tone="primary" busy={command.busy} disabled={!dirty}>
            Save project
          </Button>
          <Button tone="ghost" disabled={!dirty} onClick={undo}>
            Undo changes
          </Button>
        </div>
      </form>
      <ProjectGates project={project} />
    </Section>
  );
}
