import { type ReactNode } from 'react';
import { absolute } from '../../lib/format.ts';
import { shortcutGroups } from '../../state/keymap.ts';
import { useQuery } from '../../state/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { Progress } from '../../ui/progress.tsx';
import { ErrorNote } from '../../ui/states.tsx';
import { Section } from './section.tsx';

/** Where everything lies, and how the host is. */
export function DataSection() {
  const health = useQuery('system.health', {});
  const data = health.data;
  return (
    <Section
      id="data"
      title="Data"
      about="Everything Switchyard keeps lies in one directory: the log, worktrees, transcripts, output, secrets. Your repository only gets branches under switchyard/ and private refs."
    >
      {health.failure && <ErrorNote failure={health.failure} />}
      {data === null && health.failure === null && <Progress label="Asking the host" />}
      {data && (
        <>
          <dl className="st-facts">
            <Fact name="Data directory" value={<code className="st-path">{data.dataDirectory}</code>} />
            <Fact
              name="Host"
              value={`${data.host === 'desktop' ? 'desktop app' : 'headless'} ${data.version}, process ${data.pid}`}
            />
            <Fact name="Up since" value={absolute(data.startedAt)} />
            <Fact name="Log" value={`${data.sequence.toLocaleString('en-US')} events`} />
            <Fact
              name="Kept"
              value={`${data.counts.projects} projects, ${data.counts.lanes} lanes, ${data.counts.merges} merges`}
            />
            <Fact name="Processes" value={String(data.counts.processes)} />
          </dl>
          <ul aria-label="Troubles" className="st-troubles">
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
          Ask again
        </Button>
      </div>
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

/** Every key, by where it works. */
export function ShortcutsSection() {
  return (
    <Section id="shortcuts" title="Shortcuts">
      <div className="st-shortcuts">
        {shortcutGroups().map(({ group, shortcuts }) => (
          <section key={group} aria-label={group}>
            <h3 className="label">{group}</h3>
            <dl>
              {shortcuts.map((shortcut) => (
                <div key={shortcut.title}>
                  <dt>{shortcut.title}</dt>
                  <dd className="row gap4">
                    {shortcut.now.map((chord) => (
                      <Kbd key={chord} chord={chord} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Section>
  );
}
