import { type Lane } from '../../../shared/domain/lane/state.ts';
import { LaneComposer } from './remark-composer.tsx';
import { Remark } from './remark-thread.tsx';
import { type FileRemarks } from './remarks.ts';

interface Props {
  readonly lane: Lane;
  readonly whole: FileRemarks['whole'];
  readonly writing: boolean;
}

/** Remarks about the file as a whole, and those whose line is gone. */
export function FileRemarksBar({ lane, whole, writing }: Props) {
  if (whole.length === 0 && !writing) return null;
  return (
    <section className="rm-file scroll" aria-label="Remarks on the file" tabIndex={0}>
      {whole.map(({ comment, outdated }) => (
        <Remark
          key={comment.id}
          laneId={lane.id}
          comment={comment}
          outdated={outdated}
          closed={lane.phase === 'closed'}
        />
      ))}
      {writing && lane.phase !== 'closed' && <LaneComposer laneId={lane.id} />}
    </section>
  );
}
