import { type ToolItem } from '../../../shared/domain/transcript/item.ts';

/** Diff lines up to which an edit shows its change by itself. */
const smallDiff = 14;

/** Whether a tool call ended badly. */
export const failed = (tool: ToolItem): boolean =>
  tool.status === 'failed' || (tool.exitCode !== null && tool.exitCode !== 0);

/** Whether a card is open without being asked: failures, what runs now, and small edits. */
export function opensByItself(tool: ToolItem, diffLines: number): boolean {
  if (failed(tool) || tool.status === 'running') return true;
  return diffLines > 0 && diffLines <= smallDiff;
}

/** The command, the file within the worktree, or the title that the agent gave. */
export function toolSubject(tool: ToolItem, worktreePath: string): string {
  if (tool.command !== null) return tool.command;
  const [path] = tool.paths.length > 0 ? tool.paths : tool.diffs.map((diff) => diff.path);
  if (path === undefined) return tool.title;
  const place = path.startsWith(`${worktreePath}/`) ? path.slice(worktreePath.length + 1) : path;
  const others = Math.max(tool.paths.length, tool.diffs.length) - 1;
  return others > 0 ? `${place} and ${others} more` : place;
}
