import { useReplica, useProject } from '../../state/use-replica.ts';
import { View, ViewHeader } from '../../ui/panel.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { missionWords as words } from '../../words/plan.ts';
import { MissionList } from './mission-list.tsx';
import { MissionScreen } from './mission-screen.tsx';
import { usePlace } from './plan-place.ts';
import './plan.css';

/** Missions: what is wanted, the tasks that serve it, and in which order they run. */
export function PlanView() {
  const project = useProject();
  const chosen = usePlace((place) => place.missionId);
  const mission = useReplica((r) => (chosen === null ? null : (r.world.missions[chosen] ?? null)));
  return (
    <View label={words.plan}>
      {project === null ? (
        <>
          <ViewHeader title={words.plan} />
          <EmptyState title={words.noProject} />
        </>
      ) : mission?.projectId === project.id ? (
        <MissionScreen key={mission.id} mission={mission} />
      ) : (
        <MissionList project={project} />
      )}
    </View>
  );
}
