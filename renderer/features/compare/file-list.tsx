import { Fragment } from 'react';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { DiffCount } from '../../ui/diff-view.tsx';
import { ScrollArea } from '../../ui/panel.tsx';
import { compareWords as words } from '../../words/compare.ts';
import { type ComparedFile, grouped } from './compared-files.ts';

export interface FileListProps {
  readonly files: readonly ComparedFile[];
  readonly lanes: readonly Lane[];
  readonly open: string;
  readonly onOpen: (path: string) => void;
}

/** What several lanes changed, then what only one of them did; with the counts of each lane. */
export function FileList({ files, lanes, open, onOpen }: FileListProps) {
  const groupOf = (file: ComparedFile): string => {
    if (file.by.size > 1) return words.shared;
    return words.single(lanes.find(({ id }) => file.by.has(id))?.name ?? '');
  };
  const groups = grouped(files, groupOf);
  return (
    <ScrollArea className="compare-files" role="navigation" aria-label={words.files}>
      {[...groups].map(([title, group]) => (
        <Fragment key={title}>
          <h2 className="label compare-group">
            {title} <span className="t3">{group.length}</span>
          </h2>
          <ul>
            {group.map((file) => (
              <li key={file.path}>
                <button
                  type="button"
                  className="compare-file"
                  aria-current={file.path === open ? 'true' : undefined}
                  title={file.path}
                  onClick={() => onOpen(file.path)}
                >
                  <span className="mono compare-path">
                    <bdi>{file.path}</bdi>
                  </span>
                  {lanes.map(({ id, name }) => {
                    const changed = file.by.get(id);
                    return changed ? (
                      <span key={id} className="compare-counts">
                        <span className="t3 ellipsis">{name}</span>
                        <DiffCount added={changed.added} removed={changed.removed} />
                      </span>
                    ) : null;
                  })}
                </button>
              </li>
            ))}
          </ul>
        </Fragment>
      ))}
    </ScrollArea>
  );
}
