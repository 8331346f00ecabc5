import { useMemo } from 'react';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { isPointKind, outcomeOf } from '../../../shared/domain/timeline/span.ts';
import { absolute, measured, timeOfDay } from '../../lib/format.ts';
import { openLane } from '../../state/ui.ts';
import { useQuery } from '../../state/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { ScrollArea } from '../../ui/panel.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.tsx';
import { kindWords, tableWords, timelineWords } from '../../words/timeline.ts';
import { cardWords, linkWords } from '../../words/timeline-links.ts';
import { openLink, openSpan } from './open-span.ts';
import { type Span, stateName } from './spans.ts';
import { type Link } from './strip.ts';
import { type TimeControl } from './time-control.ts';
import { useLast } from './use-last.ts';
import { useTimeView } from './use-time-control.ts';

interface Props {
  readonly lanes: readonly Lane[];
  readonly time: TimeControl;
  readonly now: number;
  /** The width that the same window has as a picture. */
  readonly pixels: number;
  /** Another number asks anew. */
  readonly version: number;
}

/** Rows shown at once; the window can be made smaller to see others. */
const most = 500;

interface SpanRow {
  readonly lane: Lane;
  readonly span: Span;
}

/** What a lane did, or what came to it from another. */
type Line = SpanRow | { readonly lane: Lane; readonly from: string; readonly link: Link };

/** The same window as a table, for reading aloud and for copying. */
export function TimelineTable({ lanes, time, now, pixels, version }: Props) {
  const view = useTimeView(time);
  const laneIds = useMemo(() => lanes.map(({ id }) => id), [lanes]);
  const asked =
    laneIds.length === 0
      ? null
      : {
          from: Math.floor(view.from),
          to: Math.ceil(view.to),
          laneIds,
          pixels: Math.max(10, Math.round(pixels)),
          limit: most,
        };
  const { data, failure, reload } = useQuery('timeline.window', asked, version);
  const last = useLast(data);
  const lines = useMemo(() => linesOf(lanes, last?.lanes ?? [], last?.links ?? []), [lanes, last]);
  if (failure !== null && last === null)
    return (
      <ErrorState failure={failure} action={<Button onClick={reload}>{timelineWords.tryAgain}</Button>} />
    );
  if (last === null && asked !== null) return <LoadingState label={tableWords.reading} />;
  if (lines.length === 0) return <EmptyState title={tableWords.nothing}>{tableWords.elsewhere}</EmptyState>;
  const left = (last?.total ?? 0) - lines.filter((line) => 'span' in line).length;
  return (
    <ScrollArea className="tl-table" aria-label={tableWords.label}>
      <table>
        <caption className="visually-hidden">
          {tableWords.caption(absolute(view.from), absolute(view.to))}
        </caption>
        <thead>
          <tr>
            {tableWords.columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <AnyLine key={keyOf(line)} line={line} now={now} />
          ))}
        </tbody>
      </table>
      {left > 0 && <p className="tl-more t3">{tableWords.more(left)}</p>}
    </ScrollArea>
  );
}

const keyOf = (line: Line): string =>
  'span' in line
    ? `${line.lane.id} ${line.span.id}`
    : `${line.link.kind} ${line.link.ref} ${line.link.until} ${line.link.from} ${line.link.to}`;

function AnyLine({ line, now }: { readonly line: Line; readonly now: number }) {
  return 'span' in line ? <TableLine {...line} now={now} /> : <LinkLine {...line} />;
}

function LinkLine({ lane, from, link }: Exclude<Line, SpanRow>) {
  const what = linkWords[link.kind];
  return (
    <tr>
      <td className="mono t3" title={absolute(link.until)}>
        {timeOfDay(link.until)}
      </td>
      <td>{cardWords.between(from, lane.name)}</td>
      <td className="nowrap">
        <button
          type="button"
          className="tl-link"
          aria-label={tableWords.open(tableWords.linked(what, link.title))}
          onClick={() => openLink(link, null)}
        >
          {what}
        </button>
        {link.count > 1 && <span className="t3"> × {link.count}</span>}
      </td>
      <td className="tl-subject" title={link.title}>
        {link.title}
      </td>
      <td className="nowrap t3">{link.until > link.at ? measured(link.until - link.at) : ''}</td>
      <td />
    </tr>
  );
}

function TableLine({ lane, span, now }: SpanRow & { readonly now: number }) {
  const open = () => void openSpan(span, lane.id);
  return (
    <tr>
      <td className="mono t3" title={absolute(span.from)}>
        {timeOfDay(span.from)}
      </td>
      <td>
        <button type="button" className="tl-link" onClick={() => openLane(lane.id)}>
          {lane.name}
        </button>
      </td>
      <td className="nowrap">
        <button
          type="button"
          className="tl-link"
          aria-label={tableWords.open(`${kindWords[span.kind]} ${span.title}`.trim())}
          onClick={open}
        >
          {kindWords[span.kind]}
        </button>
        {span.count > 1 && <span className="t3"> × {span.count}</span>}
      </td>
      <td className="tl-subject" title={span.title}>
        {span.title}
      </td>
      <td className="nowrap t3">{isPointKind(span.kind) ? '' : measured((span.to ?? now) - span.from)}</td>
      <td className={outcomeOf(span) === 'bad' ? 'c-fail nowrap' : 't2 nowrap'}>{stateName(span)}</td>
    </tr>
  );
}

const whenOf = (line: Line): number => ('span' in line ? line.span.from : line.link.until);

/** Everything in the window, newest first. */
function linesOf(
  lanes: readonly Lane[],
  rows: readonly { readonly laneId: string; readonly spans: readonly Span[] }[],
  links: readonly Link[],
): readonly Line[] {
  const byId = new Map<string, Lane>(lanes.map((lane) => [lane.id, lane]));
  const done = rows.flatMap(({ laneId, spans }): Line[] => {
    const lane = byId.get(laneId);
    return lane ? spans.map((span) => ({ lane, span })) : [];
  });
  const nameOf = (id: string | null) =>
    id === null ? timelineWords.targetBranch : (byId.get(id)?.name ?? timelineWords.hiddenLane);
  const between = links.flatMap((link): Line[] => {
    const lane = byId.get(link.to ?? '');
    return lane ? [{ lane, from: nameOf(link.from), link }] : [];
  });
  return [...done, ...between].sort((a, b) => whenOf(b) - whenOf(a));
}
