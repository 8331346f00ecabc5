import { transportInUse } from '../client/host.ts';
import { togglePin } from './board.ts';
import { perform } from './use-command.ts';
import { togglePause } from './fleet-control.ts';
import { type ShortcutName } from './keymap.ts';
import { isRailFolded } from './rail.ts';
import { replica } from './replica.ts';
import { currentProject, openLanes, pendingApprovals, projectsOf } from './selectors.ts';
import {
  chooseProject,
  openApproval,
  openDialog,
  openLaneWhole,
  openTerminalOf,
  readUi,
  selectLane,
  setRailFolded,
  showView,
  toggleDialog,
} from './ui.ts';

/** Lets the person choose a repository and opens it: the native dialog where there is one, else a path. */
export async function openRepository(): Promise<void> {
  const choose = transportInUse()?.chooseFolder ?? null;
  if (choose === null) return openDialog('open');
  const path = await choose();
  if (path !== null) await openProjectAt(path);
}

/** Opens the repository at a path and shows it. */
async function openProjectAt(path: string) {
  const { view } = readUi();
  const answer = await perform('project.open', { path });
  if (answer.ok) {
    chooseProject(answer.data.id);
    // Whoever has gone elsewhere meanwhile stays there.
    if (readUi().view === view) showView('lanes');
  }
  return answer;
}

function stepLane(by: 1 | -1): void {
  const { world } = replica.getState();
  const ui = readUi();
  const lanes = openLanes(world, currentProject(world, ui.projectId)?.id ?? null);
  if (lanes.length === 0) return;
  const at = lanes.findIndex((lane) => lane.id === ui.laneId);
  const next = at === -1 ? 0 : Math.min(lanes.length - 1, Math.max(0, at + by));
  const laneId = lanes[next]?.id ?? null;
  if (laneId !== null && ui.whole !== null) openLaneWhole(laneId);
  else selectLane(laneId);
}

/** Shows what waits for the person; the inbox when nothing does. */
export function answerWaiting(): void {
  if (pendingApprovals(replica.getState().world).length > 0) openApproval();
  else showView('inbox');
}

/** Asks the focused lane to end its turn; the lane shows how far that has been taken. */
function interruptFocused(): void {
  const { laneId } = readUi();
  const lane = laneId === null ? undefined : replica.getState().world.lanes[laneId];
  if (lane?.turn) void perform('lane.interrupt', { laneId: lane.id });
}

/** Puts the cursor where one writes to the focused lane. */
function focusPrompt(): void {
  const { laneId, view } = readUi();
  if (laneId === null || view !== 'lanes') return;
  document.querySelector<HTMLElement>(`[data-lane="${CSS.escape(laneId)}"] [data-prompt]`)?.focus();
}

/** Shows the focused lane alone. */
function openFocused(): void {
  const { laneId, view, whole, compared } = readUi();
  if (laneId === null || view !== 'lanes' || whole !== null || compared !== null) return;
  if (replica.getState().world.lanes[laneId]) openLaneWhole(laneId);
}

function pinFocused(): void {
  const { laneId, view } = readUi();
  const lane = laneId === null ? undefined : replica.getState().world.lanes[laneId];
  if (lane && view === 'lanes') togglePin(lane.projectId, lane.id);
}

/** Shows the focused lane's terminal and puts the keyboard into it. */
function enterTerminal(): void {
  const { laneId } = readUi();
  if (laneId !== null && replica.getState().world.lanes[laneId]) openTerminalOf(laneId);
}

/** What each global shortcut does. */
export const globalActions: Partial<Record<ShortcutName, () => void>> = {
  palette: () => toggleDialog('palette'),
  pauseAll: () => void togglePause(),
  inbox: answerWaiting,
  launch: () => openDialog('launch'),
  open: () => void openRepository(),
  rail: () => setRailFolded(!isRailFolded(readUi(), projectsOf(replica.getState().world).length > 0)),
  shortcuts: () => toggleDialog('shortcuts'),
  timeline: () => showView('timeline'),
  lanes: () => showView('lanes'),
  review: () => showView('review'),
  'merge-queue': () => showView('merge-queue'),
  coordination: () => showView('coordination'),
  audit: () => showView('audit'),
  roles: () => showView('roles'),
  plan: () => showView('plan'),
  settings: () => showView('settings'),
  interrupt: interruptFocused,
  nextLane: () => stepLane(1),
  previousLane: () => stepLane(-1),
  prompt: focusPrompt,
  openLane: openFocused,
  pinLane: pinFocused,
  terminal: enterTerminal,
};

/** Those that work while a dialog stands. */
export const alwaysActions: ReadonlySet<ShortcutName> = new Set(['pauseAll', 'palette', 'inbox']);
