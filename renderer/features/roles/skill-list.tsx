import { type Project } from '../../../shared/domain/project/state.ts';
import { useQuery } from '../../state/use-query.ts';
import { ErrorNote } from '../../ui/states.tsx';
import { Tag } from '../../ui/tag.tsx';
import { skillWords as words } from '../../words/roles.ts';

/** Skills that roles can name, with what they bring and what is wrong with them. */
export function SkillList({ project }: { readonly project: Project }) {
  const query = useQuery('skill.list', { projectId: project.id });
  const items = query.data?.items ?? [];
  return (
    <section aria-label={words.title}>
      <div className="ro-head">
        <h2>{words.title}</h2>
      </div>
      {query.failure && <ErrorNote failure={query.failure} />}
      {query.data !== null && items.length === 0 && <p className="ro-none t3">{words.empty}</p>}
      <ul className="ro-skills">
        {items.map((skill) => (
          <li key={skill.name} title={skill.file}>
            <span className="row">
              <code className="ellipsis">{skill.name}</code>
              <span className="grow" />
              {skill.rules.length > 0 && <span className="t3 nowrap">{words.rules(skill.rules.length)}</span>}
              <Tag look="outline" size="tiny">
                {words.sources[skill.source]}
              </Tag>
            </span>
            <span className={skill.problem === null ? 't2 ro-about' : 'c-fail ro-about'}>
              {skill.problem ?? skill.description}
            </span>
            {skill.passedOver.length > 0 && (
              <span className="t3 ro-about">{words.passedOver(skill.passedOver.join(', '))}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
