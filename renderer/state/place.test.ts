import { expect, it } from 'vitest';
import { type LaneId } from '../../shared/domain/ids.ts';
import { followTarget } from './follow-target.ts';
import { placeOf, targetIn } from './place.ts';
import { openLane, openLaneWhole, readUi, resetUi, showView } from './ui.ts';

const laneId = 'lane_1a' as LaneId;

it('finds its way back to every place by its address', () => {
  const places = [
    () => showView('timeline'),
    () => showView('lanes'),
    () => openLane(laneId),
    () => openLaneWhole(laneId),
    () => openLaneWhole(laneId, 'details'),
  ];
  for (const go of places) {
    resetUi();
    go();
    const place = placeOf(readUi());
    resetUi();
    followTarget(targetIn(place) ?? '');
    expect(placeOf(readUi())).toBe(place);
  }
});

it('goes nowhere by an address that is not ours', () => {
  for (const hash of ['', '#', '#/lane/', '#/lane/../x', '#/lane/a/b/c', '#/lane/a/elsewhere', '#/Über'])
    expect(targetIn(hash)).toBeNull();
});
