/** What a process's environment says about who started it. Inherited by every process it starts in turn. */
export interface Marks {
  /** Which data directory. */
  readonly homeId: string;
  /** Which host process of that data directory. */
  readonly hostId: string;
  readonly owner: string;
  readonly runId: string;
}

const names = {
  homeId: 'SWITCHYARD_HOME_ID',
  hostId: 'SWITCHYARD_HOST',
  owner: 'SWITCHYARD_LANE',
  runId: 'SWITCHYARD_RUN',
} as const;

/** The environment variables that carry the marks. */
export const marksToEnv = (marks: Marks): Record<string, string> => ({
  [names.homeId]: marks.homeId,
  [names.hostId]: marks.hostId,
  [names.owner]: marks.owner,
  [names.runId]: marks.runId,
});

/** The marks in an environment block whose entries are parted by `separator`; null when it bears none. */
export function marksFromBlock(block: string, separator: '\0' | ' '): Marks | null {
  const bordered = `${separator}${block}${separator}`;
  const homeId = valueOf(bordered, names.homeId, separator);
  if (homeId === null) return null;
  return {
    homeId,
    hostId: valueOf(bordered, names.hostId, separator) ?? '',
    owner: valueOf(bordered, names.owner, separator) ?? '',
    runId: valueOf(bordered, names.runId, separator) ?? '',
  };
}

function valueOf(bordered: string, name: string, separator: string): string | null {
  const head = `${separator}${name}=`;
  const at = bordered.indexOf(head);
  if (at < 0) return null;
  const from = at + head.length;
  return bordered.slice(from, bordered.indexOf(separator, from));
}
