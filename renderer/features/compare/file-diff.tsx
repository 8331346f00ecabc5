import { type ReactNode, Suspense, useState } from 'react';
import { FileCheck, FileImage, FileWarning } from 'lucide-react';
import { type CallOutput } from '../../../shared/contract/index.ts';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { useQuery } from '../../state/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/field.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.tsx';
import { Segmented } from '../../ui/tabs.tsx';
import { compareWords as words } from '../../words/compare.ts';
import { type ComparedFile } from './compared-files.ts';
import { type ReadLane } from './use-lane-files.ts';
import { lazyPart } from '../../lib/lazy-part.tsx';

const MonacoOneSide = lazyPart(async () => (await import('../../lib/monaco-one-side.tsx')).MonacoOneSide);
const MonacoDiff = lazyPart(async () => (await import('../../lib/monaco-diff.tsx')).MonacoDiff);

export interface FileDiffProps {
  readonly file: ComparedFile;
  readonly lanes: readonly Lane[];
  readonly read: readonly ReadLane[];
}

const ignore = () => undefined;

/** One file as two sides have it; a side is a lane, or the base that a lane started from. */
export function FileDiff({ file, lanes, read }: FileDiffProps) {
  const sides = sidesOf(lanes, read);
  const [left, setLeft] = useState(lanes[0]?.id as string);
  const [right, setRight] = useState(lanes[1]?.id as string);
  const [split, setSplit] = useState(true);
  const [from, to] = [sides.find(({ key }) => key === left), sides.find(({ key }) => key === right)];
  const oldPath = from?.base ? (file.by.get(to?.lane.id ?? from.lane.id)?.oldPath ?? null) : null;
  const diff = useQuery(
    'review.diff',
    from && to ? { laneId: to.lane.id, path: file.path, oldPath, from: from.oid, to: to.oid } : null,
  );
  return (
    <section className="compare-diff" aria-label={words.diff(file.path)} aria-busy={diff.loading}>
      <header className="compare-head">
        <h2 className="mono ellipsis grow" title={file.path}>
          {file.path}
        </h2>
        <SideSelect label={words.from} sides={sides} value={left} without={right} onChange={setLeft} />
        <SideSelect label={words.to} sides={sides} value={right} without={left} onChange={setRight} />
        <Segmented
          label={words.layout}
          value={split ? 'split' : 'inline'}
          onChange={(key) => setSplit(key === 'split')}
          items={[
            { key: 'split', label: words.split },
            { key: 'inline', label: words.inline },
          ]}
        />
      </header>
      <div className="compare-code">
        {diff.failure !== null ? (
          <ErrorState
            failure={diff.failure}
            action={<Button onClick={diff.reload}>{words.tryAgain}</Button>}
          />
        ) : diff.data === null ? (
          <LoadingState label={words.readingFile} />
        ) : (
          (insteadOfText(diff.data) ?? <Text diff={diff.data} split={split} />)
        )}
      </div>
    </section>
  );
}

interface Side {
  readonly key: string;
  readonly name: string;
  readonly lane: Lane;
  readonly oid: string;
  readonly base: boolean;
}

/** Every lane as it is now, and every base that they started from, once. */
function sidesOf(lanes: readonly Lane[], read: readonly ReadLane[]): readonly Side[] {
  const both = lanes.flatMap((lane) => {
    const found = read.find(({ laneId }) => laneId === lane.id);
    return found ? [{ lane, found }] : [];
  });
  const bases = new Map(both.map(({ lane, found }) => [found.base, lane]));
  return [
    ...both.map(({ lane, found }) => ({
      key: lane.id as string,
      name: lane.name,
      lane,
      oid: found.head,
      base: false,
    })),
    ...[...bases].map(([oid, lane]) => ({
      key: oid,
      name: bases.size === 1 ? words.base : words.baseOf(lane.name),
      lane,
      oid,
      base: true,
    })),
  ];
}

interface SideSelectProps {
  readonly label: string;
  readonly sides: readonly Side[];
  readonly value: string;
  readonly without: string;
  readonly onChange: (key: string) => void;
}

function SideSelect({ label, sides, value, without, onChange }: SideSelectProps) {
  return (
    <Select aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      {sides
        .filter(({ key }) => key !== without)
        .map(({ key, name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
    </Select>
  );
}

type Diff = CallOutput<'review.diff'>;

function Text({ diff, split }: { readonly diff: Diff; readonly split: boolean }) {
  const { path, oldText, newText } = diff;
  return (
    <Suspense fallback={<LoadingState label={words.openingEditor} />}>
      {oldText === null || newText === null ? (
        <MonacoOneSide
          path={path}
          text={newText ?? oldText ?? ''}
          kind={newText === null ? 'removed' : 'added'}
          onPosition={ignore}
        />
      ) : (
        <MonacoDiff
          path={path}
          oldText={oldText}
          newText={newText}
          split={split}
          fold
          startAt="first"
          onPosition={ignore}
        />
      )}
    </Suspense>
  );
}

function insteadOfText(diff: Diff): ReactNode {
  if (diff.tooLarge) {
    return (
      <EmptyState title={words.tooLarge} icon={<FileWarning size={20} />}>
        {words.tooLargeAbout}
      </EmptyState>
    );
  }
  if (diff.binary) {
    return (
      <EmptyState title={words.binary} icon={<FileImage size={20} />}>
        {words.binaryAbout}
      </EmptyState>
    );
  }
  if (diff.oldText === diff.newText) {
    return (
      <EmptyState title={words.same} icon={<FileCheck size={20} />}>
        {words.sameAbout(diff.path)}
      </EmptyState>
    );
  }
  return null;
}
