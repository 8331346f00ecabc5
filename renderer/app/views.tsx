import { type ComponentType } from 'react';
import {
  ChartGantt,
  Columns3,
  FileDiff,
  GitMerge,
  Inbox,
  Network,
  Radar,
  ScrollText,
  Settings,
  UsersRound,
} from 'lucide-react';
import { InboxView } from '../features/inbox/inbox-view.tsx';
import { lazyPart } from '../lib/lazy-part.tsx';
import { type ViewName } from '../state/ui.ts';
import { LanesScreen } from './lanes-screen.tsx';

// Views with editors and canvases in them are read when they are first shown.
const TimelineView = lazyPart(
  async () => (await import('../features/timeline/timeline-view.tsx')).TimelineView,
);
const ReviewView = lazyPart(async () => (await import('../features/review/review-view.tsx')).ReviewView);
const MergeQueueView = lazyPart(
  async () => (await import('../features/merge-queue/merge-queue-view.tsx')).MergeQueueView,
);
const CoordinationView = lazyPart(
  async () => (await import('../features/coordination/coordination-view.tsx')).CoordinationView,
);
const RolesView = lazyPart(async () => (await import('../features/roles/roles-view.tsx')).RolesView);
const PlanView = lazyPart(async () => (await import('../features/plan/plan-view.tsx')).PlanView);
const AuditView = lazyPart(async () => (await import('../features/audit/audit-view.tsx')).AuditView);
const SettingsView = lazyPart(
  async () => (await import('../features/settings/settings-view.tsx')).SettingsView,
);

export interface ViewEntry {
  readonly name: ViewName;
  readonly title: string;
  readonly icon: ComponentType<{ readonly size?: number }>;
  readonly View: ComponentType;
  /** Whether it makes sense before a project is open. */
  readonly withoutProject: boolean;
}

/** Every view that exists, in the order of the rail. */
export const views: readonly ViewEntry[] = [
  { name: 'timeline', title: 'Timeline', icon: ChartGantt, View: TimelineView, withoutProject: false },
  { name: 'lanes', title: 'Lanes', icon: Columns3, View: LanesScreen, withoutProject: false },
  { name: 'review', title: 'Review', icon: FileDiff, View: ReviewView, withoutProject: false },
  { name: 'merge-queue', title: 'Merge queue', icon: GitMerge, View: MergeQueueView, withoutProject: false },
  { name: 'coordination', title: 'Coordination', icon: Radar, View: CoordinationView, withoutProject: false },
  { name: 'audit', title: 'Audit', icon: ScrollText, View: AuditView, withoutProject: true },
  { name: 'roles', title: 'Roles', icon: UsersRound, View: RolesView, withoutProject: false },
  { name: 'plan', title: 'Plan', icon: Network, View: PlanView, withoutProject: false },
  { name: 'settings', title: 'Settings', icon: Settings, View: SettingsView, withoutProject: true },
  { name: 'inbox', title: 'Inbox', icon: Inbox, View: InboxView, withoutProject: true },
];
