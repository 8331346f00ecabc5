import { useState } from 'react';
import { type ApprovalView } from '../../../shared/contract/index.ts';
import { type Failure } from '../../../shared/kernel/result.ts';
import { invoke } from '../../client/host.ts';
import { notify } from '../../state/ui.ts';
import { inboxWords as words } from '../../words/inbox.ts';
import { Button } from '../../ui/button.tsx';
import { Input } from '../../ui/field.tsx';
import { ErrorNote } from '../../ui/states.tsx';

/** Rejects all listed questions with one note, after a second press. Many are never allowed at once. */
export function BulkReject({ items }: { readonly items: readonly ApprovalView[] }) {
  const [asking, setAsking] = useState<readonly ApprovalView[] | null>(null);
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const reject = async (chosen: readonly ApprovalView[]) => {
    setBusy(true);
    const said = note.trim() === '' ? {} : { note: note.trim() };
    const answers = await Promise.all(
      chosen.map(({ id }) => invoke('approval.decide', { approvalId: id, outcome: 'reject', ...said })),
    );
    const failed = answers.flatMap((answer) => (answer.ok ? [] : [answer.error]));
    setBusy(false);
    setFailure(failed[0] ?? null);
    const done = answers.length - failed.length;
    notify(failed.length === 0 ? words.rejected(done) : words.rejectedSome(done, failed.length));
    if (failed.length === 0) setAsking(null);
  };
  if (asking === null) {
    return items.length < 2 ? null : (
      <div className="inbox-bulk">
        <Button size="small" onClick={() => setAsking(items)}>
          {words.rejectAll(items.length)}
        </Button>
      </div>
    );
  }
  return (
    <form
      className="inbox-bulk"
      aria-label={words.rejectAll(asking.length)}
      onSubmit={(event) => {
        event.preventDefault();
        void reject(asking);
      }}
    >
      <Input
        autoFocus
        aria-label={words.rejectNote}
        placeholder={words.rejectNote}
        maxLength={10_000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Button type="submit" size="small" tone="primary" disabled={busy}>
        {words.rejectNow(asking.length)}
      </Button>
      <Button size="small" tone="ghost" disabled={busy} onClick={() => setAsking(null)}>
        {words.cancel}
      </Button>
      <p className="t3 small">{words.rejectAbout}</p>
      {failure && <ErrorNote failure={failure} />}
    </form>
  );
}
