import { useEffect, useState } from 'react';
import { Plus, UserRound } from 'lucide-react';
import { type CallOutput, type RoleView } from '../../../shared/contract/index.ts';
import { type Project } from '../../../shared/domain/project/state.ts';
import { useViewKeys } from '../../lib/use-view-keys.ts';
import { notify } from '../../state/ui.ts';
import { useProject, useReplica } from '../../state/use-replica.ts';
import { useQuery } from '../../state/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { ScrollArea, View, ViewHeader } from '../../ui/panel.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.tsx';
import { rolesWords as words } from '../../words/roles.ts';
import { RoleEditor } from './role-editor.tsx';
import { RoleList } from './role-list.tsx';
import { SkillList } from './skill-list.tsx';
import { TrustPanel } from './trust-panel.tsx';
import './roles.css';

/** Who there is to send out: roles with their mandates and rules, skills, and which agents are trusted. */
export function RolesView() {
  const project = useProject();
  return (
    <View label={words.title}>
      {project === null ? (
        <>
          <ViewHeader title={words.title} />
          <EmptyState title={words.noProject} />
        </>
      ) : (
        <OfProject key={project.id} project={project} />
      )}
    </View>
  );
}

function OfProject({ project }: { readonly project: Project }) {
  const query = useQuery('role.list', { projectId: project.id });
  const { reload } = query;
  useEffect(() => {
    window.addEventListener('focus', reload);
    return () => window.removeEventListener('focus', reload);
  }, [reload]);
  const items = query.data?.items ?? [];
  const own = items.filter(({ source }) => source === 'project').length;
  return (
    <>
      <ViewHeader title={words.title} facts={query.data && words.facts(items.length, own)} />
      {query.failure ? (
        <ErrorState failure={query.failure} action={<Button onClick={reload}>{words.again}</Button>} />
      ) : query.data === null ? (
        <LoadingState label={words.title} />
      ) : (
        <Shelf project={project} roles={query.data} reload={reload} />
      )}
    </>
  );
}

interface ShelfProps {
  readonly project: Project;
  readonly roles: CallOutput<'role.list'>;
  readonly reload: () => void;
}

/** The id of a role that has no file yet. */
const fresh = '';

function Shelf({ project, roles, reload }: ShelfProps) {
  const { items } = roles;
  const [chosen, setChosen] = useState<string | null>(items[0]?.id ?? null);
  const [dirty, setDirty] = useState(false);
  const [edition, setEdition] = useState(0);
  const carriers = useReplica((r) => r.world.lanes);
  const view = items.find(({ id }) => id === chosen) ?? null;
  const choose = (id: string) => {
    if (dirty && id !== chosen) return notify(words.discard(view?.role?.name ?? words.add));
    setChosen(id);
  };
  const step = (by: 1 | -1) => () => {
    const at = items.findIndex(({ id }) => id === chosen) + by;
    const next = items[Math.max(0, Math.min(items.length - 1, at))];
    if (next) choose(next.id);
  };
  useViewKeys({ j: step(1), k: step(-1), n: () => choose(fresh) });
  const settled = (id: string | null) => {
    setDirty(false);
    setChosen(id);
    setEdition((n) => n + 1);
    reload();
  };
  const lanes = Object.values(carriers).filter((l) => l.projectId === project.id && l.phase !== 'closed');
  // What is being typed stays when the file changes meanwhile; saving then says that it did.
  const now = `${chosen ?? ''} ${view?.version ?? ''} ${view?.source ?? ''} ${edition}`;
  const [shown, setShown] = useState(now);
  if (!dirty && shown !== now) setShown(now);
  return (
    <div className="ro-body">
      <ScrollArea className="ro-side" aria-label={words.list}>
        <div className="ro-head">
          <h2>{words.title}</h2>
          <span className="grow" />
          <Button size="small" icon={<Plus size={12} />} chord="n" onClick={() => choose(fresh)}>
            {words.add}
          </Button>
        </div>
        <RoleList roles={roles} lanes={lanes} chosen={chosen} onChoose={choose} />
        <SkillList project={project} />
      </ScrollArea>
      {chosen === null ? (
        <EmptyState title={words.choose} icon={<UserRound size={20} />} />
      ) : (
        <RoleEditor
          key={shown}
          project={project}
          view={view}
          names={namesOf(items)}
          lanes={lanes.filter((lane) => chosen !== fresh && lane.roleId === chosen)}
          onDirty={setDirty}
          onSettled={settled}
        />
      )}
      <TrustPanel project={project} />
    </div>
  );
}

const namesOf = (items: readonly RoleView[]): ReadonlySet<string> => new Set(items.map(({ id }) => id));
