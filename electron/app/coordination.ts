import { homedir } from 'node:os';
import { join } from 'node:path';
import { MailDesk } from '../coordination/mail.ts';
import { PlanDesk } from '../coordination/plans.ts';
import { ReservationDesk } from '../coordination/reservations.ts';
import { RoleFiles } from '../coordination/role-files.ts';
import { RoleDesk } from '../coordination/roles.ts';
import { SkillFiles } from '../coordination/skill-files.ts';
import { TrespassWatch } from '../coordination/trespass-watch.ts';
import { type LaneDeps } from '../lanes/deps.ts';

/** Where roles and skills are read. */
export const shelvesOf = ({ resources, dataDirectory }: { resources: string; dataDirectory: string }) => ({
  roles: new RoleFiles(resources),
  skills: new SkillFiles({
    resources,
    userFolders: [join(dataDirectory, 'skills'), join(homedir(), '.claude', 'skills')],
  }),
});

/** What keeps lanes out of each other's way. */
export const coordinationOf = (lanes: LaneDeps, { roles, skills }: ReturnType<typeof shelvesOf>) => ({
  mail: new MailDesk(lanes),
  plans: new PlanDesk(lanes),
  reservations: new ReservationDesk(lanes),
  roles: new RoleDesk(lanes, roles, skills),
  trespasses: new TrespassWatch(lanes),
});
