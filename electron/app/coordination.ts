import { homedir } from 'node:os';
import { join } from 'node:path';
import { Conductor } from '../coordination/conductor.ts';
import { historyOf } from '../coordination/history.ts';
import { MailDesk } from '../coordination/mail.ts';
import { MissionDesk } from '../coordination/missions.ts';
import { PlanDesk } from '../coordination/plans.ts';
import { Proposals } from '../coordination/proposals.ts';
import { Radar } from '../coordination/radar.ts';
import { ReservationDesk } from '../coordination/reservations.ts';
import { RoleFiles } from '../coordination/role-files.ts';
import { RoleDesk } from '../coordination/roles.ts';
import { SkillFiles } from '../coordination/skill-files.ts';
import { TrespassWatch } from '../coordination/trespass-watch.ts';
import { keyedLock } from '../git/keyed-lock.ts';
import { type LaneDeps } from '../lanes/deps.ts';
import { type MergeDeps } from '../merge/deps.ts';
import { type EventLog } from '../store/event-log.ts';
import { checkTogether } from '../merge/together.ts';

/** Where roles and skills are read. */
export const shelvesOf = ({ resources, dataDirectory }: { resources: string; dataDirectory: string }) => ({
  roles: new RoleFiles(resources),
  skills: new SkillFiles({
    resources,
    userFolders: [join(dataDirectory, 'skills'), join(homedir(), '.claude', 'skills')],
  }),
});

/** What keeps lanes out of each other's way. */
export function coordinationOf(
  lanes: LaneDeps,
  { merges, log, shelves }: { merges: MergeDeps; log: EventLog; shelves: ReturnType<typeof shelvesOf> },
) {
  const { roles, skills } = shelves;
  // Two missions of one project verify in the same worktree, so one after the other.
  const together = keyedLock();
  const plans = new PlanDesk(lanes, () => historyOf({ ...lanes, log }));
  return {
    plans,
    missions: new MissionDesk(lanes, plans),
    proposals: new Proposals(lanes),
    conductor: new Conductor(lanes, (look) => together(look.project.id, () => checkTogether(merges, look))),
    mail: new MailDesk(lanes),
    radar: new Radar(lanes),
    reservations: new ReservationDesk(lanes),
    roles: new RoleDesk(lanes, roles, skills),
    trespasses: new TrespassWatch(lanes),
  };
}
