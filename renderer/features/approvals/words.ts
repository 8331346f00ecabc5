import { type Approval } from '../../../shared/domain/approval/state.ts';
import { counted } from '../../lib/format.ts';

/** What the agent asks for, as the rest of a sentence that begins with the lane's name. */
export function asksTo({ subject }: Approval): string {
  const files = counted(Math.max(1, subject.paths.length, subject.diffs.length), 'file');
  if (subject.command !== null || subject.tool === 'execute') return 'asks to run a command';
  if (subject.tool === 'edit') return `asks to write ${files}`;
  if (subject.tool === 'delete') return `asks to delete ${files}`;
  if (subject.tool === 'move') return `asks to move ${files}`;
  if (subject.tool === 'read') return `asks to read ${files}`;
  if (subject.tool === 'fetch') return 'asks to fetch from the network';
  return 'asks for your permission';
}

/** What stands for the request in one line. */
export const subjectLine = ({ subject }: Approval): string =>
  subject.command ?? (subject.paths.length > 0 ? subject.paths.join(', ') : subject.title);

export const riskWords = {
  low: 'low risk',
  normal: 'normal risk',
  outside: 'reaches outside the worktree',
  high: 'high risk',
} as const;

/** Whether everything that was named lies in the lane's own worktree; null when nothing was named. */
export function staysInside({ subject }: Approval, worktreePath: string): boolean | null {
  const places = [...subject.paths, ...(subject.cwd === null ? [] : [subject.cwd])];
  if (places.length === 0) return null;
  return places.every((place) => !place.startsWith('/') || `${place}/`.startsWith(`${worktreePath}/`));
}

/** A path as it stands in the lane's worktree; absolute when it lies elsewhere. */
export function placeOf(path: string, worktreePath: string | undefined): string {
  if (worktreePath === undefined || !path.startsWith(`${worktreePath}/`)) return path;
  return path.slice(worktreePath.length + 1);
}
