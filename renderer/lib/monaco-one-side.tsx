import { type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import { type DiffHandle, type DiffPosition } from './diff-handle.ts';
import { languageOf } from './monaco-language.ts';
import { codeFont, plainOptions } from './monaco-options.ts';
import { applyEditorTheme, monaco } from './monaco.ts';
import { useThemeName } from './tokens.ts';
import './monaco-diff.css';

interface Props {
  readonly ref?: Ref<DiffHandle>;
  readonly path: string;
  readonly text: string;
  /** Every line is new, or every line is gone. */
  readonly kind: 'added' | 'removed';
  readonly onPosition: (position: DiffPosition) => void;
}

/** A file that has only one side: it is one change from its first line to its last. */
export function MonacoOneSide({ ref, path, text, kind, onPosition }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const editor = useRef<monaco.editor.IStandaloneCodeEditor | null>(null);
  const report = useRef(onPosition);
  const theme = useThemeName();
  useEffect(() => {
    report.current = onPosition;
  }, [onPosition]);

  useEffect(() => {
    if (!box.current) return;
    applyEditorTheme();
    const made = monaco.editor.create(box.current, { ...plainOptions, fontFamily: codeFont(), model: null });
    editor.current = made;
    return () => {
      const model = made.getModel();
      made.dispose();
      model?.dispose();
      editor.current = null;
    };
  }, []);

  useEffect(() => applyEditorTheme(), [theme]);

  useEffect(() => {
    const before = editor.current?.getModel();
    const model = monaco.editor.createModel(text.replace(/\r?\n$/, ''), languageOf(path));
    editor.current?.setModel(model);
    before?.dispose();
    editor.current?.createDecorationsCollection([
      {
        range: model.getFullModelRange(),
        options: {
          isWholeLine: true,
          className: kind === 'added' ? 'line-insert' : 'line-delete',
          marginClassName: kind === 'added' ? 'gutter-insert' : 'gutter-delete',
          linesDecorationsClassName:
            kind === 'added' ? 'one-side-sign one-side-plus' : 'one-side-sign one-side-minus',
        },
      },
    ]);
    report.current({ index: 0, total: 1 });
  }, [path, text, kind]);

  useImperativeHandle(
    ref,
    () => ({ next: () => false, previous: () => false, focus: () => editor.current?.focus() }),
    [],
  );

  return <div ref={box} className="monaco-diff" />;
}
