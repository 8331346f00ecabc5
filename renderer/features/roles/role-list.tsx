import clsx from 'clsx';
import { TriangleAlert } from 'lucide-react';
import { type CallOutput, type RoleView } from '../../../shared/contract/index.ts';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { Tag } from '../../ui/tag.tsx';
import { rolesWords as words } from '../../words/roles.ts';

interface Props {
  readonly roles: CallOutput<'role.list'>;
  readonly lanes: readonly Lane[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}

/** Every role with its mandate, what it overlaps with, and how many lanes carry it. */
export function RoleList({ roles: { items, overlaps }, lanes, chosen, onChoose }: Props) {
  const nameOf = (id: string) => items.find((one) => one.id === id)?.role?.name ?? id;
  return (
    <ul className="ro-list">
      {items.map((view) => {
        const others = overlaps.flatMap(({ a, b }) => (a === view.id ? [b] : b === view.id ? [a] : []));
        return (
          <RoleRow
            key={view.id}
            view={view}
            others={others.map(nameOf).join(', ')}
            carried={lanes.filter(({ roleId }) => roleId === view.id).length}
            chosen={view.id === chosen}
            onChoose={() => onChoose(view.id)}
          />
        );
      })}
    </ul>
  );
}

interface RowProps {
  readonly view: RoleView;
  readonly others: string;
  readonly carried: number;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function RoleRow({ view, others, carried, chosen, onChoose }: RowProps) {
  return (
    <li>
      <button
        type="button"
        className={clsx('ro-row', chosen && 'ro-row-chosen')}
        aria-current={chosen ? 'true' : undefined}
        onClick={onChoose}
      >
        <span className="row">
          <span className="ro-name ellipsis">{view.role?.name ?? view.id}</span>
          {view.problems.length > 0 && (
            <Tag tone="fail" size="tiny">
              {words.broken}
            </Tag>
          )}
          <span className="grow" />
          {carried > 0 && <span className="t2 nowrap">{words.carriedBy(carried)}</span>}
          {view.source === 'built-in' && <span className="t3 nowrap">{words.builtIn}</span>}
        </span>
        <span className="t2 ro-mandate">{view.role?.mandate ?? view.problems[0]?.message}</span>
        {others !== '' && (
          <span className="row t2">
            <TriangleAlert size={12} />
            {words.overlaps(others)}
          </span>
        )}
      </button>
    </li>
  );
}
