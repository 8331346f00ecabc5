import { useEffect, useMemo, useRef } from 'react';
import { MessageSquare } from 'lucide-react';
import { type ChangedFile } from '../../../shared/contract/index.ts';
import { type Comment } from '../../../shared/domain/review/state.ts';
import { counted } from '../../lib/format.ts';
import { Input } from '../../ui/field.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { Meter } from '../../ui/progress.tsx';
import { changeWords, splitPath, totals } from './files.ts';
import { unsettledByPath } from './remarks.ts';
import { YourRemarks } from './your-remarks.tsx';

interface Props {
  readonly files: readonly ChangedFile[];
  readonly shown: readonly ChangedFile[];
  readonly chosen: string | null;
  readonly conflicting: ReadonlySet<string>;
  readonly viewed: (file: ChangedFile) => boolean;
  readonly find: string;
  readonly onFind: (text: string) => void;
  readonly onChoose: (file: ChangedFile) => void;
  readonly onToggle: (file: ChangedFile) => void;
  readonly comments: readonly Comment[];
  readonly onRemark: (comment: Comment) => void;
}

/** Added and removed lines, with their signs. */
export function Lines({
  added,
  removed,
}: {
  readonly added: number | null;
  readonly removed: number | null;
}) {
  if (added === null || removed === null) return <span className="t3">binary</span>;
  return (
    <span className="rv-lines mono">
      {added > 0 && <span className="c-pass">+{added}</span>}
      {removed > 0 && <span className="c-fail">−{removed}</span>}
      {added + removed === 0 && <span className="t3">0</span>}
    </span>
  );
}

/** What changed, file by file, with what has been looked at. */
export function FileList(props: Props) {
  const { files, shown, viewed, comments } = props;
  const unsettled = useMemo(() => unsettledByPath(comments), [comments]);
  const seen = files.filter(viewed).length;
  const { added, removed } = totals(files);
  return (
    <aside className="rv-files" aria-label="Changed files">
      <div className="rv-files-head">
        <span className="strong">{counted(files.length, 'file')}</span>
        <Lines added={added} removed={removed} />
      </div>
      <div className="rv-files-seen">
        <span className="grow">
          <Meter value={files.length === 0 ? 0 : seen / files.length} label="Files viewed" />
        </span>
        <span className="t3 small">
          {seen} of {files.length} viewed
        </span>
      </div>
      <div className="rv-find">
        <Input
          type="search"
          aria-label="Find file"
          placeholder="Find file"
          data-find=""
          value={props.find}
          onChange={(e) => props.onFind(e.currentTarget.value)}
        />
      </div>
      {shown.length === 0 ? (
        <p className="rv-none t3">No file has that in its path.</p>
      ) : (
        <ul className="rv-list scroll" aria-label="Files">
          {shown.map((file) => (
            <Row key={file.path} file={file} {...props} remarks={unsettled.get(file.path) ?? 0} />
          ))}
        </ul>
      )}
      <YourRemarks comments={comments} onOpen={props.onRemark} />
    </aside>
  );
}

function Row({
  file,
  chosen,
  viewed,
  conflicting,
  onChoose,
  onToggle,
  remarks,
}: Props & { readonly file: ChangedFile; readonly remarks: number }) {
  const row = useRef<HTMLLIElement>(null);
  const on = file.path === chosen;
  const { folder, name } = splitPath(file.path);
  const words = changeWords(file);
  useEffect(() => {
    if (on) row.current?.scrollIntoView?.({ block: 'nearest' });
  }, [on]);
  return (
    <li ref={row} className="rv-file" data-on={on || undefined} data-seen={viewed(file) || undefined}>
      <input
        type="checkbox"
        className="rv-check"
        aria-label={`Viewed ${file.path}`}
        checked={viewed(file)}
        onChange={() => onToggle(file)}
      />
      <button
        type="button"
        className="rv-file-button"
        aria-current={on}
        title={file.path}
        onClick={() => onChoose(file)}
      >
        <span className="rv-file-name">
          <span className="ellipsis">{name}</span>
          {conflicting.has(file.path) && <Glyph name="conflict" size={12} label="would conflict" />}
          <span className="grow" />
          <Lines added={file.added} removed={file.removed} />
          {remarks > 0 && (
            <span className="rm-count t2" title={counted(remarks, 'remark')}>
              <MessageSquare size={12} aria-hidden="true" />
              {remarks}
            </span>
          )}
        </span>
        <span className="rv-file-about">
          {words !== null && <span className="t2 nowrap">{words}</span>}
          <span className="ellipsis">
            {folder === '' ? (words === null ? 'top folder' : '') : folder.replace(/\/$/, '')}
          </span>
        </span>
      </button>
    </li>
  );
}
