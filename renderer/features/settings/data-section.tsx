import { type ReactNode } from 'react';
import { absolute, counted } from '../../lib/format.ts';
import { useQuery } from '../../state/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { Progress } from '../../ui/progress.tsx';
import { ErrorNote } from '../../ui/states.tsx';
import { dataWords as words } from '../../words/settings-data.ts';
import { BackUp } from './back-up.tsx';
import { CleanUp } from './clean-up.tsx';
import { DataSizes } from './data-sizes.tsx';
import { Section } from './section.tsx';

/** Where everything lies, what it takes, and how the host is. */
export function DataSection() {
  const health = useQuery('system.health', {});
  const data = health.data;
  return (
    <Section id="data" title={words.title} about={words.about}>
      {health.failure && <ErrorNote failure={health.failure} />}
      {data === null && health.failure === null && <Progress label={words.asking} />}
      {data && (
        <>
          <dl className="st-facts">
            <Fact name={words.directory} value={<code className="st-path">{data.dataDirectory}</code>} />
            <Fact
              name={words.host}
              value={`${data.host === 'desktop' ? 'desktop app' : 'headless'} ${data.version}, process ${data.pid}`}
            />
            <Fact name={words.since} value={absolute(data.startedAt)} />
            <Fact name={words.log} value={counted(data.sequence, 'event')} />
            <Fact
              name={words.kept}
              value={`${counted(data.counts.projects, 'project')}, ${counted(data.counts.lanes, 'lane')}, ${counted(data.counts.merges, 'merge')}`}
            />
            <Fact name={words.processes} value={String(data.counts.processes)} />
          </dl>
          <ul aria-label={words.troubles} className="st-troubles">
            {data.troubles.map((trouble) => (
              <li key={trouble} className="row">
                <Glyph name="failed" /> {trouble}
              </li>
            ))}
          </ul>
        </>
      )}
      <div className="st-actions">
        <Button tone="ghost" size="small" busy={health.loading} onClick={health.reload}>
          {words.again}
        </Button>
      </div>
      <DataSizes />
      <BackUp />
      <CleanUp />
    </Section>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
