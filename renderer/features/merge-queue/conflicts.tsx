import { type ConflictFile, type ConflictHunk } from '../../../shared/domain/merge/events.ts';
import { type Merge } from '../../../shared/domain/merge/state.ts';
import { counted, shortOid } from '../../lib/format.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { ScrollArea } from '../../ui/panel.tsx';

interface Props {
  readonly merge: Merge;
  readonly name: string;
}

/** The files in conflict with both versions of every hunk. */
export function Conflicts({ merge, name }: Props) {
  const hunks = merge.conflicts.reduce((sum, f) => sum + f.hunks.length, 0);
  return (
    <ScrollArea aria-label="Conflicts" className="mq-conflicts">
      <p className="mq-reason" data-state="failed">
        <Glyph name="conflict" />
        <span>
          {counted(merge.conflicts.length, 'file')} in conflict{hunks > 0 && `, ${counted(hunks, 'hunk')}`}.{' '}
          {merge.targetBranch} was not touched, and {name} keeps its work.
        </span>
      </p>
      {merge.conflicts.map((file) => (
        <section key={file.path} className="mq-file" aria-label={file.path}>
          <header className="mq-file-head">
            <Glyph name="conflict" size={13} />
            <span className="mono ellipsis" title={file.path}>
              {file.path}
            </span>
            <span className="grow" />
            <span className="t3 nowrap">{kindWords(file)}</span>
          </header>
          {file.hunks.map((hunk, i) => (
            <Hunk key={i} hunk={hunk} merge={merge} name={name} />
          ))}
        </section>
      ))}
    </ScrollArea>
  );
}

function kindWords(file: ConflictFile): string {
  if (file.hunks.length > 0) return counted(file.hunks.length, 'hunk');
  const kinds: Readonly<Record<string, string>> = {
    'modify/delete': 'changed on one side, deleted on the other',
    'add/add': 'added on both sides',
    'rename/delete': 'renamed on one side, deleted on the other',
    'rename/rename': 'renamed differently on both sides',
    binary: 'binary, changed on both sides',
  };
  return kinds[file.kind] ?? file.kind;
}

function Hunk({ hunk, merge, name }: Props & { readonly hunk: ConflictHunk }) {
  return (
    <div className="mq-hunk">
      <p className="mq-side">
        <Glyph name="landed" size={13} />
        <span className="t1">{merge.targetBranch}</span>
        <span className="grow" />
        <span className="mono t3">{merge.oldOid === null ? '' : shortOid(merge.oldOid)}</span>
      </p>
      <Code text={hunk.ours} from={hunk.line} side="ours" />
      <p className="mq-side">
        <Glyph name="conflict" size={13} />
        <span className="t1">{name}</span>
        <span className="grow" />
        <span className="mono t3">{merge.laneOid === null ? '' : shortOid(merge.laneOid)}</span>
      </p>
      <Code text={hunk.theirs} from={hunk.line} side="theirs" />
    </div>
  );
}

function Code({
  text,
  from,
  side,
}: {
  readonly text: string;
  readonly from: number;
  readonly side: 'ours' | 'theirs';
}) {
  const lines = text.replace(/\n$/, '').split('\n');
  if (text === '')
    return (
      <p className="mq-code t3" data-side={side}>
        removed here
      </p>
    );
  return (
    <pre className="mq-code" data-side={side}>
      {lines.map((line, i) => (
        <span key={i}>
          <i>{from + i}</i>
          {line || ' '}
        </span>
      ))}
    </pre>
  );
}
