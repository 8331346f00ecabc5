import { followTarget } from './follow-target.ts';
import { laneTabs, onUi, readUi, type Ui } from './ui.ts';

/** Where the screen is, as the end of an address: `#/lane/<id>/<tab>`, `#/lane/<id>` or `#/<view>`. */
export function placeOf({ view, laneId, whole, tabs }: Ui): string {
  if (view !== 'lanes') return `#/${view}`;
  if (whole !== null) return `#/lane/${whole}/${tabs[whole] ?? 'transcript'}`;
  return laneId === null ? '#/lanes' : `#/lane/${laneId}`;
}

const lanePlace = new RegExp(`^#/lane/([a-z0-9_]{1,80})(?:/(${laneTabs.join('|')}))?$`);

/** What an address's end points at, for `followTarget`; null where it points at nothing of ours. */
export function targetIn(hash: string): string | null {
  const [, lane, tab] = lanePlace.exec(hash) ?? [];
  if (lane !== undefined) return tab === undefined ? `lane:${lane}` : `lane:${lane}:${tab}`;
  const [, view] = /^#\/([a-z-]{1,20})$/.exec(hash) ?? [];
  return view === undefined ? null : `view:${view}`;
}

/** Goes where the address points, and keeps the address true from then on; answers how to end that. */
export function keepPlace(): () => void {
  const follow = () => {
    const target = targetIn(window.location.hash);
    if (target !== null && placeOf(readUi()) !== window.location.hash) followTarget(target);
  };
  follow();
  window.addEventListener('hashchange', follow);
  const stop = onUi((ui) => {
    const place = placeOf(ui);
    if (place !== window.location.hash) window.history.replaceState(null, '', place);
  });
  return () => {
    window.removeEventListener('hashchange', follow);
    stop();
  };
}
