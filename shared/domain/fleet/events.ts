import { type Milliseconds } from '../../kernel/time.ts';
import { type LaneId } from '../ids.ts';

/** What a pause reached in one lane. */
export interface PausedLane {
  readonly laneId: LaneId;
  /** `stopped`: every process found is stopped, checked afterwards. `none`: it had no process. `partial`: see processes left. */
  readonly state: 'stopped' | 'none' | 'partial';
  readonly processes: number;
  readonly milliseconds: Milliseconds;
  /** Whether its agent ran; a lane may have processes without one. Absent in old records, where it did if any process was. */
  readonly agent?: boolean;
}

export type FleetEvent =
  | {
      readonly type: 'fleet.paused';
      readonly data: {
        readonly reason: string | null;
        readonly lanes: readonly PausedLane[];
        readonly processes: number;
        readonly milliseconds: Milliseconds;
      };
    }
  | {
      readonly type: 'fleet.resumed';
      readonly data: { readonly laneIds: readonly LaneId[]; readonly processes: number };
    };
