import { type CurrentLine } from './current-line.ts';
import { type Side } from './line-place.ts';
import { monaco } from './monaco.ts';

type Editor = monaco.editor.ICodeEditor;

const { MouseTargetType } = monaco.editor;
const onLine = new Set<number>([
  MouseTargetType.GUTTER_GLYPH_MARGIN,
  MouseTargetType.GUTTER_LINE_NUMBERS,
  MouseTargetType.GUTTER_LINE_DECORATIONS,
  MouseTargetType.CONTENT_TEXT,
  MouseTargetType.CONTENT_EMPTY,
]);

/** Follows pointer and cursor in an editor. */
export function followLine(editor: Editor, side: Side, current: CurrentLine): monaco.IDisposable {
  const pointer = editor.onMouseMove(({ target }) => {
    const past = target.type === MouseTargetType.CONTENT_EMPTY && target.detail.isAfterLines;
    if (target.position && onLine.has(target.type) && !past) {
      current.set({ side, line: target.position.lineNumber });
    }
  });
  const cursor = editor.onDidChangeCursorPosition(({ reason, position }) => {
    if (reason === monaco.editor.CursorChangeReason.Explicit) {
      current.set({ side, line: position.lineNumber });
    }
  });
  return {
    dispose() {
      pointer.dispose();
      cursor.dispose();
    },
  };
}

/** Shows a line that lies in a folded region. */
export function unfold(editor: Editor, line: number): void {
  const count = editor.getModel()?.getLineCount() ?? 0;
  if (line < 1 || line > count) return;
  const folded = editor.getBottomForLineNumber(line) <= editor.getTopForLineNumber(line);
  if (folded) editor.setPosition({ lineNumber: line, column: 1 });
}

/** Keeps room free under a line for an element that stands over the editor, as high as the element is. */
export function keepRoom(
  editor: Editor,
  place: { readonly at: number; readonly ordinal: number },
  element: HTMLElement,
): () => void {
  const zone: monaco.editor.IViewZone = {
    afterLineNumber: place.at,
    ordinal: place.ordinal,
    heightInPx: element.offsetHeight,
    domNode: document.createElement('div'),
    showInHiddenAreas: true,
    onDomNodeTop: (top) => {
      element.style.top = `${top}px`;
    },
  };
  let id = '';
  editor.changeViewZones((zones) => {
    id = zones.addZone(zone);
  });
  const resized = new ResizeObserver(() => {
    if (zone.heightInPx === element.offsetHeight) return;
    zone.heightInPx = element.offsetHeight;
    editor.changeViewZones((zones) => zones.layoutZone(id));
  });
  resized.observe(element);
  return () => {
    resized.disconnect();
    editor.changeViewZones((zones) => zones.removeZone(id));
  };
}
