import { type Gates } from '../../../shared/domain/project/events.ts';
import { type Project } from '../../../shared/domain/project/state.ts';
import { useCommand } from '../../state/use-command.ts';
import { ErrorNote } from '../../ui/states.tsx';
import { gateWords as words } from '../../words/settings-project.ts';

const gates = ['planApproval', 'beforeMerge'] as const satisfies readonly (keyof Gates)[];

/** Where a human must enter the loop of a mission; each switch holds at once. */
export function ProjectGates({ project }: { readonly project: Project }) {
  const { run, busy, failure, clear } = useCommand('project.configure');
  return (
    <fieldset className="st-gates">
      <legend className="field-label">{words.title}</legend>
      {gates.map((gate) => (
        <label key={gate} className="st-gate">
          <input
            type="checkbox"
            className="check"
            disabled={busy}
            checked={project.gates?.[gate] !== false}
            onChange={(e) =>
              void run({ projectId: project.id, gates: { ...project.gates, [gate]: e.target.checked } })
            }
          />
          <span>
            <span>{words[gate]}</span>
            <span className="field-hint">{words[`${gate}Hint`]}</span>
          </span>
        </label>
      ))}
      {failure && <ErrorNote failure={failure} onDismiss={clear} />}
    </fieldset>
  );
}
