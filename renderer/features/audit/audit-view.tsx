import { memo, useMemo, useState } from 'react';
import { ChevronRight, ScrollText } from 'lucide-react';
import { Virtuoso } from 'react-virtuoso';
import { type AuditEvent } from '../../../shared/contract/index.ts';
import { type DomainEvent } from '../../../shared/domain/event.ts';
import { type World } from '../../../shared/domain/world.ts';
import { absolute, counted, timeOfDay } from '../../lib/format.ts';
import { useShortcuts } from '../../state/use-shortcuts.ts';
import { allLanes } from '../../state/selectors.ts';
import { actorDetail, actorWords, eventWords, typeWords } from '../../state/event-words.ts';
import { useReplica, useWorld } from '../../state/use-replica.ts';
import { Button } from '../../ui/button.tsx';
import { Input, Select } from '../../ui/field.tsx';
import { View, ViewHeader } from '../../ui/panel.tsx';
import { EmptyState, ErrorNote, ErrorState, LoadingState } from '../../ui/states.tsx';
import { useAuditActions } from './audit-actions.tsx';
import { dataLines, families, type Family, matches } from './audit-lines.ts';
import { type Log, useLog } from './use-log.ts';
import './audit.css';

/** Everything that happened, newest first, and whether the log still proves it. */
export function AuditView() {
  const [laneId, setLaneId] = useState('');
  const [family, setFamily] = useState<Family | ''>('');
  const [find, setFind] = useState('');
  const log = useLog(laneId === '' ? null : `lane:${laneId}`);
  const { buttons, result } = useAuditActions();
  const world = useReplica((r) => r.world);
  const shown = useShown(log, world, family, find);
  useShortcuts({ findInLog: () => document.querySelector<HTMLInputElement>('.au-find')?.focus() });
  return (
    <View label="Audit">
      <ViewHeader
        title="Audit"
        facts={
          log.loaded
            ? `${counted(world.sequence, 'event')}, append-only, each carries the hash of the one before`
            : undefined
        }
      >
        {buttons}
      </ViewHeader>
      {result !== null && <div className="au-result">{result}</div>}
      <Filters {...{ laneId, setLaneId, family, setFamily, find, setFind }} />
      {log.failure !== null && log.loaded && (
        <div className="au-result">
          <ErrorNote failure={log.failure} />
        </div>
      )}
      {log.failure !== null && !log.loaded ? (
        <ErrorState failure={log.failure} action={<Button onClick={log.reload}>Try again</Button>} />
      ) : !log.loaded ? (
        <LoadingState label="Reading the log" />
      ) : (
        <Lines log={log} shown={shown} world={world} filtered={find !== '' || family !== ''} />
      )}
    </View>
  );
}

interface Shown {
  readonly event: AuditEvent;
  readonly words: string;
}

function useShown(log: Log, world: World, family: Family | '', find: string): readonly Shown[] {
  const { events } = log;
  const newest = events[0]?.sequence ?? 0;
  return useMemo(
    () =>
      events
        .filter((e) => family === '' || e.type.startsWith(`${family}.`))
        .map((event) => ({ event, words: eventWords(event as unknown as DomainEvent, world) }))
        .filter(({ event, words }) => matches(event, words, find)),
    // The list is new in every render; its newest event and its length say whether it changed.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [newest, events.length, world, family, find],
  );
}

interface FilterProps {
  readonly laneId: string;
  readonly setLaneId: (id: string) => void;
  readonly family: Family | '';
  readonly setFamily: (family: Family | '') => void;
  readonly find: string;
  readonly setFind: (text: string) => void;
}

function Filters({ laneId, setLaneId, family, setFamily, find, setFind }: FilterProps) {
  const lanes = useWorld((world) => allLanes(world, null));
  return (
    <div className="au-filters" role="search">
      <Input
        type="search"
        className="au-find"
        aria-label="Find in the log"
        placeholder="Find in what is read"
        value={find}
        onChange={(e) => setFind(e.currentTarget.value)}
      />
      <Select aria-label="Lane" value={laneId} onChange={(e) => setLaneId(e.currentTarget.value)}>
        <option value="">every lane and project</option>
        {lanes.map((lane) => (
          <option key={lane.id} value={lane.id}>
            {lane.name}
          </option>
        ))}
      </Select>
      <Select
        aria-label="Kind"
        value={family}
        onChange={(e) => setFamily(e.currentTarget.value as Family | '')}
      >
        <option value="">all kinds</option>
        {families.map((f) => (
          <option key={f} value={f}>
            {f}
          </option>
        ))}
      </Select>
    </div>
  );
}

interface LinesProps {
  readonly log: Log;
  readonly shown: readonly Shown[];
  readonly world: World;
  readonly filtered: boolean;
}

function Lines({ log, shown, world, filtered }: LinesProps) {
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const toggle = (sequence: number) =>
    setOpen((before) => {
      const next = new Set(before);
      if (!next.delete(sequence)) next.add(sequence);
      return next;
    });
  if (shown.length === 0 && !log.more) {
    return (
      <EmptyState
        title={filtered ? 'Nothing in the log matches' : 'The log is empty'}
        icon={<ScrollText size={20} />}
      >
        {filtered
          ? 'Use other words, or another lane or kind.'
          : 'Whatever happens is written here before it counts.'}
      </EmptyState>
    );
  }
  return (
    <div className="au-log" role="group" aria-label="Log, newest first">
      <Virtuoso
        data={[...shown]}
        computeItemKey={(_, { event }) => event.sequence}
        increaseViewportBy={400}
        itemContent={(_, { event, words }) => (
          <Line event={event} words={words} world={world} open={open.has(event.sequence)} onToggle={toggle} />
        )}
        context={{ log, count: shown.length, filtered }}
        components={parts}
      />
    </div>
  );
}

interface FootContext {
  readonly log: Log;
  readonly count: number;
  readonly filtered: boolean;
}

const parts = { Footer: Foot };

function Foot({ context }: { readonly context: FootContext }) {
  const { log, count, filtered } = context;
  if (!log.more)
    return (
      <p className="au-foot t3">
        {filtered
          ? `${counted(count, 'event')} of ${log.events.length} match.`
          : 'This is where the log begins.'}
      </p>
    );
  return (
    <div className="au-foot">
      <Button size="small" busy={log.readingMore} onClick={log.readMore}>
        Show older
      </Button>
      {filtered && (
        <span className="t3">The filter covers the {log.events.length} newest events, which are read.</span>
      )}
    </div>
  );
}

interface LineProps extends Shown {
  readonly world: World;
  readonly open: boolean;
  readonly onToggle: (sequence: number) => void;
}

const Line = memo(function Line({ event, words, world, open, onToggle }: LineProps) {
  const detail = actorDetail(event.actor);
  return (
    <article className="au-item" data-open={open || undefined}>
      <button type="button" className="au-line" aria-expanded={open} onClick={() => onToggle(event.sequence)}>
        <ChevronRight size={12} className="au-arrow" aria-hidden="true" />
        <span className="mono t3 au-number">{event.sequence}</span>
        <span className="t3" title={absolute(event.at)}>
          {timeOfDay(event.at)}
        </span>
        <span className="au-actor ellipsis" title={detail}>
          {actorWords(event.actor, world)} <span className="t3">{detail}</span>
        </span>
        <span className="au-words ellipsis" title={words}>
          {words}
        </span>
        <span className="t3 ellipsis au-type">{typeWords(event.type)}</span>
        <span className="mono t3">{event.hash.slice(0, 8)}</span>
      </button>
      {open && <Details event={event} />}
    </article>
  );
});

function Details({ event }: { readonly event: AuditEvent }) {
  const facts: readonly (readonly [string, string])[] = [
    ['type', event.type],
    ['when', absolute(event.at)],
    ['stream', `${event.stream}, version ${event.version}`],
    ['command', event.commandId],
    ['cause', event.cause ?? 'none: a person or an agent began it'],
    ['hash', event.hash],
  ];
  return (
    <div className="au-details">
      <dl className="au-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="mono">{value}</dd>
          </div>
        ))}
      </dl>
      <dl className="au-facts">
        {dataLines(event.data).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="mono au-value">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
