import { type ReactNode, Suspense, useState } from 'react';
import { Check, CircleDashed, Copy, Minus, X } from 'lucide-react';
import { type Merge, type Verification } from '../../../shared/domain/merge/state.ts';
import { type Project } from '../../../shared/domain/project/state.ts';
import { counted, duration, measured, shortOid } from '../../lib/format.ts';
import { plainText } from '../../lib/xterm-text.ts';
import { useNow } from '../../state/clock.ts';
import { useOutput } from '../../state/use-replica.ts';
import { showView } from '../../state/ui.ts';
import { Glyph, type GlyphName } from '../../ui/glyph.tsx';
import { IconButton } from '../../ui/button.tsx';
import { Meter } from '../../ui/progress.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Conflicts } from './conflicts.tsx';
import { EntryActions } from './entry-actions.tsx';
import { StateTag } from './queue-column.tsx';
import { type Queue, type Step, stepsOf } from './queue.ts';
import { lazyPart } from '../../lib/lazy-part.tsx';

const XtermOutput = lazyPart(async () => (await import('../../lib/xterm-output.tsx')).XtermOutput);

interface Props {
  readonly merge: Merge;
  readonly name: string;
  readonly project: Project;
  readonly queue: Queue;
}

/** One entry: what is done with it now, or what became of it, and the ways on. */
export function EntryPane({ merge, name, project, queue }: Props) {
  return (
    <section className="mq-entry-pane" aria-label={`Merge of ${name}`}>
      <header className="mq-pane-head">
        <Glyph name={merge.state as GlyphName} />
        <h2 className="strong ellipsis">{name}</h2>
        <StateTag merge={merge} />
        <span className="mono t2 ellipsis">{merge.verification?.command ?? project.verifyCommand ?? ''}</span>
        <span className="grow" />
        <StepList steps={stepsOf(merge, project.verifyCommand !== null)} />
      </header>
      <div className="mq-pane-body">
        <Body merge={merge} name={name} project={project} />
      </div>
      <EntryActions merge={merge} name={name} queue={queue} />
    </section>
  );
}

const stepIcons: Readonly<Record<Step['state'], ReactNode>> = {
  done: <Check size={12} className="c-pass" />,
  now: <Glyph name="running" size={12} />,
  failed: <X size={12} className="c-fail" />,
  todo: <CircleDashed size={12} />,
  skipped: <Minus size={12} />,
};

function StepList({ steps }: { readonly steps: readonly Step[] }) {
  return (
    <ol className="mq-step-list" aria-label="Steps">
      {steps.map((s) => (
        <li
          key={s.name}
          data-state={s.state}
          aria-label={`${s.name}, ${s.state === 'now' ? 'running' : s.state}`}
        >
          {stepIcons[s.state]}
          {s.name}
        </li>
      ))}
    </ol>
  );
}

function Body({ merge, name, project }: Omit<Props, 'queue'>) {
  if (merge.state === 'conflict') return <Conflicts merge={merge} name={name} />;
  return (
    <>
      <Reason merge={merge} name={name} />
      {merge.verification !== null ? (
        <VerifyOutput
          merge={merge}
          verification={merge.verification}
          limit={project.verifyTimeoutSeconds * 1000}
        />
      ) : (
        <Unverified merge={merge} name={name} project={project} />
      )}
    </>
  );
}

function Reason({ merge, name }: Pick<Props, 'merge' | 'name'>) {
  if (merge.state === 'waiting') {
    return (
      <p className="mq-reason" data-state="waiting">
        <Glyph name="waiting" />{' '}
        <span>{merge.reason ?? 'It waits for you.'} Nothing was changed in your checkout.</span>
      </p>
    );
  }
  if (merge.state === 'failed') {
    return (
      <p className="mq-reason" data-state="failed">
        <Glyph name="failed" />
        <span>
          {merge.reason ?? 'It failed.'} {merge.targetBranch} was not touched, and {name} keeps its work.
        </span>
      </p>
    );
  }
  return null;
}

interface OutputProps {
  readonly merge: Merge;
  readonly verification: Verification;
  readonly limit: number;
}

function VerifyOutput({ merge, verification, limit }: OutputProps) {
  const stream = `verify:${merge.id}`;
  const output = useOutput(stream);
  return (
    <>
      <div className="mq-terminal">
        {output.loaded && output.end === 0 && verification.milliseconds !== null ? (
          <EmptyState title="The command wrote nothing" />
        ) : (
          <Suspense fallback={null}>
            <XtermOutput stream={stream} text={output.text} label="Verify output" />
          </Suspense>
        )}
      </div>
      <VerifyBar verification={verification} limit={limit} text={output.text} />
    </>
  );
}

type BarProps = Pick<OutputProps, 'verification' | 'limit'> & { readonly text: string };

function VerifyBar({ verification, limit, text }: BarProps) {
  const now = useNow();
  const { milliseconds, exitCode, timedOut } = verification;
  if (milliseconds === null) {
    const spent = Math.max(0, now - verification.startedAt);
    return (
      <div className="mq-verify-bar">
        <Glyph name="verifying" size={13} />
        <span className="c-live nowrap">{duration(spent)}</span>
        <span className="grow mq-live-meter">
          <Meter value={spent / limit} label="Share of the time limit used" />
        </span>
        <span className="t3 nowrap">stops at {duration(limit)}</span>
        <CopyOutput text={text} />
      </div>
    );
  }
  const passed = exitCode === 0 && !timedOut;
  return (
    <div className="mq-verify-bar">
      <Glyph name={passed ? 'done' : 'failed'} size={13} />
      <span className={passed ? 'c-pass' : 'c-fail'}>
        {passed ? 'Passed' : timedOut ? 'Stopped at the time limit' : `Exit ${exitCode ?? 'unknown'}`}
      </span>
      <span className="t3">in {measured(milliseconds)}</span>
      <span className="grow" />
      <CopyOutput text={text} />
    </div>
  );
}

/** Puts the output on the clipboard as text, without its colours. */
function CopyOutput({ text }: { readonly text: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(plainText(text));
      setCopied(true);
    } catch {
      setCopied(false);
    }
  };
  return (
    <IconButton label={copied ? 'Copied output' : 'Copy output'} size="small" onClick={() => void copy()}>
      {copied ? <Check size={13} /> : <Copy size={13} />}
    </IconButton>
  );
}

function Unverified({ merge, name, project }: Omit<Props, 'queue'>) {
  const done = merge.state === 'landed' || merge.state === 'reverted';
  if (project.verifyCommand !== null && !done) {
    return (
      <EmptyState title={waitTitle(merge)} icon={<Glyph name={merge.state as GlyphName} size={20} />}>
        {name} is merged with {merge.targetBranch} in the queue’s own worktree, then{' '}
        <code>{project.verifyCommand}</code> runs there. Its output appears here.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={
        project.verifyCommand === null
          ? 'Verified by nothing: no verify command set'
          : 'It landed without a verification'
      }
      icon={<Glyph name={merge.state as GlyphName} size={20} />}
      action={
        <button type="button" className="btn btn-plain btn-normal" onClick={() => showView('settings')}>
          Open settings
        </button>
      }
    >
      {done && merge.newOid !== null && (
        <>
          It stands on {merge.targetBranch} as {shortOid(merge.newOid)}
          {merge.files !== null && `, ${counted(merge.files, 'file')}`}.{' '}
        </>
      )}
      With a verify command, every merge is proven in the queue’s worktree before {merge.targetBranch} moves.
    </EmptyState>
  );
}

function waitTitle(merge: Merge): string {
  if (merge.state === 'attempting') return 'The merge is being prepared';
  if (merge.state === 'waiting') return 'It goes on when the reason is gone';
  if (merge.state === 'cancelled') return 'It was taken out of the queue';
  return 'It waits its turn';
}
