import { useMemo, useState } from 'react';
import { ArrowLeft } from 'lucide-react';
import { type LaneId } from '../../../shared/domain/ids.ts';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { chordOf } from '../../state/keymap.ts';
import { compareLanes, showAllLanes } from '../../state/ui.ts';
import { useLanes } from '../../state/use-replica.ts';
import { useShortcuts } from '../../state/use-shortcuts.ts';
import { Button } from '../../ui/button.tsx';
import { Divider, View, ViewHeader } from '../../ui/panel.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.tsx';
import { compareWords as words } from '../../words/compare.ts';
import { comparedFiles, lanesToCompare } from './compared-files.ts';
import { FileDiff } from './file-diff.tsx';
import { FileList } from './file-list.tsx';
import { LanePicker } from './lane-picker.tsx';
import { useLaneFiles } from './use-lane-files.ts';
import './compare.css';

/** The work of two or more lanes side by side, file by file; Escape goes back. */
export function CompareView({ chosen }: { readonly chosen: readonly LaneId[] }) {
  const lanes = useLanes();
  useShortcuts({ leaveLane: showAllLanes });
  const ids = useMemo(
    () =>
      lanesToCompare(
        chosen,
        lanes.map(({ id }) => id),
      ),
    [chosen, lanes],
  );
  const compared = ids.flatMap((id) => lanes.find((lane) => lane.id === id) ?? []);
  return (
    <View label={words.title}>
      {compared.length < 2 ? (
        <EmptyState title={words.tooFew} action={<Button onClick={showAllLanes}>{words.back}</Button>}>
          {words.tooFewAbout}
        </EmptyState>
      ) : (
        <Comparison key={ids.join()} lanes={compared} all={lanes} />
      )}
    </View>
  );
}

interface ComparisonProps {
  readonly lanes: readonly Lane[];
  readonly all: readonly Lane[];
}

function Comparison({ lanes, all }: ComparisonProps) {
  const read = useLaneFiles(lanes);
  const [path, setPath] = useState<string | null>(null);
  const files = useMemo(() => comparedFiles(read.lanes), [read.lanes]);
  const open = files.find((file) => file.path === path) ?? files[0];
  const shared = files.filter((file) => file.by.size > 1).length;
  return (
    <>
      <ViewHeader title={words.title} {...(read.done && { facts: words.facts(shared, files.length) })}>
        <LanePicker lanes={lanes} all={all} onChoose={compareLanes} />
        <Divider />
        <Button
          size="small"
          icon={<ArrowLeft size={12} />}
          chord={chordOf('leaveLane')}
          onClick={showAllLanes}
        >
          {words.back}
        </Button>
      </ViewHeader>
      {read.failure ? (
        <ErrorState failure={read.failure} action={<Button onClick={read.reload}>{words.tryAgain}</Button>} />
      ) : !read.done ? (
        <LoadingState label={words.reading} />
      ) : open === undefined ? (
        <EmptyState title={words.noFiles}>{words.noFilesAbout}</EmptyState>
      ) : (
        <div className="compare">
          <FileList files={files} lanes={lanes} open={open.path} onOpen={setPath} />
          <FileDiff key={open.path} file={open} lanes={lanes} read={read.lanes} />
        </div>
      )}
    </>
  );
}
