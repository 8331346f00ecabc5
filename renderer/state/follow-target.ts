import {
  type ApprovalId,
  type LaneId,
  type MergeId,
  type MessageId,
  type ProjectId,
} from '../../shared/domain/ids.ts';
import {
  chooseProject,
  laneTabs,
  openApproval,
  openDialog,
  openLane,
  openLaneWhole,
  showView,
  viewNames,
} from './ui.ts';
import { openMerge, openMessage } from './wanted.ts';

/**
 * Follows a place: a view, `lane:<id>`, `lane:<id>:<tab>` for the lane alone, `approval:<id>`, `merge:<id>`,
 * `message:<id>`, `project:<id>`, or a dialog.
 */
export function followTarget(target: string): void {
  const [kind = '', id = ''] = target.split(/:(.*)/s);
  if (kind === 'lane') followLane(id);
  else if (kind === 'approval') openApproval(id as ApprovalId);
  else if (kind === 'merge') openMerge(id as MergeId);
  else if (kind === 'message') openMessage(id as MessageId);
  else if (kind === 'project') chooseProject(id as ProjectId);
  else if (kind === 'launch' || kind === 'palette' || kind === 'shortcuts') openDialog(kind);
  else {
    const view = viewNames.find((name) => name === (kind === 'view' ? id : kind));
    if (view) showView(view);
  }
}

function followLane(place: string): void {
  const [laneId = '', tab] = place.split(':');
  if (tab === undefined) openLane(laneId as LaneId);
  else openLaneWhole(laneId as LaneId, laneTabs.find((name) => name === tab) ?? 'transcript');
}
