import { type DomainEvent, type Recorded } from '../../../shared/domain/event.ts';
import { type CommandId, type LaneId } from '../../../shared/domain/ids.ts';
import { EventLog } from '../event-log.ts';

// Appends one event after the other and says each sequence number once it is acknowledged, until it is killed.
const log = new EventLog(process.argv[2] ?? '');
for (let sequence = 1; sequence < 100_000; sequence++) {
  const event: Recorded<DomainEvent> = {
    type: 'lane.retried',
    data: { laneId: 'lane_1' as LaneId },
    sequence,
    stream: 'lane:lane_1',
    version: sequence,
    schema: 1,
    at: sequence,
    actor: { kind: 'switchyard' },
    commandId: `command_${sequence}` as CommandId,
    cause: null,
  };
  log.append([event], []);
  process.stdout.write(`${sequence}\n`);
}
