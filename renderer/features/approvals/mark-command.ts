import { type RiskReason } from '../../../shared/domain/approval/events.ts';

/** A stretch of a command, with the numbers of the reasons that are about it. */
export interface Stretch {
  readonly text: string;
  /** Numbers of all reasons that cover it, counted from 1. */
  readonly numbers: readonly number[];
  /** Numbers of the reasons that begin here. */
  readonly begins: readonly number[];
}

/** Cuts a command where reasons begin and end. The stretches together are the command, to the character. */
export function markCommand(command: string, reasons: readonly RiskReason[]): readonly Stretch[] {
  const spans = reasons.flatMap((reason, index) => {
    const from = Math.max(0, reason.from ?? 0);
    const to = Math.min(command.length, reason.to ?? 0);
    return reason.from !== null && reason.to !== null && from < to ? [{ number: index + 1, from, to }] : [];
  });
  const cuts = [...new Set([0, command.length, ...spans.flatMap(({ from, to }) => [from, to])])].sort(
    (a, b) => a - b,
  );
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1] ?? command.length;
    const over = spans.filter((span) => span.from <= from && span.to >= to);
    return {
      text: command.slice(from, to),
      numbers: over.map((span) => span.number),
      begins: over.filter((span) => span.from === from).map((span) => span.number),
    };
  });
}

// Control characters, marks that reorder or hide text, and spaces that are not spaces.

const unseen =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00a0\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/** Writes characters that hide or reorder text as escapes, so that what is shown is what would run. */
export const withUnseenShown = (text: string): string =>
  text.replace(unseen, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
