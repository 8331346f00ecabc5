import { useEffect, useMemo, useRef, useState } from 'react';
import clsx from 'clsx';
import { ArrowDown } from 'lucide-react';
import { Virtuoso, type VirtuosoHandle } from 'react-virtuoso';
import { type Approval } from '../../../shared/domain/approval/state.ts';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { type TranscriptItem } from '../../../shared/domain/transcript/item.ts';
import { type Failure } from '../../../shared/kernel/result.ts';
import { keepWhole } from '../../state/reading.ts';
import { useTranscript } from '../../state/use-replica.ts';
import { readTranscript } from '../../state/watch.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState, ErrorNote, ErrorState, LoadingState } from '../../ui/states.tsx';
import { laneWords } from '../../words/lane.ts';
import { type QuestionCard } from './question-card.ts';
import { TranscriptRow } from './transcript-row.tsx';
import { useFollowing } from './use-following.ts';
import { useReading, useStartAt } from './use-reading.ts';
import './transcript.css';

type Row =
  | { readonly key: string; readonly item: TranscriptItem }
  | { readonly key: string; readonly approval: Approval; readonly place: number };

/** Rows count by their items’ positions from here on, so that older ones can be put before them and let go again. */
const origin = 1_000_000;

export interface TranscriptTabProps {
  readonly lane: Lane;
  readonly questions: readonly Approval[];
  readonly question: QuestionCard;
}

/** What was said and done, newest at the end; it follows until the person scrolls back. */
export function TranscriptTab({ lane, questions, question }: TranscriptTabProps) {
  const { items, more, loaded, failure } = useTranscript(lane.id);
  const list = useRef<VirtuosoHandle>(null);
  const startAt = useStartAt(lane.id, items);
  const { atEnd, toEnd, stick, letGo, scrollerRef, handlers } = useFollowing(startAt === null);
  const [folds, setFolds] = useState<Readonly<Record<string, boolean>>>({});
  const rows = useMemo<readonly Row[]>(
    () => [
      ...items.map((item) => ({ key: item.itemId, item })),
      ...questions.map((approval, index) => ({ key: approval.id, approval, place: index + 1 })),
    ],
    [items, questions],
  );
  const below = useNewBelow(items, atEnd);
  useEffect(() => (atEnd ? undefined : keepWhole(lane.id)), [atEnd, lane.id]);
  useEffect(stick, [stick, rows]);
  const found = useReading({ laneId: lane.id, items, loaded, list, onFound: letGo });

  if (rows.length === 0) return <NoRows lane={lane} loaded={loaded} failure={failure} />;
  return (
    <>
      {failure && failure.type !== 'offline' && (
        <div className="transcript-failure">
          <ErrorNote failure={failure} />
          <Button size="small" onClick={() => void readTranscript(lane.id, !atEnd)}>
            {laneWords.tryAgain}
          </Button>
        </div>
      )}
      <Virtuoso
        ref={list}
        className="transcript scroll"
        role="log"
        aria-label={laneWords.transcriptOf(lane.name)}
        data={rows}
        firstItemIndex={origin + (items[0]?.position ?? 0)}
        initialTopMostItemIndex={
          startAt === null ? { index: 'LAST', align: 'end' } : { index: startAt, align: 'start', offset: -48 }
        }
        computeItemKey={(_, row) => row.key}
        alignToBottom
        scrollerRef={scrollerRef}
        totalListHeightChanged={stick}
        {...handlers}
        startReached={() => {
          if (more && !atEnd) void readTranscript(lane.id, true);
        }}
        increaseViewportBy={400}
        itemContent={(_, row) => (
          <div className={clsx('transcript-row', row.key === found && 'transcript-found')}>
            {'approval' in row ? (
              question(row.approval, row.place, questions.length)
            ) : (
              <TranscriptRow
                item={row.item}
                lane={lane}
                fold={folds[row.key]}
                onFold={(open) => setFolds((all) => ({ ...all, [row.key]: open }))}
              />
            )}
          </div>
        )}
      />
      {!atEnd && (
        <div className="transcript-jump">
          <Button size="small" icon={<ArrowDown size={12} />} onClick={toEnd}>
            {laneWords.newBelow(below)}
          </Button>
        </div>
      )}
    </>
  );
}

/** How many things came since the person scrolled back. */
function useNewBelow(items: readonly TranscriptItem[], atEnd: boolean): number {
  const newest = items.at(-1)?.position ?? -1;
  const [seen, setSeen] = useState(newest);
  if (atEnd && seen !== newest) setSeen(newest);
  return items.reduce((count, { position }) => (position > seen ? count + 1 : count), 0);
}

interface NoRowsProps {
  readonly lane: Lane;
  readonly loaded: boolean;
  readonly failure: Failure | null;
}

function NoRows({ lane, loaded, failure }: NoRowsProps) {
  if (!loaded && failure) {
    return (
      <ErrorState
        failure={failure}
        action={<Button onClick={() => void readTranscript(lane.id)}>{laneWords.tryAgain}</Button>}
      />
    );
  }
  if (!loaded) return <LoadingState label={laneWords.readingTranscript} />;
  return <EmptyState title={laneWords.nothingSaid}>{emptyWords(lane)}</EmptyState>;
}

const emptyWords = (lane: Lane): string =>
  lane.phase === 'preparing' ? laneWords.sentWhenReady : laneWords.writeBelow;
