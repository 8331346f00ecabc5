/** What the window says while the host cannot be reached, and when it can again. */
export const offlineWords = {
  lost: 'The host cannot be reached.',
  kept: 'What you see is as of the last moment of contact. Nothing that was recorded is lost; this screen connects again by itself.',
  retry: 'Try now',
  regained: 'The host is reached again. What happened meanwhile is on the screen.',
} as const;
