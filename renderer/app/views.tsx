import { type ComponentType } from 'react';
import { ChartGantt, Columns3, FileDiff, GitMerge, Inbox, ScrollText, Settings } from 'lucide-react';
import { AuditView } from '../features/audit/audit-view.tsx';
import { InboxView } from '../features/inbox/inbox-view.tsx';
import { MergeQueueView } from '../features/merge-queue/merge-queue-view.tsx';
import { ReviewView } from '../features/review/review-view.tsx';
import { SettingsView } from '../features/settings/settings-view.tsx';
import { TimelineView } from '../features/timeline/timeline-view.tsx';
import { type ViewName } from '../state/ui.ts';
import { LanesScreen } from './lanes-screen.tsx';

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
  { name: 'audit', title: 'Audit', icon: ScrollText, View: AuditView, withoutProject: true },
  { name: 'settings', title: 'Settings', icon: Settings, View: SettingsView, withoutProject: true },
  { name: 'inbox', title: 'Inbox', icon: Inbox, View: InboxView, withoutProject: true },
];
