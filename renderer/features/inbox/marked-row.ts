const intoView = (row: HTMLLIElement | null): void => row?.scrollIntoView({ block: 'nearest' });

/** What makes a row the one that the keyboard stands on; it comes onto the screen. */
export const markedRow = (marked: boolean) =>
  marked ? ({ 'aria-current': 'true', ref: intoView } as const) : {};
