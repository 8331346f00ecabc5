import { useState } from 'react';
import { type AgentId, type CheckpointId } from '../../../shared/domain/ids.ts';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { timeOfDay } from '../../lib/format.ts';
import { useCommand } from '../../state/use-command.ts';
import { useQuery } from '../../state/use-query.ts';
import { askToClone, openLane, useUi } from '../../state/ui.ts';
import { useLane } from '../../state/use-replica.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, Input, Select, Textarea } from '../../ui/field.tsx';
import { ErrorNote } from '../../ui/states.tsx';
import './lane-dialogs.css';
import { laneDialogWords } from '../../words/lane-dialogs.ts';

/** A second lane from a checkpoint of this one, to try an alternative. */
export function CloneDialog() {
  const laneId = useUi((ui) => ui.cloning);
  const lane = useLane(laneId);
  return lane === null ? null : <CloneOne key={lane.id} lane={lane} />;
}

function CloneOne({ lane }: { readonly lane: Lane }) {
  const { run, busy, failure } = useCommand('lane.clone');
  const agents = useQuery('agent.list', {}).data?.items.filter((agent) => agent.installed) ?? [];
  const from = useUi((ui) => ui.cloningFrom);
  const [checkpoint, setCheckpoint] = useState<string>(from ?? '');
  const [agentId, setAgentId] = useState<string>(lane.agentId);
  const [model, setModel] = useState(lane.model ?? '');
  const [brief, setBrief] = useState(lane.task.brief);
  const done = () => askToClone(null);
  const clone = async () => {
    const answer = await run({
      laneId: lane.id,
      agentId: agentId as AgentId,
      ...(checkpoint !== '' && { checkpointId: checkpoint as CheckpointId }),
      ...(model.trim() !== '' && { model: model.trim() }),
      ...(brief.trim() !== '' && { brief: brief.trim() }),
    });
    if (!answer.ok) return;
    done();
    openLane(answer.data.id);
  };
  return (
    <Dialog
      open
      onClose={done}
      title={laneDialogWords.cloneTitle(lane.name)}
      description={laneDialogWords.cloneAbout}
      foot={
        <>
          <span className="grow" />
          <Button onClick={done}>{laneDialogWords.cancel}</Button>
          <Button tone="primary" busy={busy} onClick={() => void clone()}>
            {laneDialogWords.clone}
          </Button>
        </>
      }
    >
      <div className="lane-dialog lane-dialog-grid">
        <Field label={laneDialogWords.from}>
          {(ids) => (
            <Select {...ids} value={checkpoint} onChange={(event) => setCheckpoint(event.target.value)}>
              <option value="">{laneDialogWords.newest}</option>
              {lane.checkpoints.toReversed().map((point) => (
                <option key={point.id} value={point.id}>
                  {laneDialogWords.point(point.turnNumber, timeOfDay(point.at))}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={laneDialogWords.agent}>
          {(ids) => (
            <Select {...ids} value={agentId} onChange={(event) => setAgentId(event.target.value)}>
              {!agents.some((agent) => agent.id === lane.agentId) && (
                <option value={lane.agentId}>{lane.agentId}</option>
              )}
              {agents.map((agent) => (
                <option key={agent.id} value={agent.id}>
                  {agent.name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={laneDialogWords.model} optional>
          {(ids) => <Input {...ids} mono value={model} onChange={(event) => setModel(event.target.value)} />}
        </Field>
        <div className="lane-dialog-wide">
          <Field label={laneDialogWords.brief}>
            {(ids) => (
              <Textarea {...ids} rows={5} value={brief} onChange={(event) => setBrief(event.target.value)} />
            )}
          </Field>
        </div>
        {failure && <ErrorNote failure={failure} />}
      </div>
    </Dialog>
  );
}
