import { type Mission } from '../../../shared/domain/mission/state.ts';
import { Tag, type Tone } from '../../ui/tag.tsx';
import { phaseWords, taskStateWords } from '../../words/plan.ts';

const tones: Readonly<Record<Mission['phase'], Tone>> = {
  draft: 'plain',
  running: 'live',
  stopped: 'pause',
  done: 'pass',
  abandoned: 'plain',
};

/** Where a mission stands, or that it waits for the person. */
export function PhaseTag({
  phase,
  waiting,
}: {
  readonly phase: Mission['phase'];
  readonly waiting: boolean;
}) {
  if (phase === 'running' && waiting)
    return (
      <Tag tone="wait" look="solid">
        {taskStateWords.yours}
      </Tag>
    );
  return <Tag tone={tones[phase]}>{phaseWords[phase]}</Tag>;
}
