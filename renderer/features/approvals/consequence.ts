import { type Approval } from '../../../shared/domain/approval/state.ts';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { counted, timeOfDay } from '../../lib/format.ts';
import { consequenceWords as words } from '../../words/approvals.ts';
import { staysInside } from './words.ts';

/** What allowing a question would do, and what would undo it. */
export interface Consequence {
  readonly does: readonly string[];
  readonly undo: string;
  /** False where nothing of Switchyard's brings it back. */
  readonly undoable: boolean;
}

const network = new Set([
  'network',
  'publish',
  'upload',
  'deploy',
  'push',
  'force-push',
  'remote',
  'install',
  'piped-script',
]);
const machine = new Set([
  'machine',
  'power',
  'processes',
  'disk',
  'persists',
  'database',
  'permissions',
  'uninstall',
]);
const refs = new Set(['history', 'git-config', 'git-internals', 'branch', 'stash', 'worktree', 'submodule']);

/** Says it from what is known: the request, the reasons that were found in it, and the lane's checkpoints. */
export function consequenceOf(approval: Approval, lane: Lane | null): Consequence {
  const codes = new Set(approval.reasons.map((reason) => reason.code));
  const any = (of: ReadonlySet<string>) => [...codes].some((code) => of.has(code));
  const outside =
    approval.risk === 'outside' || (lane !== null && staysInside(approval, lane.worktreePath) === false);
  const sends = approval.subject.tool === 'fetch' || any(network);
  const does = [doing(approval), ...(outside ? [words.outside] : []), ...(sends ? [words.sends] : [])];
  const gone = [
    ...(sends ? [words.goneNetwork] : []),
    ...(outside ? [words.goneOutside] : []),
    ...(any(machine) ? [words.goneMachine] : []),
    ...(any(refs) ? [words.goneRefs] : []),
  ];
  if (gone.length > 0) return { does, undo: [words.gone, ...gone].join(' '), undoable: false };
  if (onlyReads(approval)) return { does, undo: words.nothing, undoable: true };
  return { does, undo: checkpointWords(lane), undoable: true };
}

const onlyReads = ({ subject }: Approval): boolean =>
  subject.command === null &&
  (subject.tool === 'read' || subject.tool === 'search' || subject.tool === 'think');

function doing(approval: Approval): string {
  const { subject } = approval;
  const files = counted(Math.max(1, subject.paths.length, subject.diffs.length), 'file');
  if (subject.command !== null || subject.tool === 'execute') {
    return approval.risk === 'low' ? words.runs : `${words.runs} ${words.runsCode}`;
  }
  if (onlyReads(approval)) return words.reads;
  if (subject.tool === 'delete') return words.deletes(files);
  return words.writes(files);
}

function checkpointWords(lane: Lane | null): string {
  const last = lane?.checkpoints.at(-1);
  if (!last) return words.start;
  const time = timeOfDay(last.at).slice(0, 5);
  return words.checkpoint(
    last.turnNumber === 0 ? words.beforeTurn(time) : words.afterTurn(last.turnNumber, time),
  );
}
