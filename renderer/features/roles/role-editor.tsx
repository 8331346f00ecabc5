import { useEffect, useState } from 'react';
import { type RoleView } from '../../../shared/contract/index.ts';
import { statusOf, type Lane } from '../../../shared/domain/lane/state.ts';
import { type Project } from '../../../shared/domain/project/state.ts';
import { notify, openLane } from '../../state/ui.ts';
import { useCommand } from '../../state/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { ScrollArea } from '../../ui/panel.tsx';
import { ErrorNote } from '../../ui/states.tsx';
import { Tag } from '../../ui/tag.tsx';
import { roleEditorWords as words, rolesWords } from '../../words/roles.ts';
import { Overlaps } from './overlaps.tsx';
import { draftOf, emptyDraft, fieldsOf, problemsOf, type RoleDraft } from './role-draft.ts';
import { RoleForm } from './role-form.tsx';

interface Props {
  readonly project: Project;
  /** Null for a new one. */
  readonly view: RoleView | null;
  readonly names: ReadonlySet<string>;
  readonly lanes: readonly Lane[];
  readonly onDirty: (dirty: boolean) => void;
  /** It was saved or removed, or nothing of what was typed is wanted: which role is to be shown next. */
  readonly onSettled: (id: string | null) => void;
}

const noNames: ReadonlySet<string> = new Set();

/** One role: its fields with what is wrong at each, what it overlaps with, and who carries it. */
export function RoleEditor({ project, view: given, names, lanes, onDirty, onSettled }: Props) {
  const [view] = useState(given);
  const start = view ? draftOf(view) : emptyDraft;
  const [draft, setDraft] = useState(start);
  const [tried, setTried] = useState(false);
  const [removing, setRemoving] = useState(false);
  const { run, busy, failure, clear } = useCommand('role.save');
  const dirty = JSON.stringify(draft) !== JSON.stringify(start);
  useEffect(() => onDirty(dirty), [dirty, onDirty]);
  const problems = problemsOf(draft, view ? noNames : names);
  const shown = (field: keyof RoleDraft | 'budget') =>
    tried || view !== null || draft[field === 'budget' ? 'turns' : field] !== ''
      ? problems[field]
      : undefined;
  const save = async () => {
    setTried(true);
    if (Object.keys(problems).length > 0 || busy) return;
    const { id: roleId, instructions } = draft;
    const version = view?.version ?? null;
    const answer = await run({
      projectId: project.id,
      roleId,
      fields: fieldsOf(draft),
      instructions,
      version,
    });
    if (!answer.ok) return;
    notify(words.saved(answer.data.role?.name ?? roleId));
    onSettled(roleId);
  };
  const own = view?.source === 'project';
  return (
    <section className="ro-editor" aria-label={view?.role?.name ?? view?.id ?? words.newRole}>
      <header className="ro-head">
        <h2 className="ellipsis">{draft.name.trim() || (view?.id ?? words.newRole)}</h2>
        {view && <Source view={view} />}
      </header>
      <ScrollArea className="ro-scroll" aria-label={words.fields}>
        <Unreadable view={view} />
        <Carriers lanes={lanes} />
        <Overlaps projectId={project.id} draft={draft} sound={Object.keys(problems).length === 0} />
        <RoleForm
          draft={draft}
          fresh={view === null}
          problem={shown}
          set={(change) => setDraft((before) => ({ ...before, ...change }))}
          onSubmit={() => void save()}
        />
        {failure && <ErrorNote failure={failure} onDismiss={clear} />}
      </ScrollArea>
      <footer className="ro-foot">
        {own && (
          <Button tone="ghost" onClick={() => setRemoving(true)}>
            {words.remove}
          </Button>
        )}
        <span className="grow" />
        <Button tone="ghost" disabled={!dirty} onClick={() => setDraft(start)}>
          {words.undo}
        </Button>
        <Button tone="primary" busy={busy} disabled={!dirty} onClick={() => void save()}>
          {own || view === null ? words.save : words.saveOwn}
        </Button>
      </footer>
      {removing && view && (
        <RemoveDialog
          project={project}
          view={view}
          onClose={() => setRemoving(false)}
          onSettled={onSettled}
        />
      )}
    </section>
  );
}

function Source({ view }: { readonly view: RoleView }) {
  return (
    <>
      <span className="t3 mono ellipsis" title={view.file}>
        {view.source === 'built-in' ? '' : `.switchyard/roles/${view.id}.md`}
      </span>
      <span className="grow" />
      {view.source === 'built-in' && <Tag look="outline">{rolesWords.builtIn}</Tag>}
      {view.replaces && <Tag look="outline">{rolesWords.replaces}</Tag>}
    </>
  );
}

function Unreadable({ view }: { readonly view: RoleView | null }) {
  const [first, ...more] = view?.problems ?? [];
  if (!view || !first) return null;
  const message = `${words.unreadable}: ${[first, ...more].map((one) => one.message).join(' ')}`;
  return <ErrorNote failure={{ type: 'invalid-input', message, ...(first.next && { next: first.next }) }} />;
}

function Carriers({ lanes }: { readonly lanes: readonly Lane[] }) {
  if (lanes.length === 0) return null;
  return (
    <p className="row ro-carriers">
      <span className="t3">{words.lanes}</span>
      {lanes.map((lane) => (
        <button key={lane.id} type="button" className="row ro-lane" onClick={() => openLane(lane.id)}>
          <Glyph name={statusOf(lane)} size={12} />
          {lane.name}
        </button>
      ))}
    </p>
  );
}

interface RemoveProps extends Pick<Props, 'project' | 'onSettled'> {
  readonly view: RoleView;
  readonly onClose: () => void;
}

function RemoveDialog({ project, view, onClose, onSettled }: RemoveProps) {
  const { run, busy, failure } = useCommand('role.remove');
  const remove = async () => {
    const answer = await run({ projectId: project.id, roleId: view.id });
    if (!answer.ok) return;
    onClose();
    notify(words.removed(view.id));
    onSettled(view.replaces ? view.id : null);
  };
  return (
    <FormDialog
      title={words.removeTitle}
      about={words.removeAbout(`.switchyard/roles/${view.id}.md`, view.replaces)}
      cancel={words.keep}
      action={words.remove}
      complete
      busy={busy}
      failure={failure}
      onSubmit={() => void remove()}
      onClose={onClose}
    >
      {null}
    </FormDialog>
  );
}
