// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { type ApprovalId, type LaneId } from '../../shared/domain/ids.ts';
import { followTarget } from './follow-target.ts';
import { defaultPreferences, loadPreferences } from './preferences.ts';
import { decideLater, openApproval, readUi, resetUi, setColumns, setTheme } from './ui.ts';

beforeEach(() => {
  localStorage.clear();
  resetUi();
});

describe('what is on the screen', () => {
  it('follows the places that the host names', () => {
    followTarget('timeline');
    expect(readUi().view).toBe('timeline');
    followTarget('lane:lane_1');
    expect(readUi()).toMatchObject({ view: 'lanes', laneId: 'lane_1' as LaneId });
    followTarget('approval:approval_1');
    expect(readUi()).toMatchObject({ dialog: 'approval', approvalId: 'approval_1' as ApprovalId });
    followTarget('nowhere');
    expect(readUi().view).toBe('lanes');
    followTarget('merge:merge_1');
    expect(readUi()).toMatchObject({ view: 'merge-queue', laneId: 'lane_1' as LaneId });
    followTarget('message:message_1');
    expect(readUi().view).toBe('coordination');
    followTarget('lane:lane_1:changes');
    expect(readUi()).toMatchObject({ view: 'lanes', whole: 'lane_1', tabs: { lane_1: 'changes' } });
  });

  it('remembers what was chosen, and nothing else', () => {
    setTheme('light');
    setColumns(3);
    openApproval('approval_1' as ApprovalId);
    expect(loadPreferences()).toEqual({ ...defaultPreferences, theme: 'light', columns: 3 });
    expect(Object.keys(localStorage)).toHaveLength(1);
  });

  it('starts as usual when what was remembered cannot be read', () => {
    localStorage.setItem('switchyard.preferences', '{"theme":"purple","columns":99');
    expect(loadPreferences()).toEqual(defaultPreferences);
    localStorage.setItem('switchyard.preferences', '{"theme":"purple","columns":99,"projectId":7}');
    expect(loadPreferences()).toEqual(defaultPreferences);
  });

  it('puts questions off without forgetting others', () => {
    decideLater(['a' as ApprovalId]);
    decideLater(['b' as ApprovalId, 'a' as ApprovalId]);
    expect(readUi().later).toEqual(['a', 'b']);
  });
});
