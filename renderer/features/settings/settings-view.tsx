import { useEffect } from 'react';
import { useUi, wasShown } from '../../state/ui.ts';
import { useProject, useReady } from '../../state/use-replica.ts';
import { ScrollArea, View, ViewHeader } from '../../ui/panel.tsx';
import { LoadingState } from '../../ui/states.tsx';
import { AgentsSection } from './agents-section.tsx';
import { AppearanceSection } from './appearance-section.tsx';
import { DesktopSection } from './desktop-section.tsx';
import { DataSection } from './data-section.tsx';
import { ProjectSection } from './project-section.tsx';
import { RulesSection } from './rules-section.tsx';
import { ShortcutsSection } from './shortcuts-section.tsx';
import './settings.css';

const ofProject = [
  ['project', 'Project'],
  ['rules', 'Rules'],
] as const;
const ofAll = [
  ['agents', 'Agents'],
  ['appearance', 'Appearance'],
  ['desktop', 'Notifications'],
  ['data', 'Data'],
  ['shortcuts', 'Shortcuts'],
] as const;

const scrollTo = (id: string) =>
  document.getElementById(`settings-${id}`)?.scrollIntoView({ block: 'start' });

/** What can be set, for the project and for the app. */
export function SettingsView() {
  const ready = useReady();
  const project = useProject();
  const part = useUi((ui) => ui.settingsPart);
  useEffect(() => {
    if (!ready || part === null) return;
    scrollTo(part);
    wasShown();
  }, [ready, part]);
  if (!ready) {
    return (
      <View label="Settings">
        <ViewHeader title="Settings" />
        <LoadingState label="Reading the settings" />
      </View>
    );
  }
  return (
    <View label="Settings">
      <ViewHeader title="Settings" facts={project?.name} />
      <div className="st-body">
        <nav className="st-nav" aria-label="Parts of the settings">
          {[...(project ? ofProject : []), ...ofAll].map(([id, title]) => (
            <button key={id} type="button" onClick={() => scrollTo(id)}>
              {title}
            </button>
          ))}
        </nav>
        <ScrollArea className="st-scroll" aria-label="Settings">
          <div className="st-page">
            {project && <ProjectSection key={project.id} project={project} />}
            {project && <RulesSection project={project} />}
            <AgentsSection />
            <AppearanceSection />
            <DesktopSection />
            <DataSection />
            <ShortcutsSection />
          </div>
        </ScrollArea>
      </div>
    </View>
  );
}
