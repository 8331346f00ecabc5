import { type Lane } from '../../../shared/domain/lane/state.ts';
import { absolute, measured, timeOfDay } from '../../lib/format.ts';
import { openLane } from '../../state/ui.ts';
import { ScrollArea } from '../../ui/panel.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { isPoint } from './layout.ts';
import { kindName, outcomeOf, type Span, stateName } from './spans.ts';
import { type TimeWindow } from './time-window.ts';

interface Props {
  readonly lanes: readonly Lane[];
  readonly rows: readonly { readonly laneId: string; readonly spans: readonly Span[] }[];
  readonly view: TimeWindow;
  readonly now: number;
}

/** Rows shown at once; the window can be made smaller to see others. */
const most = 500;

interface Line {
  readonly lane: Lane;
  readonly span: Span;
}

/** Everything in the window, newest first. */
function linesOf({ lanes, rows, view, now }: Props): readonly Line[] {
  return lanes
    .flatMap((lane) => (rows.find((r) => r.laneId === lane.id)?.spans ?? []).map((span) => ({ lane, span })))
    .filter(({ span }) => span.from <= view.to && (span.to ?? (isPoint(span) ? span.from : now)) >= view.from)
    .sort((a, b) => b.span.from - a.span.from);
}

/** The same window as a table, for reading aloud and for copying. */
export function TimelineTable(props: Props) {
  const lines = linesOf(props);
  if (lines.length === 0)
    return (
      <EmptyState title="Nothing happened in this time">
        Show more time with −, or press F to see all of it.
      </EmptyState>
    );
  return (
    <ScrollArea className="tl-table" aria-label="Timeline as a table">
      <table>
        <caption className="visually-hidden">
          What the lanes did between {absolute(props.view.from)} and {absolute(props.view.to)}
        </caption>
        <thead>
          <tr>
            <th scope="col">Time</th>
            <th scope="col">Lane</th>
            <th scope="col">What</th>
            <th scope="col">Subject</th>
            <th scope="col">Took</th>
            <th scope="col">Outcome</th>
          </tr>
        </thead>
        <tbody>
          {lines.slice(0, most).map(({ lane, span }) => (
            <tr key={`${lane.id} ${span.id}`}>
              <td className="mono t3" title={absolute(span.from)}>
                {timeOfDay(span.from)}
              </td>
              <td>
                <button type="button" className="tl-link" onClick={() => openLane(lane.id)}>
                  {lane.name}
                </button>
              </td>
              <td className="nowrap">
                {kindName(span.kind)}
                {span.count > 1 && <span className="t3"> × {span.count}</span>}
              </td>
              <td className="tl-subject" title={span.title}>
                {span.title}
              </td>
              <td className="nowrap t3">
                {isPoint(span) ? '' : measured((span.to ?? props.now) - span.from)}
              </td>
              <td className={outcomeOf(span) === 'bad' ? 'c-fail nowrap' : 't2 nowrap'}>{stateName(span)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {lines.length > most && (
        <p className="tl-more t3">{lines.length - most} earlier ones are left out. Zoom in to see them.</p>
      )}
    </ScrollArea>
  );
}
