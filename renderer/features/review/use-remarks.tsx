import { type RefObject, useMemo } from 'react';
import { type ChangedFile } from '../../../shared/contract/index.ts';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { type Comment } from '../../../shared/domain/review/state.ts';
import { type DiffHandle } from '../../lib/diff-handle.ts';
import { type LinePlace, type LineZone } from '../../lib/line-place.ts';
import { useShortcuts } from '../../state/use-shortcuts.ts';
import { useWorld } from '../../state/use-replica.ts';
import { startWriting, useWriting, type Writing } from './composer.ts';
import { LaneComposer, placeWords } from './remark-composer.tsx';
import { RemarkThread, reweigh, settle } from './remark-thread.tsx';
import { quoteOf, remarksIn, type Texts } from './remarks.ts';

const noComments: readonly Comment[] = [];
const noTexts: Texts = { oldText: null, newText: null };

const useComments = (lane: Lane): readonly Comment[] =>
  useWorld((world) => world.reviews[lane.id]?.comments ?? noComments);

/** The remarks of the open file, where they stand, and the keys that write and settle them. */
export function useRemarks(
  lane: Lane,
  file: ChangedFile | null,
  texts: Texts | null,
  handle: RefObject<DiffHandle | null>,
) {
  const comments = useComments(lane);
  const place = useWritingPlace(lane, file);
  const path = file?.path ?? null;
  const closed = lane.phase === 'closed';
  const here = useMemo(() => comments.filter((c) => c.path === path), [comments, path]);
  const { threads, whole } = useMemo(() => remarksIn(here, texts ?? noTexts), [here, texts]);
  const zones = useMemo(
    () => zonesOf(lane, threads, place === null || place.line === 0 ? null : place, closed),
    [lane, threads, place, closed],
  );
  const begin = (at: LinePlace | null) => {
    if (path === null || closed) return;
    const target = at ?? { side: texts?.newText === null && texts.oldText !== null ? 'old' : 'new', line: 0 };
    const quote = at === null ? '' : quoteOf(texts, at);
    const weight = 'required';
    const begun = startWriting(lane.id, { ...target, path, quote, weight, text: '', commentId: null });
    if (!begun) document.querySelector<HTMLElement>('.rm-composer textarea')?.focus();
  };
  const atHand = () => commentAtHand(here, threads, handle.current?.place() ?? null);
  useShortcuts({
    remark: () => {
      const at = handle.current?.place() ?? null;
      if (at !== null || handle.current === null) begin(at);
    },
    remarkOnFile: () => begin(null),
    remarkWeight: () => act(atHand(), 'draft', (comment) => void reweigh(lane.id, comment)),
    settleRemark: () => act(atHand(), 'open', (comment) => void settle(lane.id, comment)),
  });
  return {
    comments,
    zones,
    whole,
    writingWhole: place?.line === 0,
    begin: closed || path === null ? null : begin,
  };
}

/** Where in the open file something is being written; the same value while only the words change. */
function useWritingPlace(lane: Lane, file: ChangedFile | null): LinePlace | null {
  const writing: Writing | null = useWriting(lane.id);
  const side = writing?.side ?? null;
  const line = writing?.path === file?.path ? (writing?.line ?? null) : null;
  return useMemo(() => (side === null || line === null ? null : { side, line }), [side, line]);
}

function zonesOf(
  lane: Lane,
  threads: ReturnType<typeof remarksIn>['threads'],
  writing: LinePlace | null,
  closed: boolean,
): readonly LineZone[] {
  const zones = threads.map(({ side, line, comments }): LineZone => {
    const label = `Remarks on ${placeWords({ side, line })}`;
    const content = <RemarkThread laneId={lane.id} {...{ comments, label, closed }} />;
    return { key: `${side}:${line}`, side, line, content };
  });
  if (!writing || closed) return zones;
  return [...zones, { ...writing, key: 'composer', content: <LaneComposer laneId={lane.id} /> }];
}

/** The remark that a key is about: the one with focus, else under the pointer, else the ones at the current line. */
function commentAtHand(
  comments: readonly Comment[],
  threads: ReturnType<typeof remarksIn>['threads'],
  place: LinePlace | null,
): readonly Comment[] {
  const marked =
    document.activeElement?.closest<HTMLElement>('[data-remark]') ??
    [...document.querySelectorAll<HTMLElement>('[data-remark]:hover')].at(-1);
  if (marked) return comments.filter((c) => c.id === marked.dataset['remark']);
  const thread = threads.find((t) => t.side === place?.side && t.line === place.line);
  return thread?.comments ?? [];
}

function act(
  comments: readonly Comment[],
  state: Comment['state'],
  how: (comment: Comment) => void,
): boolean {
  const comment = comments.findLast((c) => c.state === state);
  if (comment) how(comment);
  return comment !== undefined;
}
