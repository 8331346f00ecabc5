import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import {
  type ApprovalId,
  type CheckpointId,
  type LaneId,
  type ProjectId,
  type TerminalId,
} from '../../shared/domain/ids.ts';
import { type Failure } from '../../shared/kernel/result.ts';
import { type Preferences, defaultPreferences, loadPreferences, savePreferences } from './preferences.ts';

export const viewNames = [
  'timeline',
  'lanes',
  'review',
  'merge-queue',
  'coordination',
  'audit',
  'roles',
  'plan',
  'settings',
  'inbox',
] as const;
export type ViewName = (typeof viewNames)[number];

/** A line at the lower edge about something that just happened. */
export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly failure: Failure | null;
  /** What takes it back, where that is possible. */
  readonly action: NoticeAction | null;
}

/** A button in a notice. */
export interface NoticeAction {
  readonly label: string;
  readonly run: () => void;
}

export type DialogName = 'launch' | 'open' | 'palette' | 'shortcuts' | 'approval';

/** What of a lane its column shows. */
export const laneTabs = ['transcript', 'changes', 'terminal', 'details'] as const;
export type LaneTab = (typeof laneTabs)[number];

/** A place in a lane's transcript. */
export interface Reading {
  readonly laneId: LaneId;
  readonly itemId: string;
  readonly position: number;
}

/** What is on the screen; no truth. */
export interface Ui extends Preferences {
  readonly view: ViewName;
  /** The lane that has the focus, on every surface. */
  readonly laneId: LaneId | null;
  /** The lane that fills the lanes view; null shows them side by side. */
  readonly whole: LaneId | null;
  /** Lanes that are compared file by file in the lanes view; null when none are. */
  readonly compared: readonly LaneId[] | null;
  /** The tab of each lane that is not on its transcript. */
  readonly tabs: Readonly<Record<string, LaneTab>>;
  /** The terminal that each lane shows, where one was chosen. */
  readonly shells: Readonly<Record<string, TerminalId>>;
  /** The lane whose terminal takes the keyboard as soon as it stands. */
  readonly typingIn: LaneId | null;
  /** The file that Review shall show; null for its own choice. */
  readonly reviewPath: string | null;
  /** The item that a lane's transcript shall show; null when it follows what comes. */
  readonly reading: Reading | null;
  /** The part of the settings that shall be shown; null for the top. */
  readonly settingsPart: string | null;
  /** Which step of the tour is shown; null when it is not taken. */
  readonly tourStep: number | null;
  readonly dialog: DialogName | null;
  /** The question that the dialog shows. */
  readonly approvalId: ApprovalId | null;
  /** Questions that the person wants to decide later. */
  readonly later: readonly ApprovalId[];
  /** The lane that is asked to be closed; a dialog says what would be lost. */
  readonly closing: LaneId | null;
  readonly cloning: LaneId | null;
  /** The checkpoint that a clone shall begin from; null for the newest. */
  readonly cloningFrom: CheckpointId | null;
  readonly notices: readonly Notice[];
}

const initial = (preferences: Preferences): Ui => ({
  ...preferences,
  view: 'lanes',
  laneId: null,
  whole: null,
  compared: null,
  tabs: {},
  shells: {},
  typingIn: null,
  reviewPath: null,
  reading: null,
  settingsPart: null,
  tourStep: null,
  dialog: null,
  approvalId: null,
  later: [],
  closing: null,
  cloning: null,
  cloningFrom: null,
  notices: [],
});

const store = createStore<Ui>(() => initial(loadPreferences()));

/** A part of what is on the screen. */
export const useUi = <T>(selector: (ui: Ui) => T): T => useStore(store, selector);
/** The same outside of components. */
export const readUi = (): Ui => store.getState();
/** Tells each change until stopped. */
export const onUi = (tell: (ui: Ui) => void): (() => void) => store.subscribe(tell);
/** For tests: as after a first start. */
export const resetUi = (): void => store.setState(initial(defaultPreferences), true);

function prefer(change: Partial<Preferences>): void {
  store.setState(change);
  savePreferences(store.getState());
}

export const setTheme = (theme: Preferences['theme']): void => prefer({ theme });
export const setContrast = (contrast: Preferences['contrast']): void => prefer({ contrast });
export const setMotion = (motion: Preferences['motion']): void => prefer({ motion });
export const setScreenReader = (screenReader: boolean): void => prefer({ screenReader });
/** Gives a shortcut other chords; null gives back those it came with. */
export const setKeys = (name: string, chords: readonly string[] | null): void => {
  const { [name]: _, ...others } = store.getState().keys;
  prefer({ keys: chords === null ? others : { ...others, [name]: chords } });
};
/** Gives every shortcut the chords it came with. */
export const resetKeys = (): void => prefer({ keys: {} });
export const setColumns = (columns: Preferences['columns']): void => prefer({ columns });
/** Null folds by the view: where the work needs width. */
export const setRailFolded = (railFolded: boolean | null): void => prefer({ railFolded });
/** Chooses the project that all views show. */
export const chooseProject = (projectId: ProjectId | null): void => {
  prefer({ projectId });
  store.setState({ laneId: null, reviewPath: null, whole: null, compared: null });
};

export const showView = (view: ViewName): void =>
  store.setState({ view, dialog: null, whole: null, compared: null });
/** Gives a lane the focus without leaving the view. */
export const selectLane = (laneId: LaneId | null): void => store.setState({ laneId });
/** Shows a lane in the lanes view. */
export const openLane = (laneId: LaneId): void =>
  store.setState({ view: 'lanes', laneId, dialog: null, whole: null, compared: null });
/** Shows a lane alone in the lanes view, at a tab if one is named. */
export const openLaneWhole = (laneId: LaneId, tab: LaneTab | null = null): void => {
  if (tab !== null) setLaneTab(laneId, tab);
  store.setState({ view: 'lanes', laneId, dialog: null, whole: laneId, compared: null });
};
/** Shows the work of lanes side by side, file by file. */
export const compareLanes = (laneIds: readonly LaneId[]): void =>
  store.setState({ view: 'lanes', dialog: null, whole: null, compared: laneIds });
/** Goes back to all lanes side by side. */
export const showAllLanes = (): void => store.setState({ whole: null, compared: null });
/** Shows a lane's diff, at a file if one is named. */
export const openReview = (laneId: LaneId, path: string | null = null): void =>
  store.setState({ view: 'review', laneId, reviewPath: path, dialog: null });

/** Shows a lane's transcript at an item. */
export const openTranscriptAt = (reading: Reading): void => {
  openLane(reading.laneId);
  setLaneTab(reading.laneId, 'transcript');
  store.setState({ reading });
};
/** The transcript stands where it was wanted. */
export const wasRead = (): void => store.setState({ reading: null });
/** Shows a part of the settings. */
export const showSettings = (settingsPart: string): void => {
  showView('settings');
  store.setState({ settingsPart });
};
/** The part of the settings is shown. */
export const wasShown = (): void => store.setState({ settingsPart: null });
/** Shows a step of the tour; null puts it away, and it does not come by itself again. */
export const setTourStep = (tourStep: number | null): void => {
  store.setState(tourStep === 0 ? { tourStep, view: 'lanes', dialog: null } : { tourStep });
  if (tourStep === null) prefer({ toured: true });
};
/** Has the launch dialog offer an agent, or not. */
export const offerAgent = (id: string, offered: boolean): void => {
  const others = store.getState().agentsOff.filter((each) => each !== id);
  prefer({ agentsOff: offered ? others : [...others, id] });
};
/** Remembers what was done in the palette, newest first. */
export const rememberDone = (id: string): void => {
  const others = store.getState().recent.filter((each) => each !== id);
  prefer({ recent: [id, ...others].slice(0, 12) });
};

export const setLaneTab = (laneId: LaneId, tab: LaneTab): void =>
  store.setState(({ tabs }) => ({ tabs: { ...tabs, [laneId]: tab } }));
/** Chooses the terminal that a lane shows, and puts the keyboard into it. */
export const chooseShell = (laneId: LaneId, terminalId: TerminalId): void =>
  store.setState(({ shells }) => ({ shells: { ...shells, [laneId]: terminalId }, typingIn: laneId }));
/** Shows the terminal of a lane in the lanes view, and puts the keyboard into it. */
export const openTerminalOf = (laneId: LaneId): void => {
  setLaneTab(laneId, 'terminal');
  store.setState(({ whole }) => ({
    view: 'lanes',
    laneId,
    dialog: null,
    typingIn: laneId,
    compared: null,
    whole: whole === laneId ? whole : null,
  }));
};
/** Puts the keyboard into the lane's terminal, or onto what opens one. */
export const wantKeyboard = (laneId: LaneId): void => store.setState({ typingIn: laneId });
/** The keyboard is where it was wanted. */
export const tookKeyboard = (): void => store.setState({ typingIn: null });

export const openDialog = (dialog: DialogName): void => store.setState({ dialog });
export const closeDialog = (): void => store.setState({ dialog: null });
export const toggleDialog = (dialog: DialogName): void =>
  store.setState((ui) => ({ dialog: ui.dialog === dialog ? null : dialog }));

/** Shows a question; without an id the one that has waited longest is shown. */
export const openApproval = (approvalId: ApprovalId | null = null): void =>
  store.setState({ dialog: 'approval', approvalId });
/** Puts questions off without answering them. */
export const decideLater = (approvalIds: readonly ApprovalId[]): void =>
  store.setState(({ later, dialog }) => ({
    later: [...new Set([...later, ...approvalIds])].slice(-500),
    dialog: dialog === 'approval' ? null : dialog,
  }));

export const askToClose = (laneId: LaneId | null): void => store.setState({ closing: laneId });
export const askToClone = (laneId: LaneId | null, from: CheckpointId | null = null): void =>
  store.setState({ cloning: laneId, cloningFrom: from });

let nextNotice = 1;
/** Says something at the lower edge; failures stay until dismissed. */
export function notify(
  text: string,
  failure: Failure | null = null,
  action: NoticeAction | null = null,
): void {
  const notice: Notice = { id: nextNotice++, text, failure, action };
  store.setState(({ notices }) => ({ notices: [...notices, notice].slice(-4) }));
}
export const dismissNotice = (id: number): void =>
  store.setState(({ notices }) => ({ notices: notices.filter((n) => n.id !== id) }));
