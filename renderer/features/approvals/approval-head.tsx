import { type Approval } from '../../../shared/domain/approval/state.ts';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { absolute, duration } from '../../lib/format.ts';
import { useNow } from '../../state/clock.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { Tag } from '../../ui/tag.tsx';
import { asksTo } from './words.ts';

export interface ApprovalHeadProps {
  readonly approval: Approval;
  readonly lane: Lane | null;
  readonly more: number;
}

/** Who asks for what, for how long, and how many wait behind it. */
export function ApprovalHead({ approval, lane, more }: ApprovalHeadProps) {
  const now = useNow();
  return (
    <span className="row gap12">
      <Glyph name="waiting" size={18} />
      <span className="approval-title grow ellipsis">
        {lane?.name ?? 'A lane'} {asksTo(approval)}
      </span>
      <span className="approval-waiting" title={absolute(approval.requestedAt)}>
        Waiting {duration(now - approval.requestedAt)}
      </span>
      {more > 0 && (
        <Tag tone="wait" look="solid">
          {more} more waiting
        </Tag>
      )}
    </span>
  );
}
