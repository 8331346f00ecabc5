import { type ApprovalView } from '../../../shared/contract/index.ts';
import { absolute, ago, duration } from '../../lib/format.ts';
import { useNow } from '../../state/clock.ts';
import { openApproval, openLane } from '../../state/ui.ts';
import { inboxWords as words } from '../../words/inbox.ts';
import { Button } from '../../ui/button.tsx';
import { Glyph, type GlyphName } from '../../ui/glyph.tsx';
import { Tag, type Tone } from '../../ui/tag.tsx';
import { markedRow } from './marked-row.ts';

const looks: Readonly<Record<ApprovalView['status'], { glyph: GlyphName; tone: Tone }>> = {
  pending: { glyph: 'waiting', tone: 'wait' },
  allowed: { glyph: 'done', tone: 'pass' },
  rejected: { glyph: 'cancelled', tone: 'plain' },
  void: { glyph: 'closed', tone: 'plain' },
};

const scopes = { once: 'once', lane: 'for the lane', pattern: 'by pattern' } as const;

/** One question: who asked, what for, and how it stands. */
export function InboxRow({
  approval,
  laneName,
  marked,
}: {
  readonly approval: ApprovalView;
  readonly laneName: string;
  readonly marked: boolean;
}) {
  const { subject, status } = approval;
  const { glyph, tone } = looks[status];
  const now = useNow();
  const waits = status === 'pending';
  return (
    <li className="inbox-row" {...markedRow(marked)}>
      <Glyph name={glyph} />
      <button type="button" className="inbox-lane ellipsis" onClick={() => openLane(approval.laneId)}>
        {laneName}
      </button>
      <div className="col">
        <span className="mono ellipsis" title={subject.command ?? subject.title}>
          {subject.command ?? subject.title}
        </span>
        <span className="t3 small ellipsis">
          {approval.note === null
            ? approval.reasons.map((reason) => reason.text).join('; ') || approval.rule
            : approval.note}
        </span>
      </div>
      <Tag tone={tone} look={waits ? 'solid' : 'soft'}>
        {waits
          ? 'waiting for you'
          : `${status}${approval.scope === null ? '' : ` ${scopes[approval.scope]}`}`}
      </Tag>
      <span className="t3 inbox-time" title={absolute(approval.decidedAt ?? approval.requestedAt)}>
        {waits ? duration(now - approval.requestedAt) : ago(approval.decidedAt ?? approval.requestedAt, now)}
        {approval.decidedBy !== null && approval.decidedBy !== undefined && (
          <>
            <br />
            {approval.decidedBy.kind === 'human' ? words.you : words.program}
          </>
        )}
      </span>
      {waits ? (
        <Button size="small" aria-label={`Answer ${laneName}`} onClick={() => openApproval(approval.id)}>
          Answer
        </Button>
      ) : (
        <span />
      )}
    </li>
  );
}
