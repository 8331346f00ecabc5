/** What the window says while the host cannot be reached, when it can again, and when a view fails. */
export const offlineWords = {
  lost: 'The host cannot be reached.',
  kept: 'What you see is as of the last moment of contact. Nothing that was recorded is lost; this screen connects again by itself.',
  retry: 'Try now',
  regained: 'The host is reached again. What happened meanwhile is on the screen.',
  partMissing: 'This part of the screen could not be read.',
  partKept: 'Nothing that was recorded is lost, and what you typed elsewhere stays.',
  partNext: 'Its code comes from the host. It is read again by itself as soon as the host answers.',
  fault: 'This view failed by a fault in Switchyard.',
  faultKept: 'Lanes go on as they are; nothing that was recorded is lost. The other views work.',
  faultNext: 'The fault is in the log of the data directory. Draw the view again, or go on elsewhere.',
  drawAgain: 'Draw again',
} as const;
