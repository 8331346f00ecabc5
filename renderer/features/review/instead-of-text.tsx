import { FileCog, FileImage, FileMinus, FileWarning, FolderGit2 } from 'lucide-react';
import { type CallOutput, largestText } from '../../../shared/contract/index.ts';
import { bytes, shortOid } from '../../lib/format.ts';
import { reviewPaneWords as words } from '../../words/review.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { isSubmodule, type ReviewFile, splitPath } from './files.ts';
import { type Ends, ImagePane } from './image-pane.tsx';
import { isImage } from './image-name.ts';

type Diff = CallOutput<'review.diff'>;

/** Whether both sides can be compared as text. */
export function hasText(data: Diff, file: ReviewFile): boolean {
  if (data.tooLarge || data.binary || isSubmodule(file)) return false;
  return (data.oldText ?? '') !== (data.newText ?? '');
}

interface Props {
  readonly data: Diff;
  readonly file: ReviewFile;
  readonly worktree: string;
  readonly ends: Ends;
  readonly onLoad: () => void;
}

/** What stands where there is no text to compare. */
export function InsteadOfText({ data, file, worktree, ends, onLoad }: Props) {
  if (isSubmodule(file)) return <Submodule file={file} />;
  const [before, after] = [bytes(data.oldBytes), bytes(data.newBytes)];
  if ((data.binary || data.tooLarge) && isImage(file.path)) return <ImagePane {...{ file, data, ends }} />;
  if (data.tooLarge && !data.binary) {
    const mayLoad = Math.max(data.oldBytes, data.newBytes) <= largestText;
    return (
      <EmptyState
        title={mayLoad ? words.large : words.tooLarge}
        icon={<FileWarning size={20} />}
        action={mayLoad ? <Button onClick={onLoad}>{words.loadAnyway}</Button> : undefined}
      >
        {mayLoad ? words.largeAbout(before, after) : words.tooLargeAbout(before, after)}{' '}
        {!mayLoad && (
          <code>
            {worktree}/{file.path}
          </code>
        )}
      </EmptyState>
    );
  }
  if (data.binary || data.tooLarge) {
    return (
      <EmptyState title={words.binary} icon={<FileImage size={20} />}>
        {file.change === 'added' || data.oldBytes === 0
          ? words.binaryAdded(after)
          : file.change === 'deleted' || data.newBytes === 0
            ? words.binaryDeleted(before)
            : words.binaryChanged(before, after)}
      </EmptyState>
    );
  }
  return (
    <EmptyState title={words.same} icon={<FileMinus size={20} />}>
      {sameReason(file)}
    </EmptyState>
  );
}

function Submodule({ file }: { readonly file: ReviewFile }) {
  const [from, to] = [shortOid(file.oldOid ?? ''), shortOid(file.newOid ?? '')];
  const said =
    file.oldMode !== '160000'
      ? words.submoduleAdded(to)
      : file.newMode !== '160000'
        ? words.submoduleRemoved(from)
        : words.submoduleMoved(from, to);
  return (
    <EmptyState title={words.submodule} icon={<FolderGit2 size={20} />}>
      {said}
    </EmptyState>
  );
}

const modeNames: Readonly<Record<string, string>> = {
  '100644': 'A plain file',
  '100755': 'An executable file',
  '120000': 'A link',
};

function sameReason(file: ReviewFile): string {
  const { oldMode, newMode, change } = file;
  const moved = change === 'renamed' ? words.moved(file.oldPath ?? '') : null;
  const mode =
    oldMode !== newMode && oldMode !== null && newMode !== null
      ? words.modeChanged(modeNames[oldMode] ?? oldMode, (modeNames[newMode] ?? newMode).toLowerCase())
      : null;
  const said = [moved, mode].filter((part) => part !== null).join(' ');
  if (said !== '') return said;
  if (change === 'type') return words.typeChanged;
  if (change === 'added') return words.emptyAdded;
  if (change === 'deleted') return words.emptyDeleted;
  return words.changedBack;
}

/** A file that nobody wrote, until it is asked for. */
export function GeneratedFile({ file, onShow }: { readonly file: ReviewFile; readonly onShow: () => void }) {
  return (
    <EmptyState
      title={words.generated}
      icon={<FileCog size={20} />}
      action={<Button onClick={onShow}>{words.showGenerated}</Button>}
    >
      {words.generatedAbout(splitPath(file.path).name)}
    </EmptyState>
  );
}
