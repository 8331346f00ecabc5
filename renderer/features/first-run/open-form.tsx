import { type FormEvent, useState } from 'react';
import { transportInUse } from '../../client/host.ts';
import { chordOf } from '../../state/keymap.ts';
import { useCommand } from '../../state/use-command.ts';
import { chooseProject, closeDialog, readUi, showView } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { ErrorNote } from '../../ui/states.tsx';

/** Opens a repository: by the native dialog on the desktop, by its path in a browser. */
export function OpenForm({ autoFocus = false }: { readonly autoFocus?: boolean }) {
  const choose = transportInUse()?.chooseFolder ?? null;
  const [path, setPath] = useState('');
  const { run, busy, failure, clear } = useCommand('project.open');

  const open = async (chosen: string) => {
    const { view } = readUi();
    const answer = await run({ path: chosen });
    if (!answer.ok) return;
    chooseProject(answer.data.id);
    closeDialog();
    // Whoever has gone elsewhere meanwhile stays there.
    if (readUi().view === view) showView('lanes');
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (path.trim() !== '') void open(path.trim());
  };
  const browse = async () => {
    const chosen = (await choose?.()) ?? null;
    if (chosen !== null) await open(chosen);
  };

  return (
    <form className="open-form" onSubmit={submit}>
      {choose === null && (
        <Field label="Path on the machine that runs Switchyard">
          {(ids) => (
            <Input
              {...ids}
              mono
              autoFocus={autoFocus}
              placeholder="/home/you/src/project"
              value={path}
              onChange={(event) => {
                setPath(event.target.value);
                clear();
              }}
            />
          )}
        </Field>
      )}
      {failure && <ErrorNote failure={failure} />}
      <span className="grow" />
      <div className="row gap12">
        {choose === null ? (
          <Button type="submit" size="huge" busy={busy} disabled={path.trim() === ''}>
            Open repository
          </Button>
        ) : (
          <Button size="huge" chord={chordOf('open')} busy={busy} onClick={() => void browse()}>
            Choose a folder
          </Button>
        )}
        <span className="t3">any git repository with a commit</span>
      </div>
    </form>
  );
}
