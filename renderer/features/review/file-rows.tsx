import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { ChevronDown, ChevronRight, MessageSquare } from 'lucide-react';
import { counted } from '../../lib/format.ts';
import { reviewFilesWords as words } from '../../words/review.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { generatedGroup, type TreeRow, treeRows } from './file-tree.ts';
import { changeWords, type ReviewFile, splitPath } from './files.ts';
import { Lines } from './line-counts.tsx';
import { useRowsInView } from './use-rows-in-view.ts';

interface Props {
  readonly files: readonly ReviewFile[];
  /** Everything is unfolded while somebody searches. */
  readonly allOpen: boolean;
  readonly chosen: string | null;
  readonly conflicting: ReadonlySet<string>;
  readonly viewed: (file: ReviewFile) => boolean;
  /** Unsettled remarks by path. */
  readonly unsettled: ReadonlyMap<string, number>;
  readonly onChoose: (file: ReviewFile) => void;
  readonly onToggle: (file: ReviewFile) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** As high as the style says. */
const rowHeight = 28;

/** The tree of files. Only the rows in view are drawn, so that thousands scroll like ten. */
export function FileRows(props: Props) {
  const { files, allOpen, chosen } = props;
  const list = useRef<HTMLUListElement>(null);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set([generatedGroup]));
  const opensGenerated = files.some((f) => f.generated && f.path === chosen);
  const rows = useMemo(() => {
    const isOpen = (path: string) =>
      allOpen || !folded.has(path) || (path === generatedGroup && opensGenerated);
    return treeRows(files, isOpen);
  }, [files, folded, allOpen, opensGenerated]);
  const [from, to] = useRowsInView(list, rows.length, rowHeight);
  const at = rows.findIndex((row) => row.kind === 'file' && row.file.path === chosen);
  useEffect(() => keepInView(list.current, at), [at, chosen]);
  const toggle = (path: string) =>
    setFolded((old) => new Set(old.has(path) ? [...old].filter((p) => p !== path) : [...old, path]));
  return (
    <ul ref={list} className="rv-list scroll" aria-label={words.files} onKeyDown={props.onKeyDown}>
      {from > 0 && <li aria-hidden="true" style={{ height: from * rowHeight }} />}
      {rows.slice(from, to).map((row) => (
        <Row key={keyOf(row)} row={row} {...props} onFold={toggle} />
      ))}
      {to < rows.length && <li aria-hidden="true" style={{ height: (rows.length - to) * rowHeight }} />}
    </ul>
  );
}

const keyOf = (row: TreeRow): string =>
  row.kind === 'file' ? row.file.path : `${row.kind} ${row.path} ${row.files}`;

function keepInView(list: HTMLElement | null, at: number): void {
  if (!list || at < 0 || list.clientHeight === 0) return;
  const top = at * rowHeight;
  if (top < list.scrollTop) list.scrollTop = top;
  else if (top + rowHeight > list.scrollTop + list.clientHeight)
    list.scrollTop = top + rowHeight - list.clientHeight;
}

type RowProps = Props & { readonly row: TreeRow; readonly onFold: (path: string) => void };

function Row(props: RowProps) {
  const { row, onFold } = props;
  if (row.kind === 'file') return <FileRow {...props} file={row.file} depth={row.depth} />;
  const group = row.kind === 'group';
  return (
    <li className={group ? 'rv-row rv-group' : 'rv-row'} style={indent(group ? 0 : row.depth)}>
      <button
        type="button"
        className="rv-folder"
        aria-expanded={row.open}
        title={group ? words.generatedAbout : words.fold(row.path)}
        onClick={() => onFold(row.path)}
      >
        {row.open ? (
          <ChevronDown size={12} aria-hidden="true" />
        ) : (
          <ChevronRight size={12} aria-hidden="true" />
        )}
        <span className="ellipsis">{group ? words.generated : row.name}</span>
        <span className="grow" />
        {(group || !row.open) && <span className="t3 small">{row.files}</span>}
      </button>
    </li>
  );
}

const indent = (depth: number) => ({ paddingLeft: 8 + Math.min(depth, 8) * 12 });

function FileRow({
  file,
  depth,
  ...props
}: RowProps & { readonly file: ReviewFile; readonly depth: number }) {
  const { chosen, viewed, conflicting, onChoose, onToggle, unsettled } = props;
  const on = file.path === chosen;
  const seen = viewed(file);
  const remarks = unsettled.get(file.path) ?? 0;
  const said = changeWords(file);
  return (
    <li
      className="rv-row rv-file"
      style={indent(depth)}
      data-on={on || undefined}
      data-seen={seen || undefined}
    >
      <input
        type="checkbox"
        className="rv-check"
        aria-label={words.viewed(file.path)}
        checked={seen}
        onChange={() => onToggle(file)}
      />
      <button
        type="button"
        className="rv-file-button"
        aria-current={on}
        title={file.path}
        onClick={() => onChoose(file)}
      >
        <span className="ellipsis rv-file-name" data-gone={file.change === 'deleted' || undefined}>
          {splitPath(file.path).name}
        </span>
        {conflicting.has(file.path) && <Glyph name="conflict" size={12} label={words.conflict} />}
        {said !== null && (
          <span className="t3 small ellipsis rv-said" title={said}>
            {said}
          </span>
        )}
        <span className="grow" />
        <Lines {...file} />
        {remarks > 0 && (
          <span className="rm-count t2" title={counted(remarks, 'remark')}>
            <MessageSquare size={12} aria-hidden="true" />
            {remarks}
          </span>
        )}
      </button>
    </li>
  );
}
