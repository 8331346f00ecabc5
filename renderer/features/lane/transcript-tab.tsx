import { useEffect, useMemo, useRef, useState } from 'react';
import clsx from 'clsx';
import { ArrowDown } from 'lucide-react';
import { Virtuoso, type VirtuosoHandle } from 'react-virtuoso';
import { type Approval } from '../../../shared/domain/approval/state.ts';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { type TranscriptItem } from '../../../shared/domain/transcript/item.ts';
import { useTranscript } from '../../state/use-replica.ts';
import { readTranscript } from '../../state/watch.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.tsx';
import { type QuestionCard } from './question-card.ts';
import { TranscriptRow } from './transcript-row.tsx';
import { useFollowing } from './use-following.ts';
import { useReading } from './use-reading.ts';
import './transcript.css';

type Row =
  | { readonly key: string; readonly item: TranscriptItem }
  | { readonly key: string; readonly approval: Approval; readonly place: number };

export interface TranscriptTabProps {
  readonly lane: Lane;
  readonly questions: readonly Approval[];
  readonly question: QuestionCard;
}

/** The number that the first row had when the transcript was first shown; rows before it count down. */
const origin = 1_000_000;

/** What was said and done, newest at the end; it follows until the person scrolls back. */
export function TranscriptTab({ lane, questions, question }: TranscriptTabProps) {
  const { items, more, loaded, failure } = useTranscript(lane.id);
  const list = useRef<VirtuosoHandle>(null);
  const { atEnd, toEnd, handlers, atBottomStateChange } = useFollowing(list);
  const [anchor, setAnchor] = useState<string | null>(null);
  const [folds, setFolds] = useState<Readonly<Record<string, boolean>>>({});
  const before = items.findIndex((item) => item.itemId === anchor);
  const first = items[0]?.itemId ?? null;
  if (before === -1 && first !== anchor) setAnchor(first);

  const rows = useMemo<readonly Row[]>(
    () => [
      ...items.map((item) => ({ key: item.itemId, item })),
      ...questions.map((approval, index) => ({ key: approval.id, approval, place: index + 1 })),
    ],
    [items, questions],
  );
  useEffect(() => {
    if (atEnd) list.current?.autoscrollToBottom();
  }, [rows, atEnd]);

  const found = useReading({ laneId: lane.id, items, loaded, list, onFound: handlers.onPointerDown });

  if (rows.length === 0) {
    if (!loaded && failure) {
      return (
        <ErrorState
          failure={failure}
          action={<Button onClick={() => void readTranscript(lane.id)}>Try again</Button>}
        />
      );
    }
    if (!loaded) return <LoadingState label="Reading the transcript" />;
    return <EmptyState title="Nothing was said yet.">{emptyWords(lane)}</EmptyState>;
  }
  return (
    <>
      <Virtuoso
        key={before === -1 ? first : anchor}
        ref={list}
        className="transcript scroll"
        role="log"
        aria-label={`Transcript of ${lane.name}`}
        data={rows}
        firstItemIndex={origin - Math.max(0, before)}
        initialTopMostItemIndex={{ index: 'LAST', align: 'end' }}
        computeItemKey={(_, row) => row.key}
        alignToBottom
        followOutput={(end) => (end ? 'auto' : false)}
        atBottomThreshold={32}
        atBottomStateChange={atBottomStateChange}
        {...handlers}
        startReached={() => {
          if (more) void readTranscript(lane.id, true);
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
            Jump to live
          </Button>
        </div>
      )}
    </>
  );
}

const emptyWords = (lane: Lane): string =>
  lane.phase === 'preparing' ? 'The task is sent when the agent is ready.' : 'Write to the lane below.';
