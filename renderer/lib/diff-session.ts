import { createCurrentLine } from './current-line.ts';
import { type DiffPosition } from './diff-handle.ts';
import { type LinePlace, newLineOf, type Side } from './line-place.ts';
import { type ZoneStage } from './line-zones.tsx';
import { changeAt, type LineChange, lineOf, step } from './monaco-changes.ts';
import { languageOf } from './monaco-language.ts';
import { followLine } from './monaco-lines.ts';
import { codeFont, plainOptions } from './monaco-options.ts';
import { monaco } from './monaco.ts';

const fixed = {
  ...plainOptions,
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

/** Monaco's diff editor forgets the names of its two sides whenever an option of its own changes. */
function keepNamed(editor: monaco.editor.ICodeEditor, name: string): monaco.IDisposable {
  const check = () => {
    if (editor.getRawOptions().ariaLabel !== name) editor.updateOptions({ ariaLabel: name });
  };
  check();
  return editor.onDidChangeConfiguration(check);
}

const folding = (enabled: boolean) => ({
  hideUnchangedRegions: { enabled, contextLineCount: 3, minimumLineCount: 6, revealLineCount: 20 },
});

interface Listener {
  readonly onPosition: (position: DiffPosition) => void;
  /** After every computed diff. */
  readonly onChanges: (changes: readonly LineChange[]) => void;
  /** Another file is shown: its changes are not known yet, and the editors forgot their zones. */
  readonly onOther: () => void;
}

/** Two texts in one diff editor: where the reader is in their changes, and at which line. */
export class DiffSession implements ZoneStage {
  readonly box: HTMLElement;
  readonly current = createCurrentLine();
  private readonly editor: monaco.editor.IStandaloneDiffEditor;
  private readonly listener: Listener;
  private readonly disposables: monaco.IDisposable[];
  private changes: readonly LineChange[] = [];
  private index = -1;
  private split = true;
  private path: string | null = null;
  private startAt: 'first' | 'last' | null = null;

  constructor(box: HTMLElement, listener: Listener) {
    this.box = box;
    this.listener = listener;
    this.editor = monaco.editor.createDiffEditor(box, { ...fixed, fontFamily: codeFont() });
    this.disposables = [
      this.editor.onDidUpdateDiff(() => this.updated()),
      this.after.onDidChangeCursorPosition((e) => {
        if (e.reason === monaco.editor.CursorChangeReason.Explicit) this.moved(e.position.lineNumber);
      }),
      keepNamed(this.editor.getOriginalEditor(), 'Before'),
      keepNamed(this.after, 'After'),
      followLine(this.editor.getOriginalEditor(), 'old', this.current),
      followLine(this.after, 'new', this.current),
    ];
    void document.fonts.ready.then(() => monaco.editor.remeasureFonts());
  }

  private get after() {
    return this.editor.getModifiedEditor();
  }
  editorOf(side: Side) {
    if (side === 'new') return this.after;
    return this.split ? this.editor.getOriginalEditor() : null;
  }

  layOut(split: boolean, fold: boolean): void {
    this.split = split;
    if (!split && this.current.get()?.side === 'old') this.current.set(null);
    this.editor.updateOptions({ renderSideBySide: split, ...folding(fold) });
  }

  /** Shows two texts. The reader stays in place when they are newer ones of the same file. */
  show(path: string, oldText: string, newText: string, startAt: 'first' | 'last'): void {
    const before = this.editor.getModel();
    if (before && path === this.path) {
      if (before.original.getValue() !== oldText) before.original.setValue(oldText);
      if (before.modified.getValue() !== newText) before.modified.setValue(newText);
      return;
    }
    const language = languageOf(path);
    this.path = path;
    this.changes = [];
    this.index = -1;
    this.startAt = startAt;
    this.current.set(null);
    this.editor.setModel({
      original: monaco.editor.createModel(oldText, language),
      modified: monaco.editor.createModel(newText, language),
    });
    before?.original.dispose();
    before?.modified.dispose();
    this.listener.onOther();
  }

  private updated(): void {
    this.changes = this.editor.getLineChanges() ?? [];
    const total = this.changes.length;
    this.listener.onChanges(this.changes);
    if (this.startAt !== null && total > 0) this.goTo(this.startAt === 'first' ? 0 : total - 1);
    else this.listener.onPosition({ index: Math.min(this.index, total - 1), total });
    this.startAt = null;
  }

  private moved(line: number): void {
    this.index = changeAt(this.changes, line);
    this.listener.onPosition({ index: this.index, total: this.changes.length });
  }

  private goTo(index: number): void {
    const change = this.changes[index];
    if (!change) return;
    this.index = index;
    this.after.setPosition({ lineNumber: lineOf(change), column: 1 });
    this.after.revealLineNearTop(lineOf(change), monaco.editor.ScrollType.Immediate);
    const gone = this.split && change.modifiedEndLineNumber === 0;
    this.current.set(
      gone ? { side: 'old', line: change.originalStartLineNumber } : { side: 'new', line: lineOf(change) },
    );
    this.listener.onPosition({ index, total: this.changes.length });
  }

  /** To the next or previous change; false where there is none. */
  go(by: 1 | -1): boolean {
    const to = step(this.changes.length, this.index, by);
    if (to === null) return false;
    this.goTo(to);
    return true;
  }

  reveal(place: LinePlace): void {
    const shown = this.editorOf(place.side);
    const editor = shown ?? this.after;
    const line = shown ? place.line : newLineOf(this.changes, place.line);
    editor.setPosition({ lineNumber: Math.max(1, line), column: 1 });
    editor.revealLineInCenter(Math.max(1, line), monaco.editor.ScrollType.Immediate);
    if (shown) this.current.set(place);
  }

  focus(): void {
    this.editor.focus();
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
    const model = this.editor.getModel();
    this.editor.dispose();
    model?.original.dispose();
    model?.modified.dispose();
  }
}
