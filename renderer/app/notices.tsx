import { useEffect } from 'react';
import { Info, OctagonAlert, X } from 'lucide-react';
import { type Notice, dismissNotice, useUi } from '../state/ui.ts';
import { Button, IconButton } from '../ui/button.tsx';
import './notices.css';

/** How long a notice without a failure stays, in milliseconds. */
const stay = 6000;
/** One that takes something back stays longer. */
const stayWithAction = 15_000;

/** What just happened, at the lower edge. */
export function Notices() {
  const notices = useUi((ui) => ui.notices);
  return (
    <div className="notices" role="region" aria-label="Notices">
      {notices.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} />
      ))}
    </div>
  );
}

function NoticeCard({ notice }: { readonly notice: Notice }) {
  const { failure, action } = notice;
  useEffect(() => {
    if (failure !== null) return;
    const timer = setTimeout(() => dismissNotice(notice.id), action === null ? stay : stayWithAction);
    return () => clearTimeout(timer);
  }, [failure, action, notice.id]);
  return (
    <div className="notice" role={failure ? 'alert' : 'status'}>
      {failure ? <OctagonAlert size={14} className="c-fail" /> : <Info size={14} className="t3" />}
      <div className="grow">
        <p>{notice.text}</p>
        {failure?.kept !== undefined && <p className="t2">{failure.kept}</p>}
        {failure?.next !== undefined && <p className="t2">{failure.next}</p>}
      </div>
      {action !== null && (
        <Button
          size="small"
          onClick={() => {
            dismissNotice(notice.id);
            action.run();
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton label="Dismiss" size="small" onClick={() => dismissNotice(notice.id)}>
        <X size={12} />
      </IconButton>
    </div>
  );
}
