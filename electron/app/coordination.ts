import { MailDesk } from '../coordination/mail.ts';
import { PlanDesk } from '../coordination/plans.ts';
import { ReservationDesk } from '../coordination/reservations.ts';
import { TrespassWatch } from '../coordination/trespass-watch.ts';
import { type LaneDeps } from '../lanes/deps.ts';

/** What keeps lanes out of each other's way. */
export const coordinationOf = (lanes: LaneDeps) => ({
  mail: new MailDesk(lanes),
  plans: new PlanDesk(lanes),
  reservations: new ReservationDesk(lanes),
  trespasses: new TrespassWatch(lanes),
});
