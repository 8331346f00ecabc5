import { type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import { type DiffHandle, type DiffPosition } from './diff-handle.ts';
import { changeAt, type LineChange, lineOf, step } from './monaco-changes.ts';
import { languageOf } from './monaco-language.ts';
import { codeFont, plainOptions } from './monaco-options.ts';
import { applyEditorTheme, monaco } from './monaco.ts';
import { useThemeName } from './tokens.ts';
import './monaco-diff.css';

interface Props {
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

const fixed = {
  ...plainOptions,
  originalAriaLabel: 'Before',
  modifiedAriaLabel: 'After',
  originalEditable: false,
  renderMarginRevertIcon: false,
  renderGutterMenu: false,
  renderIndicators: true,
  ignoreTrimWhitespace: false,
  useInlineViewWhenSpaceIsLimited: false,
  maxComputationTime: 5000,
  maxFileSize: 20,
  diffAlgorithm: 'advanced',
  experimental: { showEmptyDecorations: false, showMoves: false },
} satisfies monaco.editor.IDiffEditorConstructionOptions;

const folding = (enabled: boolean) => ({
  hideUnchangedRegions: { enabled, contextLineCount: 3, minimumLineCount: 6, revealLineCount: 20 },
});

interface Live {
  readonly editor: monaco.editor.IStandaloneDiffEditor;
  changes: readonly LineChange[];
  index: number;
  startAt: 'first' | 'last' | null;
}

function reveal(live: Live, index: number, report: (p: DiffPosition) => void): void {
  const change = live.changes[index];
  if (!change) return;
  live.index = index;
  const editor = live.editor.getModifiedEditor();
  editor.setPosition({ lineNumber: lineOf(change), column: 1 });
  editor.revealLineNearTop(lineOf(change), monaco.editor.ScrollType.Immediate);
  report({ index, total: live.changes.length });
}

/** Two texts side by side or in one column, read-only, in the page's theme. The texts never leave the page. */
export function MonacoDiff(props: Props) {
  const { ref, path, oldText, newText, split, fold, startAt, onPosition } = props;
  const box = useRef<HTMLDivElement>(null);
  const live = useRef<Live | null>(null);
  const report = useRef(onPosition);
  const theme = useThemeName();
  useEffect(() => {
    report.current = onPosition;
  }, [onPosition]);

  useEffect(() => {
    if (!box.current) return;
    applyEditorTheme();
    const editor = monaco.editor.createDiffEditor(box.current, { ...fixed, fontFamily: codeFont() });
    const state: Live = { editor, changes: [], index: -1, startAt: null };
    live.current = state;
    const updated = editor.onDidUpdateDiff(() => {
      state.changes = editor.getLineChanges() ?? [];
      const total = state.changes.length;
      if (state.startAt !== null && total > 0) {
        reveal(state, state.startAt === 'first' ? 0 : total - 1, report.current);
      } else {
        report.current({ index: Math.min(state.index, total - 1), total });
      }
      state.startAt = null;
    });
    const moved = editor.getModifiedEditor().onDidChangeCursorPosition((e) => {
      if (e.reason !== monaco.editor.CursorChangeReason.Explicit) return;
      state.index = changeAt(state.changes, e.position.lineNumber);
      report.current({ index: state.index, total: state.changes.length });
    });
    void document.fonts.ready.then(() => monaco.editor.remeasureFonts());
    return () => {
      updated.dispose();
      moved.dispose();
      const model = editor.getModel();
      editor.dispose();
      model?.original.dispose();
      model?.modified.dispose();
      live.current = null;
    };
  }, []);

  useEffect(() => applyEditorTheme(), [theme]);

  useEffect(() => {
    live.current?.editor.updateOptions({ renderSideBySide: split, ...folding(fold) });
  }, [split, fold]);

  useEffect(() => {
    const state = live.current;
    if (!state) return;
    const before = state.editor.getModel();
    const language = languageOf(path);
    state.changes = [];
    state.index = -1;
    state.startAt = startAt;
    state.editor.setModel({
      original: monaco.editor.createModel(oldText, language),
      modified: monaco.editor.createModel(newText, language),
    });
    before?.original.dispose();
    before?.modified.dispose();
    // startAt belongs to the file it came with: a later change of it alone must not move the reader.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [path, oldText, newText]);

  useImperativeHandle(ref, () => {
    const go = (by: 1 | -1): boolean => {
      const state = live.current;
      const to = state ? step(state.changes.length, state.index, by) : null;
      if (!state || to === null) return false;
      reveal(state, to, report.current);
      return true;
    };
    return { next: () => go(1), previous: () => go(-1), focus: () => live.current?.editor.focus() };
  }, []);

  return <div ref={box} className="monaco-diff" />;
}
