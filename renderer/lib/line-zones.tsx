import { useEffect, useRef, useState, useSyncExternalStore, type WheelEvent } from 'react';
import { Plus } from 'lucide-react';
import { type CurrentLine } from './current-line.ts';
import { type LineProps, type LineZone, type Placed, type Side } from './line-place.ts';
import { keepRoom, unfold } from './monaco-lines.ts';
import { type monaco } from './monaco.ts';
import './line-zones.css';

type Editor = monaco.editor.ICodeEditor;

/** The editors that zones stand in. */
export interface ZoneStage {
  readonly box: HTMLElement;
  /** Null for a side that is not shown. */
  editorOf(side: Side): Editor | null;
}

interface Props {
  readonly stage: ZoneStage;
  readonly zones: readonly Placed<LineZone>[];
  /** Changes whenever the editors forgot their zones. */
  readonly generation: number;
  readonly current: CurrentLine;
  readonly onLine: LineProps['onLine'];
}

/** Zones over the editors, and the button on the current line. */
export function LineZones({ stage, zones, generation, current, onLine }: Props) {
  const { left, right } = useEdges(stage, zones);
  const scroll = (event: WheelEvent) => {
    if (event.target instanceof HTMLTextAreaElement) return;
    const editor = stage.editorOf('new') ?? stage.editorOf('old');
    editor?.setScrollTop(editor.getScrollTop() + event.deltaY);
  };
  return (
    <div className="line-zones" onWheel={scroll}>
      {zones.map((zone, ordinal) => (
        <Zone
          key={zone.item.key}
          {...{ zone, ordinal, generation, left, right }}
          editor={stage.editorOf(zone.editor)}
        />
      ))}
      {onLine && <AddButton stage={stage} current={current} onLine={onLine} />}
    </div>
  );
}

interface Edges {
  readonly left: number;
  readonly right: number;
}

/** Where the code begins at the left and ends at the right, from the edges of the box. */
function edgesOf(stage: ZoneStage): Edges {
  const box = stage.box.getBoundingClientRect();
  const first = stage.editorOf('old') ?? stage.editorOf('new');
  const last = stage.editorOf('new') ?? stage.editorOf('old');
  if (!first || !last) return { left: 0, right: 0 };
  const start = first.getContainerDomNode().getBoundingClientRect().left - box.left;
  const end = box.right - last.getContainerDomNode().getBoundingClientRect().right;
  return {
    left: start + first.getLayoutInfo().contentLeft,
    right: end + last.getLayoutInfo().verticalScrollbarWidth,
  };
}

function useEdges(stage: ZoneStage, anew: unknown): Edges {
  const [edges, setEdges] = useState<Edges>({ left: 0, right: 0 });
  useEffect(() => {
    const measure = () => {
      const next = edgesOf(stage);
      setEdges((old) => (old.left === next.left && old.right === next.right ? old : next));
    };
    measure();
    const editors = [stage.editorOf('old'), stage.editorOf('new')];
    const listening = editors.map((editor) => editor?.onDidLayoutChange(measure));
    return () => listening.forEach((one) => one?.dispose());
  }, [stage, anew]);
  return edges;
}

/** More than the order of the old lines in an inline diff, which the editor draws as a zone of its own. */
const belowOldLines = 20_000;

interface ZoneProps extends Edges {
  readonly zone: Placed<LineZone>;
  readonly ordinal: number;
  readonly editor: Editor | null;
  readonly generation: number;
}

function Zone({ zone, ordinal, editor, generation, left, right }: ZoneProps) {
  const element = useRef<HTMLDivElement>(null);
  const { at } = zone;
  const order = zone.below ? belowOldLines + ordinal : ordinal;
  useEffect(() => {
    if (!editor || !element.current) return;
    unfold(editor, at);
    return keepRoom(editor, { at, ordinal: order }, element.current);
  }, [editor, at, order, generation]);
  return (
    <div ref={element} className="line-zone" style={{ paddingLeft: left, right }}>
      {zone.item.content}
    </div>
  );
}

function AddButton({ stage, current, onLine }: Omit<Props, 'zones' | 'generation'>) {
  const place = useSyncExternalStore(current.subscribe, current.get);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const editor = place && stage.editorOf(place.side);
    if (!editor) return;
    const put = () => {
      const node = button.current;
      if (!node) return;
      const start =
        editor.getContainerDomNode().getBoundingClientRect().left - stage.box.getBoundingClientRect().left;
      node.style.left = `${start + editor.getLayoutInfo().decorationsLeft - 1}px`;
      node.style.top = `${editor.getTopForLineNumber(place.line) - editor.getScrollTop()}px`;
    };
    put();
    const listening = [
      editor.onDidScrollChange(put),
      editor.onDidLayoutChange(put),
      editor.onDidContentSizeChange(put),
    ];
    return () => listening.forEach((one) => one.dispose());
  }, [stage, place]);
  if (!place || !stage.editorOf(place.side)) return null;
  const was = place.side === 'old' ? ' as it was' : '';
  return (
    <button
      ref={button}
      type="button"
      className="line-add"
      aria-label={`Remark on line ${place.line}${was}`}
      title={`Remark on line ${place.line}${was} (C)`}
      onClick={() => onLine?.(place)}
    >
      <Plus size={12} aria-hidden="true" />
    </button>
  );
}
