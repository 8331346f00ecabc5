import { useState } from 'react';
import { GitBranch, RefreshCw } from 'lucide-react';
import clsx from 'clsx';
import { type LaneId } from '../../../shared/domain/ids.ts';
import { statusOf } from '../../../shared/domain/lane/state.ts';
import { type Project } from '../../../shared/domain/project/state.ts';
import { ago } from '../../lib/format.ts';
import { useNow } from '../../state/clock.ts';
import { notify, openLane } from '../../state/ui.ts';
import { perform } from '../../state/use-command.ts';
import { useQuery } from '../../state/use-query.ts';
import { useLanes, useReplica } from '../../state/use-replica.ts';
import { Button } from '../../ui/button.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { ScrollArea } from '../../ui/panel.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.tsx';
import { radarWords as words } from '../../words/coordination.ts';
import { type Cell, initials, matrixOf, type RadarPair, worstPair } from './matrix.ts';

/** Which lanes overlap, and which would conflict, now and with the target branch. */
export function RadarPanel({ project }: { readonly project: Project }) {
  const lanes = useLanes();
  // Every checkpoint and every merge may change it.
  const version = useReplica(
    (r) =>
      `${lanes.map((l) => l.checkpoints.at(-1)?.oid ?? '').join()} ${Object.values(r.world.merges).filter((m) => m.state === 'landed').length}`,
  );
  const [scans, setScans] = useState(0);
  const query = useQuery('radar.get', { projectId: project.id, fresh: scans > 0 }, `${version} ${scans}`);
  const pairs = query.data?.pairs ?? [];
  const now = useNow();
  return (
    <section className="co-panel co-radar" aria-label={words.title}>
      <header className="co-head">
        <h2>{words.title}</h2>
        {query.data && <span className="t3">{words.scanned(ago(query.data.at, now), pairs.length)}</span>}
        <span className="grow" />
        <Button
          size="small"
          busy={query.loading}
          icon={<RefreshCw size={12} />}
          onClick={() => setScans(scans + 1)}
        >
          {words.scan}
        </Button>
      </header>
      {query.failure ? (
        <ErrorState failure={query.failure} action={<Button onClick={query.reload}>Try again</Button>} />
      ) : query.data === null ? (
        <LoadingState label={words.title} />
      ) : pairs.length === 0 ? (
        <EmptyState title={words.clear}>{words.clearHint}</EmptyState>
      ) : (
        <Matrix project={project} pairs={pairs} />
      )}
    </section>
  );
}

function Matrix({ project, pairs }: { readonly project: Project; readonly pairs: readonly RadarPair[] }) {
  const lanes = useLanes();
  const [chosen, setChosen] = useState<string | null>(null);
  const keyOf = (p: Pick<RadarPair, 'a' | 'b'>): string => [p.a, p.b].sort().join(' ');
  const shown = pairs.find((p) => keyOf(p) === chosen) ?? worstPair(pairs);
  const nameOf = (id: string): string =>
    id === 'target' ? words.target(project.targetBranch) : (lanes.find((l) => l.id === id)?.name ?? id);
  const rows = matrixOf(
    lanes.map((l) => l.id),
    pairs,
  );
  return (
    <>
      <ScrollArea className="co-matrix-area" aria-label={words.title}>
        <div className="co-matrix" role="group" aria-label={words.title}>
          {rows.map((cells, row) => {
            const lane = lanes[row];
            const name = nameOf(lane?.id ?? 'target');
            return (
              <div key={name} className="co-matrix-row">
                <span className="co-side">
                  {lane ? <Glyph name={statusOf(lane)} size={12} /> : <GitBranch size={12} />}
                  <span className="ellipsis">{name}</span>
                </span>
                {cells.map((cell) => (
                  <MatrixCell
                    key={cell.a}
                    cell={cell}
                    names={[nameOf(cell.a), nameOf(cell.b)]}
                    chosen={shown !== null && cell.pair === shown}
                    onChoose={() => setChosen(keyOf(cell))}
                  />
                ))}
                <span className="co-column-head t3" aria-hidden="true">
                  {lane ? initials(name) : ''}
                </span>
              </div>
            );
          })}
        </div>
      </ScrollArea>
      {shown && <PairDetail pair={shown} nameOf={nameOf} />}
    </>
  );
}

interface MatrixCellProps {
  readonly cell: Cell;
  readonly names: readonly [string, string];
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function MatrixCell({ cell, names, chosen, onChoose }: MatrixCellProps) {
  const { pair } = cell;
  if (pair === null) return <span className="co-cell" title={words.none(...names)} />;
  return (
    <button
      type="button"
      className={clsx('co-cell', 'co-cell-full', pair.conflict && 'co-cell-conflict')}
      aria-pressed={chosen}
      aria-label={words.cell(...names, pair.files.length, pair.conflict)}
      title={words.cell(...names, pair.files.length, pair.conflict)}
      onClick={onChoose}
    >
      {pair.conflict ? <Glyph name="conflict" size={12} /> : pair.files.length}
    </button>
  );
}

function PairDetail({ pair, nameOf }: { readonly pair: RadarPair; readonly nameOf: (id: string) => string }) {
  const ids = [pair.a, pair.b].filter((id) => id !== 'target') as LaneId[];
  const paths = pair.files.map((f) => f.path);
  const tell = async () => {
    for (const laneId of ids) {
      const answer = await perform('message.send', {
        address: { to: 'lane', laneId },
        subject: words.tellSubject,
        body: words.tellBody(paths.slice(0, 20).join(', ')),
        importance: 'high',
      });
      if (!answer.ok) return;
    }
    notify(words.told);
  };
  return (
    <div className="co-pair">
      <div className="row">
        {pair.conflict && <Glyph name="conflict" size={14} />}
        <h3 className="grow ellipsis">{words.pair(nameOf(pair.a), nameOf(pair.b))}</h3>
      </div>
      <div className="row">
        {ids.map((id) => (
          <Button key={id} size="small" onClick={() => openLane(id)}>
            {words.open(nameOf(id))}
          </Button>
        ))}
        {ids.length === 2 && (
          <Button size="small" tone="primary" onClick={() => void tell()}>
            {words.tell}
          </Button>
        )}
      </div>
      <ul className="co-pair-files">
        {pair.files.slice(0, 50).map((file) => (
          <li key={file.path} className="row">
            <span className="mono grow ellipsis" title={file.path}>
              {file.path}
            </span>
            <span className={file.conflict ? 'c-fail' : 't3'}>
              {file.conflict ? words.wouldConflict : file.overlap === 'lines' ? words.lines : words.file}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
