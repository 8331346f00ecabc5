import { type AgentView } from '../../../shared/contract/index.ts';
import { type PauseDeps } from '../../coordination/pause-all.ts';
import { type PlanDesk } from '../../coordination/plans.ts';
import { type MissionDesk } from '../../coordination/missions.ts';
import { type MailDesk } from '../../coordination/mail.ts';
import { type RoleDesk } from '../../coordination/roles.ts';
import { type Radar } from '../../coordination/radar.ts';
import { type ReservationDesk } from '../../coordination/reservations.ts';
import { type LaneDeps } from '../../lanes/deps.ts';
import { type Preparation } from '../../lanes/preparation.ts';
import { type Runs } from '../../lanes/runs.ts';
import { type Terminals } from '../../lanes/terminals.ts';
import { type MergeQueue } from '../../merge/queue.ts';
import { type EventLog } from '../../store/event-log.ts';
import { type Log } from '../../platform/log.ts';
import { type DesktopControls, type HostInfo } from '../host-port.ts';

/** What the handlers delegate to. */
export interface HandlerContext {
  readonly info: HostInfo;
  readonly startedAt: number;
  readonly log: EventLog;
  readonly lanes: LaneDeps;
  readonly runs: Runs;
  readonly preparation: Preparation;
  readonly terminals: Terminals;
  readonly queue: MergeQueue;
  readonly reservations: ReservationDesk;
  readonly mail: MailDesk;
  readonly radar: Radar;
  readonly plans: PlanDesk;
  readonly roles: RoleDesk;
  readonly missions: MissionDesk;
  readonly pause: PauseDeps;
  /** Copies of the sample project are made here. */
  readonly samples: string;
  readonly agentViews: (fresh: boolean) => Promise<AgentView[]>;
  readonly saveAgentSecrets: (agentId: string, env: Readonly<Record<string, string>> | null) => void;
  readonly troubles: () => string[];
  /** The desktop app around this host; null without one. */
  readonly desktop: () => DesktopControls | null;
  /** The diary that people read who look for a fault. */
  readonly diary: Log;
}
