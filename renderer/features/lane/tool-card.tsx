import { type ComponentType, useMemo, useState } from 'react';
import clsx from 'clsx';
import {
  ArrowRightLeft,
  Brain,
  Check,
  FileText,
  Globe,
  Pencil,
  Search,
  SquareTerminal,
  Trash2,
  Wrench,
} from 'lucide-react';
import { type ToolItem } from '../../../shared/domain/transcript/item.ts';
import { diffLines } from '../../lib/line-diff.ts';
import { measured } from '../../lib/format.ts';
import { lastLines, plainText } from '../../lib/plain-text.ts';
import { useNow } from '../../state/clock.ts';
import { DiffCount, DiffView } from '../../ui/diff-view.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { Tag } from '../../ui/tag.tsx';
import { failed, opensByItself, toolSubject } from './tool-words.ts';
import { transcriptWords } from '../../words/transcript.ts';

const icons: Readonly<Record<string, ComponentType<{ readonly size?: number }>>> = {
  read: FileText,
  edit: Pencil,
  delete: Trash2,
  move: ArrowRightLeft,
  search: Search,
  execute: SquareTerminal,
  think: Brain,
  fetch: Globe,
};

export interface ToolCardProps {
  readonly tool: ToolItem;
  readonly worktreePath: string;
  readonly fold: boolean | undefined;
  readonly onFold: (open: boolean) => void;
}

/** One tool call: what, how long, how it ended; open where something failed, is small or still runs. */
export function ToolCard({ tool, worktreePath, fold, onFold }: ToolCardProps) {
  const counts = useMemo(() => tool.diffs.map((diff) => diffLines(diff.oldText, diff.newText)), [tool.diffs]);
  const lines = counts.reduce((sum, diff) => sum + diff.lines.length, 0);
  const hasBody = tool.output !== '' || tool.diffs.length > 0;
  const open = hasBody && (fold ?? opensByItself(tool, lines));
  const Icon = icons[tool.tool] ?? Wrench;
  const subject = toolSubject(tool, worktreePath);
  return (
    <div className={clsx('tool', failed(tool) && 'tool-failed')}>
      <button
        type="button"
        className="tool-head"
        aria-expanded={hasBody ? open : undefined}
        disabled={!hasBody}
        title={tool.command ?? tool.title}
        onClick={() => onFold(!open)}
      >
        <span className="t3">
          <Icon size={14} />
        </span>
        <span className="mono ellipsis">{subject}</span>
        <span className="tool-fact">
          {counts.length > 0 ? (
            <DiffCount
              added={counts.reduce((sum, diff) => sum + diff.added, 0)}
              removed={counts.reduce((sum, diff) => sum + diff.removed, 0)}
            />
          ) : (
            <ToolTime tool={tool} />
          )}
        </span>
        <Outcome tool={tool} />
      </button>
      {open &&
        tool.diffs.map((diff) => <DiffView key={diff.path} oldText={diff.oldText} newText={diff.newText} />)}
      {open && tool.output !== '' && <ToolOutput text={tool.output} />}
    </div>
  );
}

function ToolTime({ tool }: { readonly tool: ToolItem }) {
  if (tool.status === 'running' && tool.endedAt === null) return <RunningTime since={tool.startedAt} />;
  return tool.endedAt === null ? null : measured(tool.endedAt - tool.startedAt);
}

function RunningTime({ since }: { readonly since: number }) {
  const now = useNow();
  return transcriptWords.running(measured(Math.max(0, now - since)));
}

function Outcome({ tool }: { readonly tool: ToolItem }) {
  if (tool.exitCode !== null && tool.exitCode !== 0) {
    return <Tag tone="fail">{transcriptWords.exit(tool.exitCode)}</Tag>;
  }
  if (tool.status === 'failed') return <Tag tone="fail">{transcriptWords.failed}</Tag>;
  if (tool.status === 'completed')
    return <Check size={14} className="c-pass" aria-label={transcriptWords.done} />;
  if (tool.status === 'running') return <Glyph name="running" size={13} label={transcriptWords.now} />;
  return <Glyph name="preparing" size={13} label={transcriptWords.announced} />;
}

function ToolOutput({ text }: { readonly text: string }) {
  const [all, setAll] = useState(false);
  const plain = useMemo(() => plainText(text), [text]);
  const end = lastLines(plain, 12);
  return (
    <>
      {!all && end.before > 0 && (
        <button type="button" className="tool-more" onClick={() => setAll(true)}>
          {transcriptWords.more(end.before)}
        </button>
      )}
      <pre className="tool-output">{all ? plain : end.text}</pre>
    </>
  );
}
