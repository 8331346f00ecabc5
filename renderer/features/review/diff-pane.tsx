import { type RefObject, Suspense, useState } from 'react';
import { FileCode, MessageSquarePlus, Users } from 'lucide-react';
import { chordOf } from '../../state/keymap.ts';
import { type CallOutput } from '../../../shared/contract/index.ts';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { bytes } from '../../lib/format.ts';
import { type DiffHandle, type DiffPosition } from '../../lib/diff-handle.ts';
import { languageName } from '../../lib/monaco-language.ts';
import { type Query } from '../../state/use-query.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { blameWords } from '../../words/blame.ts';
import { BlamePanel } from './blame-panel.tsx';
import { type Ends } from './image-pane.tsx';
import { Lines } from './line-counts.tsx';
import { FileRemarksBar } from './file-remarks.tsx';
import { GeneratedFile, hasText, InsteadOfText } from './instead-of-text.tsx';
import { changeWords, type ReviewFile, splitPath } from './files.ts';
import { type useRemarks } from './use-remarks.tsx';
import { lazyPart } from '../../lib/lazy-part.tsx';

const MonacoOneSide = lazyPart(async () => (await import('../../lib/monaco-one-side.tsx')).MonacoOneSide);
const MonacoDiff = lazyPart(async () => (await import('../../lib/monaco-diff.tsx')).MonacoDiff);

/** Fetches the editor while the diff is being read. */
export function loadEditor(): void {
  void import('../../lib/monaco-diff.tsx').catch(() => undefined);
}

type Diff = CallOutput<'review.diff'>;

interface Props {
  readonly file: ReviewFile;
  readonly diff: Query<'review.diff'>;
  readonly lane: Lane;
  /** The two commits of the list. */
  readonly ends: Ends;
  /** Reads a file that is only read when asked for. */
  readonly onLoad: () => void;
  readonly remarks: ReturnType<typeof useRemarks>;
  readonly split: boolean;
  readonly fold: boolean;
  readonly startAt: 'first' | 'last';
  readonly handle: RefObject<DiffHandle | null>;
  readonly position: DiffPosition;
  readonly onPosition: (position: DiffPosition) => void;
  readonly viewed: boolean;
  readonly onViewed: () => void;
  readonly onNext: () => void;
  readonly onPrevious: () => void;
}

/** One file, before and after. */
export function DiffPane(props: Props) {
  const { file, diff, lane, remarks } = props;
  const [blaming, setBlaming] = useState(false);
  return (
    <section className="rv-diff" aria-label={`Diff of ${file.path}`} aria-busy={diff.loading}>
      <Head {...props} />
      <div className="rv-file-said">
        <FileRemarksBar lane={lane} whole={remarks.whole} writing={remarks.writingWhole} />
      </div>
      <div className="rv-code">
        {diff.failure !== null ? (
          <ErrorState failure={diff.failure} action={<Button onClick={diff.reload}>Try again</Button>} />
        ) : diff.data === null ? (
          <LoadingState label="Reading both sides" />
        ) : (
          <Content {...props} data={diff.data} />
        )}
      </div>
      {blaming && diff.data && <BlamePanel key={file.path} path={file.path} ends={props.ends} />}
      <footer className="rv-foot">
        {file.change !== 'deleted' && (
          <Button
            size="small"
            tone="ghost"
            icon={<Users size={12} />}
            aria-expanded={blaming}
            onClick={() => setBlaming(!blaming)}
          >
            {blameWords.show}
          </Button>
        )}
        <span>{languageName(file.path)}</span>
        {diff.data && <span>{sizes(diff.data)}</span>}
        <span className="grow" />
        <span className="row gap4">
          <Kbd chord={chordOf('nextChange')} />
          <Kbd chord={chordOf('previousChange')} /> change
        </span>
        <span className="row gap4">
          <Kbd chord={chordOf('nextFile')} />
          <Kbd chord={chordOf('previousFile')} /> file
        </span>
        {remarks.begin && (
          <span className="row gap4">
            <Kbd chord={chordOf('remark')} /> remark
          </span>
        )}
      </footer>
    </section>
  );
}

function Content(props: Props & { readonly data: Diff }) {
  const { data, file, lane } = props;
  const [shown, setShown] = useState<string | null>(null);
  if (file.generated && shown !== file.path) {
    return <GeneratedFile file={file} onShow={() => setShown(file.path)} />;
  }
  if (hasText(data, file)) return <Text {...props} />;
  return (
    <InsteadOfText {...{ data, file }} worktree={lane.worktreePath} ends={props.ends} onLoad={props.onLoad} />
  );
}

function Text(props: Props & { readonly data: Diff }) {
  const { data, file, split, fold, startAt, handle, onPosition, remarks } = props;
  const { oldText, newText } = data;
  const between = { zones: remarks.zones, onLine: remarks.begin ?? undefined };
  return (
    <Suspense fallback={<LoadingState label="Opening the editor" />}>
      {oldText === null || newText === null ? (
        <MonacoOneSide
          ref={handle}
          path={file.path}
          text={newText ?? oldText ?? ''}
          kind={newText === null ? 'removed' : 'added'}
          onPosition={onPosition}
          {...between}
        />
      ) : (
        <MonacoDiff
          ref={handle}
          path={file.path}
          oldText={oldText}
          newText={newText}
          split={split}
          fold={fold}
          startAt={startAt}
          onPosition={onPosition}
          {...between}
        />
      )}
    </Suspense>
  );
}

function Head({ file, position, viewed, onViewed, onNext, onPrevious, remarks }: Props) {
  const { folder, name } = splitPath(file.path);
  const words = changeWords(file);
  return (
    <header className="rv-diff-head">
      <FileCode size={14} className="t3" aria-hidden="true" />
      <h2 className="mono ellipsis" title={file.path}>
        <span className="t3">{folder}</span>
        {name}
      </h2>
      {words !== null && <span className="t2 small nowrap">{words}</span>}
      <Lines {...file} />
      <span className="grow" />
      <span className="rv-position t3 small" aria-live="polite">
        {position.total === 0
          ? ''
          : position.index < 0
            ? `${position.total} changes`
            : `change ${position.index + 1} of ${position.total}`}
      </span>
      <Button
        size="small"
        tone="ghost"
        chord={chordOf('previousChange')}
        aria-label="Previous change"
        onClick={onPrevious}
      />
      <Button
        size="small"
        tone="ghost"
        chord={chordOf('nextChange')}
        aria-label="Next change"
        onClick={onNext}
      />
      {remarks.begin && (
        <IconButton label="Remark on the file" size="small" onClick={() => remarks.begin?.(null)}>
          <MessageSquarePlus size={14} />
        </IconButton>
      )}
      <Button size="small" chord={chordOf('viewed')} aria-pressed={viewed} onClick={onViewed}>
        Viewed
      </Button>
    </header>
  );
}

const sizes = ({ oldText, newText, oldBytes, newBytes, binary, tooLarge }: Diff): string => {
  if (oldText === null && !binary && !tooLarge) return bytes(newBytes);
  if (newText === null && !binary && !tooLarge) return `was ${bytes(oldBytes)}`;
  return `${bytes(oldBytes)} to ${bytes(newBytes)}`;
};
