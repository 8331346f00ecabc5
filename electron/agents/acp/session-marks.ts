/**
 * Marks of an agent's session around us: Switchyard may itself have been started from an agent's shell. Left standing,
 * the lane's agent would take itself for a part of that session.
 */
const marks = [
  'CLAUDECODE',
  'CLAUDE_CODE_ENTRYPOINT',
  'CLAUDE_CODE_SSE_PORT',
  'CLAUDE_CODE_SESSION_ID',
  'CLAUDE_CODE_SESSION_KIND',
  'CLAUDE_CODE_CHILD_SESSION',
  'CLAUDE_CODE_AGENT',
];

/** The environment is added to the host's, so a mark is blanked, not removed; agents read blank as absent. */
export const blankedMarks: Readonly<Record<string, string>> = Object.fromEntries(
  marks.map((name) => [name, '']),
);
