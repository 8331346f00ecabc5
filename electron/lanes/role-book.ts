import { type AgentId } from '../../shared/domain/ids.ts';
import { type Project } from '../../shared/domain/project/state.ts';
import { type LaneRole } from '../../shared/domain/role/role.ts';
import { type Result } from '../../shared/kernel/result.ts';

/** A role as a lane that is launched now would carry it, with what it names for lanes that name nothing. */
export interface RoleForLane {
  readonly role: LaneRole;
  readonly agentId: AgentId | null;
  readonly model: string | null;
}

/** Where a launch finds its role. */
export interface RoleBook {
  /** Reads the role and its skills now. What lies in the commit is told by its path, everything else with its text. */
  forLane(project: Project, roleId: string, baseOid: string): Promise<Result<RoleForLane>>;
}
