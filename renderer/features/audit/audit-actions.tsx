import { Download, ShieldCheck } from 'lucide-react';
import { bytes, counted, timeOfDay } from '../../lib/format.ts';
import { useCommand } from '../../state/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { ErrorNote } from '../../ui/states.tsx';
import { useState } from 'react';

interface Said {
  readonly good: boolean;
  readonly text: string;
  readonly path: string | null;
}

/** Proves the chain over again, or writes the log to a file; says what came of it. */
export function useAuditActions() {
  const verify = useCommand('audit.verify');
  const save = useCommand('audit.export');
  const [said, setSaid] = useState<Said | null>(null);
  const runVerify = async () => {
    const answer = await verify.run({});
    if (!answer.ok) return setSaid(null);
    const { ok, checked, firstBroken } = answer.data;
    const at = timeOfDay(Date.now());
    setSaid({
      good: ok,
      path: null,
      text: ok
        ? `The chain holds: ${counted(checked, 'event')} checked at ${at}.`
        : `The chain is broken at event ${firstBroken ?? 'unknown'}; ${counted(checked, 'event')} checked at ${at}. Keep a copy of the data directory before anything else.`,
    });
  };
  const runExport = async () => {
    const answer = await save.run({});
    if (!answer.ok) return setSaid(null);
    const { path, events, bytes: size } = answer.data;
    setSaid({ good: true, path, text: `${counted(events, 'event')}, ${bytes(size)}, written to` });
  };
  const buttons = (
    <>
      <Button
        size="small"
        icon={<ShieldCheck size={13} />}
        busy={verify.busy}
        onClick={() => void runVerify()}
      >
        Verify chain
      </Button>
      <Button size="small" icon={<Download size={13} />} busy={save.busy} onClick={() => void runExport()}>
        Export
      </Button>
    </>
  );
  const failure = verify.failure ?? save.failure;
  const result =
    failure !== null ? (
      <ErrorNote failure={failure} onDismiss={() => (verify.clear(), save.clear())} />
    ) : said !== null ? (
      <p className="au-said" role="status">
        <Glyph name={said.good ? 'done' : 'failed'} />
        <span className={said.good ? '' : 'c-fail'}>{said.text}</span>
        {said.path !== null && <code className="au-path">{said.path}</code>}
        <span className="grow" />
        <Button size="small" tone="ghost" onClick={() => setSaid(null)}>
          Dismiss
        </Button>
      </p>
    ) : null;
  return { buttons, result };
}
