import { type Ref, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { createCurrentLine } from './current-line.ts';
import { type DiffHandle, type DiffPosition } from './diff-handle.ts';
import { type LineProps } from './line-place.ts';
import { LineZones, type ZoneStage } from './line-zones.tsx';
import { languageOf } from './monaco-language.ts';
import { followLine } from './monaco-lines.ts';
import { codeFont, plainOptions } from './monaco-options.ts';
import { applyEditorTheme, monaco } from './monaco.ts';
import { useThemeName } from './tokens.ts';
import './monaco-diff.css';

interface Props extends LineProps {
  readonly ref?: Ref<DiffHandle>;
  readonly path: string;
  readonly text: string;
  /** Every line is new, or every line is gone. */
  readonly kind: 'added' | 'removed';
  readonly onPosition: (position: DiffPosition) => void;
}

interface Made extends ZoneStage {
  readonly editor: monaco.editor.IStandaloneCodeEditor;
}

const none: NonNullable<LineProps['zones']> = [];

/** A file that has only one side: it is one change from its first line to its last. */
export function MonacoOneSide({ ref, path, text, kind, onPosition, zones = none, onLine }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [stage, setStage] = useState<Made | null>(null);
  const [generation, setGeneration] = useState(0);
  const [current] = useState(createCurrentLine);
  const report = useRef(onPosition);
  const theme = useThemeName();
  const side = kind === 'added' ? 'new' : 'old';
  useEffect(() => {
    report.current = onPosition;
  }, [onPosition]);

  useEffect(() => {
    if (!box.current) return;
    applyEditorTheme();
    const editor = monaco.editor.create(box.current, {
      ...plainOptions,
      fontFamily: codeFont(),
      model: null,
    });
    const followed = followLine(editor, side, current);
    const forgot = editor.onDidChangeModel(() => setGeneration((n) => n + 1));
    setStage({ box: box.current, editor, editorOf: (asked) => (asked === side ? editor : null) });
    return () => {
      setStage(null);
      current.set(null);
      followed.dispose();
      forgot.dispose();
      const model = editor.getModel();
      editor.dispose();
      model?.dispose();
    };
  }, [side, current]);

  useEffect(() => applyEditorTheme(), [theme]);

  useEffect(() => {
    if (!stage) return;
    const before = stage.editor.getModel();
    const model = monaco.editor.createModel(text.replace(/\r?\n$/, ''), languageOf(path));
    stage.editor.setModel(model);
    before?.dispose();
    stage.editor.createDecorationsCollection([wholly(model, kind)]);
    report.current({ index: 0, total: 1 });
    current.set({ side, line: 1 });
  }, [stage, current, side, path, text, kind]);

  useImperativeHandle(
    ref,
    () => ({
      next: () => false,
      previous: () => false,
      focus: () => stage?.editor.focus(),
      place: () => current.get(),
      reveal: (place) => {
        stage?.editor.revealLineInCenter(place.line, monaco.editor.ScrollType.Immediate);
        current.set({ side, line: place.line });
      },
    }),
    [stage, current, side],
  );
  const placed = useMemo(
    () =>
      zones
        .filter((z) => z.side === side)
        .map((item) => ({ item, editor: side, at: item.line, below: false }) as const),
    [zones, side],
  );

  return (
    <>
      <div ref={box} className="monaco-diff" />
      {stage && <LineZones {...{ stage, generation, current, onLine }} zones={placed} />}
    </>
  );
}

function wholly(model: monaco.editor.ITextModel, kind: Props['kind']): monaco.editor.IModelDeltaDecoration {
  const added = kind === 'added';
  return {
    range: model.getFullModelRange(),
    options: {
      isWholeLine: true,
      className: added ? 'line-insert' : 'line-delete',
      marginClassName: added ? 'gutter-insert' : 'gutter-delete',
      linesDecorationsClassName: `one-side-sign ${added ? 'one-side-plus' : 'one-side-minus'}`,
    },
  };
}
