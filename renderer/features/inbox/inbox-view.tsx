import { useMemo, useState } from 'react';
import { Inbox } from 'lucide-react';
import { type ApprovalView } from '../../../shared/contract/index.ts';
import { counted } from '../../lib/format.ts';
import { useQuery } from '../../state/use-query.ts';
import { usePendingApprovals, useReplica } from '../../state/use-replica.ts';
import { useWanted } from '../../state/wanted.ts';
import { inboxWords as words } from '../../words/inbox.ts';
import { Button } from '../../ui/button.tsx';
import { Input, Select } from '../../ui/field.tsx';
import { ScrollArea, View, ViewHeader } from '../../ui/panel.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.tsx';
import { Segmented } from '../../ui/tabs.tsx';
import { BulkReject } from './bulk-reject.tsx';
import { InboxRow } from './inbox-row.tsx';
import { type InboxFilter, type KindFilter, matchesFilter, type RiskFilter } from './inbox-filter.ts';
import { needsYou, type NeedsYou } from './needs-you.ts';
import { NeedsYouList } from './needs-you-list.tsx';
import { useInboxKeys } from './use-inbox-keys.ts';
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

/** Everything that waits for the person, and every question that was answered. */
export function InboxView() {
  const [filter, setFilter] = useState<InboxFilter>('pending');
  const [risk, setRisk] = useState<RiskFilter>('any');
  const [kind, setKind] = useState<KindFilter>('all');
  const [find, setFind] = useState('');
  const [marked, setMarked] = useState<string | null>(null);
  useWanted('approval', (id) => {
    setFilter('all');
    setRisk('any');
    setKind('all');
    setFind('');
    setMarked(id);
  });
  const pending = usePendingApprovals();
  const approvals = useReplica((r) => r.world.approvals);
  const lanes = useReplica((r) => r.world.lanes);
  const merges = useReplica((r) => r.world.merges);
  const messages = useReplica((r) => r.world.messages);
  const version = Object.values(approvals)
    .map((approval) => approval.status)
    .join(' ');
  const query = useQuery('approval.list', filter === 'all' ? {} : { status: filter }, version);
  const nameOf = (approval: ApprovalView) => lanes[approval.laneId]?.name ?? approval.laneId;
  const all = useMemo(() => needsYou(lanes, merges, messages), [lanes, merges, messages]);
  const others = filter === 'pending' && risk === 'any' ? all.filter((one) => isShown(one, kind, find)) : [];
  const asked = kind === 'all' || kind === 'question' ? (query.data?.items ?? []) : [];
  const items = asked.filter((item) => matchesFilter(item, nameOf(item), filter, find, risk));

  useInboxKeys({ questions: items, others, marked, setMarked });

  return (
    <View label="Inbox">
      <ViewHeader title="Inbox" facts={`${counted(pending.length, 'question')} waiting`}>
        <Input
          aria-label="Find in the inbox"
          placeholder="Find"
          className="inbox-find"
          value={find}
          onChange={(event) => setFind(event.target.value)}
        />
        <Select
          aria-label={words.kind}
          className="inbox-choice"
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value as KindFilter)}
        >
          {choices(kinds)}
        </Select>
        <Select
          aria-label={words.risk}
          className="inbox-choice"
          value={risk}
          onChange={(event) => setRisk(event.currentTarget.value as RiskFilter)}
        >
          {choices(risks)}
        </Select>
        <Segmented label="Show" items={filters} value={filter} onChange={setFilter} />
      </ViewHeader>
      {query.failure ? (
        <ErrorState failure={query.failure} action={<Button onClick={query.reload}>Try again</Button>} />
      ) : query.data === null ? (
        <LoadingState label="Reading the inbox" />
      ) : items.length + others.length === 0 ? (
        <EmptyState title={find === '' ? empty[filter] : 'No question matches.'} icon={<Inbox size={20} />}>
          Questions come here when an agent wants to do what no rule allows. They stay until you answer, over
          restarts, too.
        </EmptyState>
      ) : (
        <ScrollArea>
          {filter === 'pending' && <BulkReject items={items} />}
          <ul className="inbox-list" aria-label="Questions">
            {items.map((item) => (
              <InboxRow key={item.id} approval={item} laneName={nameOf(item)} marked={item.id === marked} />
            ))}
          </ul>
          <NeedsYouList items={others} marked={marked} />
        </ScrollArea>
      )}
    </View>
  );
}

const kinds = {
  all: words.everything,
  question: words.questions,
  lane: words.lanes,
  merge: words.merges,
  mail: words.mails,
};
const risks = {
  any: words.anyRisk,
  high: words.high,
  outside: words.outside,
  normal: words.normal,
  low: words.low,
};

const choices = (named: Readonly<Record<string, string>>) =>
  Object.entries(named).map(([value, name]) => (
    <option key={value} value={value}>
      {name}
    </option>
  ));

function isShown(one: NeedsYou, kind: KindFilter, find: string): boolean {
  if (kind !== 'all' && kind !== one.kind) return false;
  const text = `${one.laneName} ${one.what} ${one.text}`.toLowerCase();
  return find
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
