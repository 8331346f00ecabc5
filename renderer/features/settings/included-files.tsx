import { type ProjectId } from '../../../shared/domain/ids.ts';
import { useQuery } from '../../state/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/states.tsx';
import { includedWords as words } from '../../words/settings-agents.ts';

/** What lanes get beside what is in git, as it would be now. */
export function IncludedFiles({ projectId }: { readonly projectId: ProjectId }) {
  const { data, failure, loading, reload } = useQuery('project.includedFiles', { projectId });
  return (
    <section className="st-part" aria-label={words.title}>
      <header className="row">
        <span className="field-label grow">{words.title}</span>
        <Button size="small" tone="ghost" busy={loading} onClick={reload}>
          {words.again}
        </Button>
      </header>
      {failure && <ErrorNote failure={failure} />}
      {data && !data.named && <p className="t3">{words.none}</p>}
      {data?.named === true && (
        <>
          <p className="t3">{words.about}</p>
          {data.count === 0 && <p className="t2">{words.empty}</p>}
          <ul className="st-included" aria-label={words.list}>
            {data.files.slice(0, 20).map((file) => (
              <li key={file}>
                <code>{file}</code>
              </li>
            ))}
            {data.count > 20 && <li className="t3">{words.more(data.count - 20)}</li>}
          </ul>
        </>
      )}
    </section>
  );
}
