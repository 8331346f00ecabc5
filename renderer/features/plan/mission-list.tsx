import { useState } from 'react';
import { Network, Plus } from 'lucide-react';
import { isSettled, progressOf } from '../../../shared/domain/mission/progress.ts';
import { type Mission } from '../../../shared/domain/mission/state.ts';
import { type Project } from '../../../shared/domain/project/state.ts';
import { ago } from '../../lib/format.ts';
import { useNow } from '../../state/clock.ts';
import { useReady, useReplica, useWorld } from '../../state/use-replica.ts';
import { Button } from '../../ui/button.tsx';
import { ScrollArea, ViewHeader } from '../../ui/panel.tsx';
import { EmptyState, LoadingState } from '../../ui/states.tsx';
import { missionWords as words } from '../../words/plan.ts';
import { MissionDialog } from './mission-dialog.tsx';
import { PhaseTag } from './phase-tag.tsx';
import { openMission } from './plan-place.ts';

/** Missions of a project, the last changed first. */
export function MissionList({ project }: { readonly project: Project }) {
  const ready = useReady();
  const missions = useWorld((world) =>
    Object.values(world.missions)
      .filter((mission) => mission.projectId === project.id)
      .sort((a, b) => b.updatedAt - a.updatedAt),
  );
  const [making, setMaking] = useState(false);
  const create = (
    <Button
      tone="primary"
      size={missions.length === 0 ? 'normal' : 'small'}
      icon={<Plus size={12} />}
      onClick={() => setMaking(true)}
    >
      {words.create}
    </Button>
  );
  return (
    <>
      <ViewHeader title={words.plan} facts={project.name}>
        {missions.length > 0 && create}
      </ViewHeader>
      {!ready ? (
        <LoadingState label={words.missions} />
      ) : missions.length === 0 ? (
        <EmptyState title={words.none} icon={<Network size={20} />} action={create}>
          {words.noneHint}
        </EmptyState>
      ) : (
        <ScrollArea aria-label={words.missions}>
          <ul className="pl-missions" aria-label={words.missions}>
            {missions.map((mission) => (
              <MissionRow key={mission.id} mission={mission} />
            ))}
          </ul>
        </ScrollArea>
      )}
      {making && <MissionDialog projectId={project.id} mission={null} onDone={() => setMaking(false)} />}
    </>
  );
}

function MissionRow({ mission }: { readonly mission: Mission }) {
  const now = useNow();
  const lanes = useReplica((r) => r.world.lanes);
  const all = progressOf(mission, lanes);
  const yours = all.some((one) => one.state === 'yours');
  const done = all.filter((one) => isSettled(one.state) && one.state !== 'held' && one.state !== 'failed');
  return (
    <li>
      <button type="button" className="pl-mission" onClick={() => openMission(mission.id)}>
        <span className="row">
          <span className="strong ellipsis">{mission.title}</span>
          <PhaseTag phase={mission.phase} waiting={yours} />
          <span className="grow" />
          <span className="t3 nowrap">
            {mission.phase === 'draft'
              ? words.tasks(mission.tasks.length)
              : words.settled(done.length, all.length)}
          </span>
          <span className="t3 nowrap pl-when">{words.changed(ago(mission.updatedAt, now))}</span>
        </span>
        {mission.goal !== '' && <span className="t2 ellipsis">{mission.goal}</span>}
      </button>
    </li>
  );
}
