import { type Lane } from '../../../shared/domain/lane/state.ts';
import { type Project } from '../../../shared/domain/project/state.ts';
import { type Comment } from '../../../shared/domain/review/state.ts';
import { ago, counted } from '../../lib/format.ts';
import { useNow } from '../../state/clock.ts';
import { type Query } from '../../state/use-query.ts';
import { useReplica } from '../../state/use-replica.ts';
import { showView } from '../../state/ui.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { ErrorNote } from '../../ui/states.tsx';
import { Tag } from '../../ui/tag.tsx';
import { conflictCount, type Prediction } from './predictions.ts';
import { SendBack } from './send-back.tsx';
import { Verdict } from './verdict.tsx';

interface Props {
  readonly lane: Lane;
  readonly project: Project;
  readonly radar: Query<'radar.get'>;
  readonly predictions: readonly Prediction[];
  /** Whether the lane changed anything. */
  readonly changed: boolean;
  readonly comments: readonly Comment[];
  /** The work that is on the screen; null where only a part of it is. */
  readonly tree: string | null;
}

/** What was said of it, what would happen if it were merged, and the ways on from here. */
export function QueuePanel({ lane, project, radar, predictions, changed, comments, tree }: Props) {
  const verdict = useReplica((r) => r.world.reviews[lane.id]?.verdict ?? null);
  return (
    <aside className="rv-side" aria-label="Merge">
      <div className="rv-side-scroll scroll">
        {verdict && <Verdict verdict={verdict} tree={tree} />}
        <Predictions project={project} radar={radar} predictions={predictions} />
        <Proof project={project} />
      </div>
      <SendBack {...{ lane, comments, changed }} seenTree={tree} conflicts={conflictCount(predictions)} />
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
