import { useProject } from '../../state/use-replica.ts';
import { View, ViewHeader } from '../../ui/panel.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { coordinationScreenWords as words } from '../../words/coordination.ts';
import { MailPanel } from './mail-panel.tsx';
import { RadarPanel } from './radar-panel.tsx';
import { ReservationPanel } from './reservation-panel.tsx';
import './coordination.css';

/** Who holds what, who overlaps with whom, and what was said. */
export function CoordinationView() {
  const project = useProject();
  return (
    <View label={words.title}>
      <ViewHeader title={words.title} facts={project?.name} />
      {project === null ? (
        <EmptyState title={words.noProject} />
      ) : (
        <div className="co-body">
          <ReservationPanel key={`r${project.id}`} project={project} />
          <RadarPanel key={`p${project.id}`} project={project} />
          <MailPanel key={`m${project.id}`} project={project} />
        </div>
      )}
    </View>
  );
}
