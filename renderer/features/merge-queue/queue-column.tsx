import { type ReactNode } from 'react';
import clsx from 'clsx';
import { type Lane, statusOf } from '../../../shared/domain/lane/state.ts';
import { type Merge } from '../../../shared/domain/merge/state.ts';
import { type Project } from '../../../shared/domain/project/state.ts';
import { counted, duration, shortOid, timeOfDay } from '../../lib/format.ts';
import { useNow } from '../../state/clock.ts';
import { openReview } from '../../state/ui.ts';
import { Glyph, type GlyphName } from '../../ui/glyph.tsx';
import { Tag, type Tone } from '../../ui/tag.tsx';
import { lastLanded, type Queue, stepsOf, tipOf, titleOf } from './queue.ts';

interface Props {
  readonly project: Project;
  readonly queue: Queue;
  readonly free: readonly Lane[];
  readonly chosen: string | null;
  readonly nameOf: (merge: Merge) => string;
  readonly onChoose: (merge: Merge) => void;
}

const tones: Partial<Record<Merge['state'], Tone>> = {
  attempting: 'live',
  verifying: 'live',
  conflict: 'fail',
  failed: 'fail',
  waiting: 'wait',
  landed: 'pass',
};

/** The state of an entry as a word in a box. */
export function StateTag({ merge }: { readonly merge: Merge }) {
  return <Tag tone={tones[merge.state] ?? 'plain'}>{stateWords(merge)}</Tag>;
}

/** The state of an entry in words. */
function stateWords(merge: Merge): string {
  if (merge.state === 'waiting') return 'waiting for you';
  if (merge.state === 'attempting') return 'merging';
  if (merge.state === 'reverted') return 'taken back';
  if (merge.sentBack) return `${merge.state}, sent back`;
  return merge.state;
}

/** The queue on its rail, what was set aside, and who could join. */
export function QueueColumn(props: Props) {
  const { project, queue, free } = props;
  const tip = tipOf(queue);
  const last = lastLanded(queue);
  return (
    <aside className="mq-queue" aria-label="Queue">
      <div className="mq-queue-scroll scroll">
        <div className="mq-rail">
          <div className="mq-entry mq-tip">
            <span className="mq-node">
              <Glyph name="landed" size={16} />
            </span>
            <span className="row">
              <span className="strong">{project.targetBranch}</span>
              <span className="mono t3">{tip === null ? '' : shortOid(tip)}</span>
            </span>
            <span className="t2 ellipsis">
              {last ? `${props.nameOf(last)}, ${titleOf(last)}` : 'Nothing has landed here yet'}
            </span>
            {last && <span className="t3 small">{lastWords(last)}</span>}
          </div>
          <ul aria-label="Entries in the queue">
            {queue.open.map((m, i) => (
              <Entry key={m.id} merge={m} note={openNote(m, i, project)} {...props} />
            ))}
          </ul>
          {queue.open.length === 0 && <p className="mq-idle t3">The queue is empty.</p>}
        </div>
        {queue.aside.length > 0 && (
          <Section title="Set aside, the queue goes on without them">
            <ul aria-label="Set aside">
              {queue.aside.map((m) => (
                <Entry key={m.id} merge={m} note={m.reason ?? ''} {...props} />
              ))}
            </ul>
          </Section>
        )}
      </div>
      {free.length > 0 && <NotQueued lanes={free} />}
    </aside>
  );
}

function lastWords(last: Merge): string {
  const when = `landed ${timeOfDay(last.updatedAt).slice(0, 5)}`;
  const how = last.verification?.milliseconds;
  if (last.verification === null) return `${when}, verified by nothing`;
  return typeof how === 'number' ? `${when}, verified in ${duration(how)}` : when;
}

function openNote(merge: Merge, index: number, project: Project): string {
  if (merge.state === 'verifying')
    return `Merged with ${shortOid(merge.oldOid ?? 'unknown')} in the queue’s worktree`;
  if (merge.state === 'attempting') return `Merging with ${shortOid(merge.oldOid ?? 'unknown')}`;
  if (merge.reason !== null) return merge.reason;
  if (index === 0) return 'Next';
  return project.verifyCommand === null ? 'Verified by nothing' : `Then verified by ${project.verifyCommand}`;
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="mq-section">
      <h2 className="label">{title}</h2>
      {children}
    </section>
  );
}

interface EntryProps extends Props {
  readonly merge: Merge;
  readonly note: string;
}

function Entry({ merge, note, project, chosen, nameOf, onChoose }: EntryProps) {
  const name = nameOf(merge);
  return (
    <li>
      <button
        type="button"
        className={clsx('mq-entry', merge.state === 'waiting' && 'mq-waits')}
        aria-current={merge.id === chosen}
        onClick={() => onChoose(merge)}
      >
        <span className="mq-node">
          <Glyph name={merge.state as GlyphName} size={16} />
        </span>
        <span className="row">
          <span className="strong ellipsis">{name}</span>
          <StateTag merge={merge} />
          <span className="grow" />
          <Since merge={merge} />
        </span>
        <span className="t2 ellipsis">{titleOf(merge)}</span>
        {note !== '' && <span className="t3 small mq-note">{note}</span>}
        <Steps merge={merge} verifies={project.verifyCommand !== null} />
      </button>
    </li>
  );
}

function Since({ merge }: { readonly merge: Merge }) {
  const now = useNow();
  if (merge.state === 'verifying' || merge.state === 'attempting') {
    return (
      <span className="t3 small nowrap">
        {duration(now - (merge.verification?.startedAt ?? merge.updatedAt))}
      </span>
    );
  }
  return <span className="t3 small nowrap">{timeOfDay(merge.updatedAt).slice(0, 5)}</span>;
}

/** How far it has come: three bars, named for those who do not see them. */
function Steps({ merge, verifies }: { readonly merge: Merge; readonly verifies: boolean }) {
  const steps = stepsOf(merge, verifies);
  const words = steps.map((s) => `${s.name} ${s.state === 'now' ? 'runs' : s.state}`).join(', ');
  return (
    <span className="mq-steps" role="img" aria-label={words}>
      {steps.map((s) => (
        <i key={s.name} data-state={s.state} />
      ))}
    </span>
  );
}

function NotQueued({ lanes }: { readonly lanes: readonly Lane[] }) {
  return (
    <section className="mq-free" aria-label="Not in the queue yet">
      <h2 className="strong">Not in the queue yet</h2>
      <ul className="scroll">
        {lanes.map((lane) => (
          <li key={lane.id}>
            <button
              type="button"
              className="mq-free-lane"
              onClick={() => openReview(lane.id)}
              title={`Review ${lane.name}`}
            >
              <Glyph name={statusOf(lane)} size={13} />
              <span className="ellipsis">{lane.name}</span>
              <span className="grow" />
              <span className="t3 nowrap">{lane.changes ? counted(lane.changes.files, 'file') : ''}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
