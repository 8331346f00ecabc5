import { useEffect, useState } from 'react';
import { TriangleAlert } from 'lucide-react';
import { type CallInput, type CallOutput } from '../../../shared/contract/index.ts';
import { type ProjectId } from '../../../shared/domain/ids.ts';
import { useQuery } from '../../state/use-query.ts';
import { useReplica } from '../../state/use-replica.ts';
import { roleEditorWords as words } from '../../words/roles.ts';
import { fieldsOf, type RoleDraft } from './role-draft.ts';

interface Props {
  readonly projectId: ProjectId;
  readonly draft: RoleDraft;
  readonly sound: boolean;
}

/** How long typing rests before the draft is compared, in milliseconds. */
const rest = 250;

/** What the role as it is being written overlaps with, and why. */
export function Overlaps({ projectId, draft, sound }: Props) {
  const wanted: CallInput<'role.check'> | null = sound
    ? { projectId, roleId: draft.id, draft: { fields: fieldsOf(draft), instructions: '' } }
    : null;
  const found = useRested(wanted);
  const lanes = useReplica((r) => r.world.lanes);
  if (!found || found.roles.length === 0) return null;
  const atWork = found.lanes.filter(({ reasons }) => reasons.some(({ kind }) => kind !== 'same-role'));
  return (
    <section className="ro-overlaps" aria-label={words.overlaps}>
      <h3 className="row">
        <TriangleAlert size={13} />
        {words.overlaps}
      </h3>
      <ul>
        {found.roles.map(({ roleId, name, reasons }) => (
          <li key={roleId}>
            <b>{words.roleOverlap(name)}</b>{' '}
            <span className="t2">{reasons.map((one) => one.text).join(' ')}</span>
          </li>
        ))}
        {atWork.map(({ laneId, reasons }) => (
          <li key={laneId}>
            <b>{words.laneOverlap(lanes[laneId]?.name ?? laneId)}</b>{' '}
            <span className="t2">{reasons.map((one) => one.text).join(' ')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function useRested(wanted: CallInput<'role.check'> | null): CallOutput<'role.check'> | null {
  const text = JSON.stringify(wanted);
  const [asked, setAsked] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text), rest);
    return () => clearTimeout(timer);
  }, [text]);
  return useQuery('role.check', JSON.parse(asked) as CallInput<'role.check'> | null).data;
}
