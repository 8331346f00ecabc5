import { type ReactNode, useState } from 'react';
import { FolderGit2, Play } from 'lucide-react';
import { type Failure } from '../../../shared/kernel/result.ts';
import { notify, readUi, setTourStep } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { ScrollArea } from '../../ui/panel.tsx';
import { ErrorNote } from '../../ui/states.tsx';
import { AgentsFound } from './agents-found.tsx';
import { GoodToKnow } from './good-to-know.tsx';
import { OpenForm } from './open-form.tsx';
import { startSample } from './start-sample.ts';
import { Yard } from './yard.tsx';
import './first-run.css';

/** Before the first project: what Switchyard does, and two ways to begin. */
export function FirstRun() {
  return (
    <ScrollArea className="first-run" role="region" aria-label="Welcome">
      <Yard />
      <div className="first-run-in">
        <h1>The yard is empty.</h1>
        <p className="first-run-lead">
          Send the first lanes out on the sample project, or open your own repository. Nothing touches your
          checkout until you merge.
        </p>
        <div className="first-run-cards">
          <SampleCard />
          <Card icon={<FolderGit2 size={16} />} title="Open a repository">
            <p>
              Lanes get worktrees of their own, away from it. Your branch and your uncommitted files stay as
              they are.
            </p>
            <OpenForm />
          </Card>
        </div>
        <div className="first-run-facts">
          <AgentsFound />
          <GoodToKnow />
        </div>
      </div>
    </ScrollArea>
  );
}

function SampleCard() {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const start = async () => {
    setBusy(true);
    const failed = await startSample();
    setBusy(false);
    setFailure(failed);
    if (failed) notify(failed.message, failed);
    else if (!readUi().toured) setTourStep(0);
  };
  return (
    <Card icon={<Play size={16} />} title="Try it on the sample project">
      <p>
        Three rehearsal agents work on a small repository. You will answer a question, review a diff, land a
        merge and take it back. No account, no cost, about four minutes.
      </p>
      {failure && <ErrorNote failure={failure} />}
      <span className="grow" />
      <div className="row gap12">
        <Button tone="primary" size="huge" chord="enter" autoFocus busy={busy} onClick={() => void start()}>
          Start the sample
        </Button>
        <span className="t3">runs on this machine only</span>
      </div>
    </Card>
  );
}

interface CardProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly children: ReactNode;
}

function Card({ icon, title, children }: CardProps) {
  return (
    <section className="first-run-card" aria-label={title}>
      <h2>
        {icon}
        {title}
      </h2>
      {children}
    </section>
  );
}
