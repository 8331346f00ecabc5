import { useSyncExternalStore } from 'react';
import clsx from 'clsx';
import { PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import { chordOf } from '../state/keymap.ts';
import { isNarrow, isRailFolded, onNarrow } from '../state/rail.ts';
import { openMerges } from '../state/selectors.ts';
import { setRailFolded, showView, useUi } from '../state/ui.ts';
import { useProject, useWorld } from '../state/use-replica.ts';
import { Kbd } from '../ui/kbd.tsx';
import { Count } from '../ui/tag.tsx';
import { RailLanes } from './rail-lanes.tsx';
import { type ViewEntry, views } from './views.tsx';
import './rail.css';

const main = views.filter((view) => view.name !== 'settings' && view.name !== 'inbox');
const settings = views.filter((view) => view.name === 'settings');

/** Where one can go: the views, then the lanes. */
export function Rail() {
  const hasProject = useProject() !== null;
  useSyncExternalStore(onNarrow, isNarrow);
  const folded = useUi((ui) => isRailFolded(ui, hasProject));
  const label = folded ? 'Unfold the rail' : 'Fold the rail';
  return (
    <nav className={clsx('rail', folded && 'rail-folded')} aria-label="Views">
      {main.map((view) => (
        <RailView key={view.name} view={view} folded={folded} />
      ))}
      <RailLanes folded={folded} />
      {settings.map((view) => (
        <RailView key={view.name} view={view} folded={folded} />
      ))}
      <button
        type="button"
        className="rail-item"
        aria-label={folded ? label : undefined}
        title={label}
        onClick={() => setRailFolded(!folded)}
      >
        {folded ? <PanelLeftOpen size={14} /> : <PanelLeftClose size={14} />}
        {!folded && <span className="grow ellipsis">{label}</span>}
        {!folded && <Kbd chord={chordOf('rail')} />}
      </button>
    </nav>
  );
}

function RailView({ view, folded }: { readonly view: ViewEntry; readonly folded: boolean }) {
  const chosen = useUi((ui) => ui.view === view.name);
  const Icon = view.icon;
  return (
    <button
      type="button"
      className="rail-item"
      data-tour={view.name}
      aria-current={chosen ? 'page' : undefined}
      title={folded ? view.title : undefined}
      onClick={() => showView(view.name)}
    >
      <Icon size={folded ? 16 : 14} />
      <span className={folded ? 'visually-hidden' : 'grow ellipsis'}>{view.title}</span>
      {view.name === 'merge-queue' && <QueueCount />}
      {!folded && view.name !== 'inbox' && <Kbd chord={chordOf(view.name)} />}
    </button>
  );
}

function QueueCount() {
  const projectId = useProject()?.id ?? null;
  return <Count value={useWorld((world) => openMerges(world, projectId)).length} />;
}
