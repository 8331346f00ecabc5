import { memo } from 'react';
import { Brain, ChevronDown, ChevronRight, CircleAlert, Info, TriangleAlert } from 'lucide-react';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { type TranscriptBody, type TranscriptItem } from '../../../shared/domain/transcript/item.ts';
import { absolute, timeOfDay } from '../../lib/format.ts';
import { Markdown } from './markdown.tsx';
import { PlanCard } from './plan-card.tsx';
import { ToolCard } from './tool-card.tsx';
import { transcriptWords } from '../../words/transcript.ts';

export interface TranscriptRowProps {
  readonly item: TranscriptItem;
  readonly lane: Lane;
  /** Whether the person opened or folded it; undefined leaves it to the kind. */
  readonly fold: boolean | undefined;
  readonly onFold: (open: boolean) => void;
}

/** One thing in the transcript. */
export const TranscriptRow = memo(
  function TranscriptRow({ item, lane, fold, onFold }: TranscriptRowProps) {
    const { body } = item;
    switch (body.kind) {
      case 'prompt':
        return <Prompt body={body} at={item.at} />;
      case 'message':
        return <Markdown text={body.text} />;
      case 'thought':
        return <Thought text={body.text} open={fold ?? false} onFold={onFold} />;
      case 'tool':
        return <ToolCard tool={body} worktreePath={lane.worktreePath} fold={fold} onFold={onFold} />;
      case 'plan':
        return <PlanCard entries={body.entries} />;
      case 'notice':
        return <NoticeLine body={body} at={item.at} />;
    }
  },
  (a, b) => a.item === b.item && a.fold === b.fold && a.lane.worktreePath === b.lane.worktreePath,
);

type Of<K extends TranscriptBody['kind']> = Extract<TranscriptBody, { kind: K }>;

function Prompt({ body, at }: { readonly body: Of<'prompt'>; readonly at: number }) {
  return (
    <div className="said">
      <div className="said-by">
        <span className="t2">{transcriptWords.authors[body.source] ?? body.source}</span>
        <span title={absolute(at)}>{timeOfDay(at).slice(0, 5)}</span>
      </div>
      <p className="said-text">{body.text}</p>
    </div>
  );
}

interface ThoughtProps {
  readonly text: string;
  readonly open: boolean;
  readonly onFold: (open: boolean) => void;
}

function Thought({ text, open, onFold }: ThoughtProps) {
  return (
    <div className="thought">
      <button type="button" className="thought-head" aria-expanded={open} onClick={() => onFold(!open)}>
        <Brain size={12} />
        <span className="grow ellipsis">{open ? transcriptWords.thought : text.trim().split('\n')[0]}</span>
        {open ? <ChevronDown size={12} /> : <ChevronRight size={12} />}
      </button>
      {open && <p className="thought-text">{text}</p>}
    </div>
  );
}

const noticeIcons = {
  info: <Info size={12} />,
  warning: <TriangleAlert size={12} />,
  error: <CircleAlert size={12} className="c-fail" />,
} as const;

function NoticeLine({ body, at }: { readonly body: Of<'notice'>; readonly at: number }) {
  return (
    <div className="notice-line" title={absolute(at)}>
      {noticeIcons[body.level]}
      <span className={body.level === 'error' ? 't1' : undefined}>{body.text}</span>
    </div>
  );
}
