import { type FormEvent, useState } from 'react';
import { type CallOutput } from '../../../shared/contract/index.ts';
import { transportInUse } from '../../client/host.ts';
import { bytes, counted, measured } from '../../lib/format.ts';
import { useCommand } from '../../state/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { ErrorNote } from '../../ui/states.tsx';
import { backUpWords as words } from '../../words/settings-data.ts';

/** Copies log and transcripts into a folder that the person chooses. */
export function BackUp() {
  const choose = transportInUse()?.chooseFolder ?? null;
  const [folder, setFolder] = useState('');
  const [done, setDone] = useState<CallOutput<'data.backUp'> | null>(null);
  const command = useCommand('data.backUp');
  const backUp = async (into: string) => {
    setDone(null);
    const answer = await command.run({ folder: into });
    if (answer.ok) setDone(answer.data);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const into = choose === null ? folder.trim() : await choose();
    if (into !== null && into !== '') await backUp(into);
  };
  return (
    <section className="st-part" aria-labelledby="st-back-up">
      <h3 id="st-back-up" className="strong">
        {words.title}
      </h3>
      <p className="t3">{words.about}</p>
      <form className="st-inline" onSubmit={(event) => void submit(event)}>
        {choose === null && (
          <div className="grow">
            <Field label={words.folder} hint={words.hint}>
              {(ids) => (
                <Input
                  {...ids}
                  mono
                  value={folder}
                  placeholder="/home/you/backups"
                  onChange={(event) => setFolder(event.currentTarget.value)}
                />
              )}
            </Field>
          </div>
        )}
        <Button type="submit" busy={command.busy} disabled={choose === null && folder.trim() === ''}>
          {choose === null ? words.start : words.choose}
        </Button>
      </form>
      {command.failure && <ErrorNote failure={command.failure} onDismiss={command.clear} />}
      {done && (
        <div className="st-done" role="status">
          <Glyph name="done" />
          <div className="grow">
            <p>
              {words.done(counted(done.events, 'event'), bytes(done.bytes), measured(done.milliseconds))}{' '}
              <code className="st-path">{done.path}</code>
            </p>
            <p className="t3">{words.restore}</p>
          </div>
        </div>
      )}
    </section>
  );
}
