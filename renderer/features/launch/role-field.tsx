import { TriangleAlert } from 'lucide-react';
import { type AgentView } from '../../../shared/contract/index.ts';
import { type ProjectId } from '../../../shared/domain/ids.ts';
import { useQuery } from '../../state/use-query.ts';
import { useReplica } from '../../state/use-replica.ts';
import { Field, Select } from '../../ui/field.tsx';
import { launchWords } from '../../words/launch.ts';
import { globsOf, type TaskDraft } from './task-draft.ts';

interface RoleFieldProps {
  readonly draft: TaskDraft;
  readonly set: (change: Partial<TaskDraft>) => void;
}

const rolesOf = ({ projectId }: TaskDraft) =>
  projectId === '' ? null : { projectId: projectId as ProjectId };

/** What the chosen role says where nothing was typed: its agent, where that one is here, and its model. */
export function useRoleDefaults(draft: TaskDraft, agents: readonly AgentView[]): Partial<TaskDraft> {
  const roles = useQuery('role.list', rolesOf(draft)).data?.items ?? [];
  const role = roles.find(({ id }) => id === draft.roleId)?.role;
  const agent = agents.find(({ id, installed }) => installed && id === role?.agent);
  if (!role || !agent) return {};
  return { agentId: agent.id, ...(role.model !== null && { model: role.model }) };
}

/** Which role the lane carries, and which lanes at work it would overlap with. */
export function RoleField({ draft, set }: RoleFieldProps) {
  const roles = useQuery('role.list', rolesOf(draft)).data?.items ?? [];
  const chosen = roles.find(({ id }) => id === draft.roleId)?.role;
  return (
    <div className="launch-wide">
      <Field label={launchWords.role} optional hint={chosen?.mandate ?? launchWords.roleHint}>
        {(ids) => (
          <Select {...ids} value={draft.roleId} onChange={(e) => set({ roleId: e.target.value })}>
            <option value="">{launchWords.noRole}</option>
            {roles.map(({ id, role }) => (
              <option key={id} value={id} disabled={role === null}>
                {role?.name ?? launchWords.roleBroken(id)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {chosen && <Overlap draft={draft} />}
    </div>
  );
}

function Overlap({ draft }: { readonly draft: TaskDraft }) {
  const lanes = useReplica((r) => r.world.lanes);
  const writeSet = globsOf(draft.writeSet);
  const query = useQuery('role.check', {
    projectId: draft.projectId as ProjectId,
    roleId: draft.roleId,
    ...(writeSet.length > 0 && { writeSet }),
  });
  const found = query.data?.lanes ?? [];
  if (found.length === 0) return null;
  return (
    <section className="launch-overlap" aria-label={launchWords.overlap}>
      <h3 className="row">
        <TriangleAlert size={13} />
        {launchWords.overlap}
      </h3>
      <ul>
        {found.map(({ laneId, reasons }) => (
          <li key={laneId}>
            <b>{launchWords.overlapWith(lanes[laneId]?.name ?? laneId)}</b>{' '}
            <span className="t2">{reasons.map(({ text }) => text).join(' ')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
