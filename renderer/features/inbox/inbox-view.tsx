import { useState } from 'react';
import { Inbox } from 'lucide-react';
import { type ApprovalView } from '../../../shared/contract/index.ts';
import { counted } from '../../lib/format.ts';
import { useQuery } from '../../state/use-query.ts';
import { usePendingApprovals, useReplica } from '../../state/use-replica.ts';
import { Button } from '../../ui/button.tsx';
import { Input } from '../../ui/field.tsx';
import { ScrollArea, View, ViewHeader } from '../../ui/panel.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.tsx';
import { Segmented } from '../../ui/tabs.tsx';
import { InboxRow } from './inbox-row.tsx';
import { type InboxFilter, matchesFilter } from './inbox-filter.ts';
import './inbox.css';

const filters: readonly { key: InboxFilter; label: string }[] = [
  { key: 'pending', label: 'Waiting' },
  { key: 'allowed', label: 'Allowed' },
  { key: 'rejected', label: 'Rejected' },
  { key: 'void', label: 'Void' },
  { key: 'all', label: 'All' },
];

const empty: Readonly<Record<InboxFilter, string>> = {
  pending: 'Nothing waits for you.',
  allowed: 'Nothing was allowed yet.',
  rejected: 'Nothing was rejected yet.',
  void: 'No question became void.',
  all: 'No question was asked yet.',
};

/** Every question that was asked, the waiting ones first. */
export function InboxView() {
  const [filter, setFilter] = useState<InboxFilter>('pending');
  const [words, setWords] = useState('');
  const pending = usePendingApprovals();
  const approvals = useReplica((r) => r.world.approvals);
  const lanes = useReplica((r) => r.world.lanes);
  const version = Object.values(approvals)
    .map((approval) => approval.status)
    .join(' ');
  const query = useQuery('approval.list', filter === 'all' ? {} : { status: filter }, version);
  const nameOf = (approval: ApprovalView) => lanes[approval.laneId]?.name ?? approval.laneId;
  const items = query.data?.items.filter((item) => matchesFilter(item, nameOf(item), filter, words)) ?? [];

  return (
    <View label="Inbox">
      <ViewHeader title="Inbox" facts={`${counted(pending.length, 'question')} waiting`}>
        <Input
          aria-label="Find in the inbox"
          placeholder="Find"
          className="inbox-find"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <Segmented label="Show" items={filters} value={filter} onChange={setFilter} />
      </ViewHeader>
      {query.failure ? (
        <ErrorState failure={query.failure} action={<Button onClick={query.reload}>Try again</Button>} />
      ) : query.data === null ? (
        <LoadingState label="Reading the inbox" />
      ) : items.length === 0 ? (
        <EmptyState title={words === '' ? empty[filter] : 'No question matches.'} icon={<Inbox size={20} />}>
          Questions come here when an agent wants to do what no rule allows. They stay until you answer, over
          restarts, too.
        </EmptyState>
      ) : (
        <ScrollArea>
          <ul className="inbox-list" aria-label="Questions">
            {items.map((item) => (
              <InboxRow key={item.id} approval={item} laneName={nameOf(item)} />
            ))}
          </ul>
        </ScrollArea>
      )}
    </View>
  );
}
