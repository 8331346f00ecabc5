import { useId, useState } from 'react';
import { GitMerge } from 'lucide-react';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { isOpen } from '../../../shared/domain/merge/state.ts';
import { type Project } from '../../../shared/domain/project/state.ts';
import { ago, counted } from '../../lib/format.ts';
import { useNow } from '../../state/clock.ts';
import { mergeOfLane } from '../../state/selectors.ts';
import { useCommand } from '../../state/use-command.ts';
import { type Query } from '../../state/use-query.ts';
import { useReplica } from '../../state/use-replica.ts';
import { notify, selectLane, showView } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { Textarea } from '../../ui/field.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { ErrorNote } from '../../ui/states.tsx';
import { Tag } from '../../ui/tag.tsx';
import { conflictCount, type Prediction } from './predictions.ts';

interface Props {
  readonly lane: Lane;
  readonly project: Project;
  readonly radar: Query<'radar.get'>;
  readonly predictions: readonly Prediction[];
  /** Whether the lane changed anything. */
  readonly changed: boolean;
}

/** What would happen if it were merged, and the ways on from here. */
export function QueuePanel({ lane, project, radar, predictions, changed }: Props) {
  return (
    <aside className="rv-side" aria-label="Merge">
      <div className="rv-side-scroll scroll">
        <Predictions project={project} radar={radar} predictions={predictions} />
        <Proof project={project} />
        <Note lane={lane} />
      </div>
      <Enqueue lane={lane} predictions={predictions} changed={changed} />
    </aside>
  );
}

function Predictions({ project, radar, predictions }: Pick<Props, 'project' | 'radar' | 'predictions'>) {
  const now = useNow();
  const conflicts = conflictCount(predictions);
  return (
    <section className="rv-section" aria-label="Predicted conflicts">
      <div className="rv-section-head">
        <h2 className="strong">If it were merged now</h2>
        {conflicts > 0 && <Tag tone="fail">{counted(conflicts, 'conflict')}</Tag>}
        <span className="grow" />
        {radar.data && (
          <span className="t3 small">{radar.loading ? 'checking' : ago(radar.data.at, now)}</span>
        )}
      </div>
      {radar.failure !== null && !radar.data && <ErrorNote failure={radar.failure} />}
      {radar.data === null && radar.failure === null && (
        <p className="t3">Comparing with {project.targetBranch} and the other lanes</p>
      )}
      <ul className="rv-predictions">
        {(radar.data === null ? [] : predictions).map((p) => (
          <PredictionRow key={p.with ?? 'target'} prediction={p} target={project.targetBranch} />
        ))}
      </ul>
    </section>
  );
}

function PredictionRow({ prediction, target }: { readonly prediction: Prediction; readonly target: string }) {
  const lanes = useReplica((r) => r.world.lanes);
  const name = prediction.with === null ? target : (lanes[prediction.with]?.name ?? 'another lane');
  const { conflict, files } = prediction;
  return (
    <li className="rv-prediction" data-conflict={conflict || undefined}>
      <p className="row">
        <Glyph name={conflict ? 'conflict' : prediction.with === null ? 'done' : 'idle'} />
        <span className="grow">
          {conflict ? (
            <>
              <span className="c-fail">Conflicts with</span> <span className="strong">{name}</span>
            </>
          ) : prediction.with === null ? (
            <>No conflict with {name}</>
          ) : (
            <>
              Shares {counted(files.length, 'file')} with {name}
            </>
          )}
        </span>
      </p>
      <ul className="rv-shared">
        {files.slice(0, 6).map((f) => (
          <li key={f.path} className="row" title={f.path}>
            <span className="mono ellipsis rv-tail">
              <bdi>{f.path}</bdi>
            </span>
            <span className="grow" />
            <span className={f.conflict ? 'c-fail small nowrap' : 't3 small nowrap'}>
              {f.overlap === 'lines' ? linesOf(prediction, f.path) : 'same file'}
            </span>
          </li>
        ))}
        {files.length > 6 && <li className="t3 small">and {files.length - 6} more</li>}
      </ul>
    </li>
  );
}

function linesOf(prediction: Prediction, path: string): string {
  const hunks = prediction.hunks.find((h) => h.path === path)?.hunks ?? [];
  const first = hunks[0];
  if (!first) return 'same lines';
  return hunks.length === 1 ? `line ${first.line}` : `line ${first.line} and ${hunks.length - 1} more`;
}

function Proof({ project }: { readonly project: Project }) {
  return (
    <section className="rv-section" aria-label="Verification">
      <h2 className="label">Before it lands</h2>
      {project.verifyCommand === null ? (
        <p className="t2">
          Verified by nothing: no verify command is set.{' '}
          <button type="button" className="rv-link" onClick={() => showView('settings')}>
            Set one in settings
          </button>
        </p>
      ) : (
        <p className="t2">
          <code className="t1">{project.verifyCommand}</code> must pass on the merged result. Your own
          checkout stays as it is until then.
        </p>
      )}
    </section>
  );
}

function Note({ lane }: { readonly lane: Lane }) {
  const id = useId();
  const [text, setText] = useState('');
  const command = useCommand('lane.prompt');
  const closed = lane.phase === 'closed';
  const send = async () => {
    if (text.trim() === '' || command.busy) return;
    const answer = await command.run({ laneId: lane.id, text });
    if (!answer.ok) return;
    setText('');
    notify(`Sent to ${lane.name}.`);
  };
  return (
    <section className="rv-section" aria-label="Note to the lane">
      <label htmlFor={id} className="label">
        Send back with a note
      </label>
      <Textarea
        id={id}
        rows={4}
        value={text}
        disabled={closed}
        placeholder={closed ? 'The lane is closed' : `What ${lane.name} should change`}
        onChange={(e) => setText(e.currentTarget.value)}
        onKeyDown={(e) => {
          if (e.key === 'Enter' && (e.metaKey || e.ctrlKey)) void send();
        }}
      />
      {command.failure && <ErrorNote failure={command.failure} onDismiss={command.clear} />}
      <div className="row">
        <span className="grow t3 small">
          {lane.turn === null ? 'Starts a turn' : 'Waits for the turn that runs'}
        </span>
        <Button
          size="small"
          chord="mod+enter"
          busy={command.busy}
          disabled={text.trim() === '' || closed}
          onClick={() => void send()}
        >
          Send to lane
        </Button>
      </div>
    </section>
  );
}

function Enqueue({ lane, predictions, changed }: Pick<Props, 'lane' | 'predictions' | 'changed'>) {
  const merge = useReplica((r) => mergeOfLane(r.world, lane.id));
  const command = useCommand('merge.enqueue');
  const inQueue = merge !== null && isOpen(merge);
  const conflicts = conflictCount(predictions);
  const toQueue = () => {
    selectLane(lane.id);
    showView('merge-queue');
  };
  return (
    <footer className="rv-actions">
      {command.failure && <ErrorNote failure={command.failure} onDismiss={command.clear} />}
      {inQueue ? (
        <>
          <p className="row t2">
            <Glyph name={merge.state} /> In the merge queue, {merge.state}
          </p>
          <Button size="big" onClick={toQueue}>
            Open merge queue
          </Button>
        </>
      ) : (
        <>
          {conflicts > 0 && (
            <p className="rv-warning small">
              The queue would set it aside if the conflict is still there when its turn comes. Nothing is lost
              by that.
            </p>
          )}
          {lane.turn !== null && (
            <p className="t3 small">A turn is still running; what is on disk now would be merged.</p>
          )}
          <Button
            size="big"
            tone="primary"
            icon={<GitMerge size={14} />}
            busy={command.busy}
            disabled={!changed || lane.phase === 'closed'}
            onClick={() => void command.run({ laneId: lane.id })}
          >
            Add to merge queue
          </Button>
        </>
      )}
    </footer>
  );
}
