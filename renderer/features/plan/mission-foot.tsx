import { useState } from 'react';
import { notify } from '../../state/ui.ts';
import { useCommand } from '../../state/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { ErrorNote } from '../../ui/states.tsx';
import { useViewKeys } from '../../lib/use-view-keys.ts';
import { missionWords, planWords as words } from '../../words/plan.ts';
import { type Plan } from './use-plan.ts';

/** What is launched next, and the actions on the whole mission. */
export function MissionFoot({ plan }: { readonly plan: Plan }) {
  const { mission, over, check } = plan;
  const { id: missionId, revision, phase } = mission;
  const launch = useCommand('plan.launch');
  const stop = useCommand('mission.stop');
  const approve = useCommand('mission.approve');
  const [leaving, setLeaving] = useState(false);
  const failure = launch.failure ?? stop.failure ?? approve.failure;
  const clear = () => {
    launch.clear();
    stop.clear();
    approve.clear();
  };
  const canLaunch = mission.tasks.length > 0 && check.failure === null && phase !== 'running';
  const start = () => {
    if (canLaunch && !over && !launch.busy) void launch.run({ missionId, revision });
  };
  useViewKeys({ 'mod+enter': start });
  if (over) return null;
  const next = plan.ordered && phase === 'draft' ? (plan.waves[0] ?? []) : [];
  return (
    <footer className="pl-foot">
      {failure && <ErrorNote failure={failure} onDismiss={clear} />}
      <div className="row">
        <span className="t2 ellipsis grow">
          {mission.reason ?? (next.length > 0 ? words.first(next) : '')}
        </span>
        <Button onClick={() => setLeaving(true)}>{words.abandon}</Button>
        {phase === 'draft' && mission.planner !== null && mission.approved !== revision && (
          <Button busy={approve.busy} onClick={() => void approve.run({ missionId, revision })}>
            {words.approve}
          </Button>
        )}
        {phase === 'running' ? (
          <Button
            busy={stop.busy}
            onClick={() => void stop.run({ missionId }).then((a) => a.ok && notify(words.stopped))}
          >
            {words.stop}
          </Button>
        ) : (
          <Button tone="primary" chord="mod+enter" busy={launch.busy} disabled={!canLaunch} onClick={start}>
            {phase === 'draft' ? words.launch : words.relaunch}
          </Button>
        )}
      </div>
      {leaving && <AbandonDialog plan={plan} onDone={() => setLeaving(false)} />}
    </footer>
  );
}

function AbandonDialog({ plan, onDone }: { readonly plan: Plan; readonly onDone: () => void }) {
  const { run, busy, failure } = useCommand('mission.abandon');
  const abandon = async () => {
    const answer = await run({ missionId: plan.mission.id });
    if (answer.ok) onDone();
  };
  return (
    <FormDialog
      title={words.abandonTitle}
      about={words.abandonAbout}
      cancel={missionWords.cancel}
      action={words.abandon}
      complete
      busy={busy}
      failure={failure}
      onSubmit={() => void abandon()}
      onClose={onDone}
    >
      <p className="strong">{plan.mission.title}</p>
    </FormDialog>
  );
}
