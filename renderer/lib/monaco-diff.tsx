import { type Ref, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { type DiffHandle, type DiffPosition } from './diff-handle.ts';
import { DiffSession } from './diff-session.ts';
import { type LineProps, placeBetween } from './line-place.ts';
import { LineZones } from './line-zones.tsx';
import { type LineChange } from './monaco-changes.ts';
import { applyEditorTheme } from './monaco.ts';
import { useThemeName } from './tokens.ts';
import './monaco-diff.css';

interface Props extends LineProps {
  readonly ref?: Ref<DiffHandle>;
  readonly path: string;
  readonly oldText: string;
  readonly newText: string;
  readonly split: boolean;
  /** Unchanged regions are folded. */
  readonly fold: boolean;
  /** Which change a newly opened file begins at. */
  readonly startAt: 'first' | 'last';
  readonly onPosition: (position: DiffPosition) => void;
}

const none: NonNullable<LineProps['zones']> = [];

/** Two texts side by side or in one column, read-only, in the page's theme. The texts never leave the page. */
export function MonacoDiff(props: Props) {
  const { ref, path, oldText, newText, split, fold, startAt, onPosition, zones = none, onLine } = props;
  const box = useRef<HTMLDivElement>(null);
  const [session, setSession] = useState<DiffSession | null>(null);
  const [generation, setGeneration] = useState(0);
  const [changes, setChanges] = useState<readonly LineChange[] | null>(null);
  const report = useRef(onPosition);
  const theme = useThemeName();
  useEffect(() => {
    report.current = onPosition;
  }, [onPosition]);

  useEffect(() => {
    if (!box.current) return;
    applyEditorTheme();
    const made = new DiffSession(box.current, {
      onPosition: (position) => report.current(position),
      onChanges: setChanges,
      onOther: () => {
        setChanges(null);
        setGeneration((n) => n + 1);
      },
    });
    setSession(made);
    return () => {
      setSession(null);
      made.dispose();
    };
  }, []);

  useEffect(() => applyEditorTheme(), [theme]);

  useEffect(() => session?.layOut(split, fold), [session, split, fold]);

  useEffect(() => {
    session?.show(path, oldText, newText, startAt);
    // startAt belongs to the file it came with: a later change of it alone must not move the reader.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [session, path, oldText, newText]);

  useImperativeHandle(
    ref,
    () => ({
      next: () => session?.go(1) ?? false,
      previous: () => session?.go(-1) ?? false,
      focus: () => session?.focus(),
      place: () => session?.current.get() ?? null,
      reveal: (place) => session?.reveal(place),
    }),
    [session],
  );
  const placed = useMemo(() => placeBetween(zones, changes ?? [], split), [zones, changes, split]);

  return (
    <>
      <div ref={box} className="monaco-diff" />
      {session && changes && (
        <LineZones
          key={String(split)}
          stage={session}
          zones={placed}
          generation={generation}
          current={session.current}
          onLine={onLine}
        />
      )}
    </>
  );
}
