import clsx from 'clsx';
import { SquareArrowOutUpRight, Split } from 'lucide-react';
import { openLane } from '../../state/ui.ts';
import { useAgentName } from '../../state/agents.ts';
import { IconButton } from '../../ui/button.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { planWords as words, taskStateWords, verdictWords } from '../../words/plan.ts';
import { card, type Spot } from './graph-layout.ts';
import { openTask } from './plan-place.ts';
import { taskGlyphs } from './task-glyphs.ts';
import { type Plan } from './use-plan.ts';

interface Props {
  readonly plan: Plan;
  readonly spot: Spot;
  readonly chosen: boolean;
  readonly onOver: (inside: boolean) => void;
}

/** One task: what it is, who does it, where it writes, how it is. */
export function TaskCard({ plan, spot, chosen, onOver }: Props) {
  const task = plan.mission.tasks.find((t) => t.id === spot.id);
  const progress = plan.progress.get(spot.id);
  const agent = useAgentName(task?.agentId ?? null);
  if (!task) return null;
  const lane = progress?.laneId ? plan.lanes[progress.laneId] : undefined;
  const launched = plan.mission.phase !== 'draft' && progress !== undefined;
  const split = plan.edges.some((e) => e.kind === 'split' && (e.from === task.id || e.to === task.id));
  const state = launched ? taskStateWords[progress.state] : '';
  const who = [task.roleId, agent, task.model].filter((part) => part !== null).join(' ');
  const writes = task.writesNothing
    ? words.writesNothing
    : task.writeSet.length === 0
      ? words.undeclared
      : task.writeSet.join(' ');
  return (
    <div
      className={clsx('pl-card', chosen && 'pl-card-chosen')}
      style={{ left: spot.x, top: spot.y, width: card.width, height: card.height }}
      onPointerEnter={() => onOver(true)}
      onPointerLeave={() => onOver(false)}
      onFocus={() => onOver(true)}
      onBlur={() => onOver(false)}
    >
      <button type="button" className="pl-card-open" aria-pressed={chosen} onClick={() => openTask(task.id)}>
        <span className="row">
          {launched && (
            <Glyph
              name={taskGlyphs[progress.state]}
              size={12}
              {...(progress.reason === null ? {} : { label: state })}
            />
          )}
          <span className="t3">{task.id}</span>
          <span className="strong ellipsis grow">{task.title}</span>
          {split && <Split size={12} className="c-fail" role="img" aria-label={verdictWords.split} />}
        </span>
        <span className="t2 ellipsis">{who === '' ? '\u00a0' : who}</span>
        {launched ? (
          <span className="t2 ellipsis" title={progress.reason ?? undefined}>
            {progress.reason ?? state}
          </span>
        ) : (
          <span className={clsx('ellipsis', 't3', task.writeSet.length > 0 && 'mono')}>{writes}</span>
        )}
      </button>
      {lane && (
        <span className="pl-card-lane">
          <IconButton size="small" label={words.openLane(lane.name)} onClick={() => openLane(lane.id)}>
            <SquareArrowOutUpRight size={12} />
          </IconButton>
        </span>
      )}
    </div>
  );
}
