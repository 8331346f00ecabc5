import { z } from 'zod';
import { type Result } from '../kernel/result.ts';
import { coordinationCalls } from './coordination.ts';
import { dataCalls } from './data.ts';
import { findCalls } from './find.ts';
import { desktopCalls } from './desktop.ts';
import { laneCalls } from './lane.ts';
import { mergeCalls } from './merge.ts';
import { planCalls } from './plan.ts';
import { projectCalls } from './project.ts';
import { roleCalls } from './role.ts';
import { supervisionCalls } from './supervision.ts';
import { terminalCalls } from './terminal.ts';
import { trustCalls } from './trust.ts';
import { timelineCalls } from './timeline.ts';

/** The one public API: every call by its name. Served over IPC in the desktop app and as POST /rpc/<name> elsewhere. */
export const contract = {
  ...projectCalls,
  ...laneCalls,
  ...supervisionCalls,
  ...dataCalls,
  ...findCalls,
  ...mergeCalls,
  ...terminalCalls,
  ...coordinationCalls,
  ...planCalls,
  ...roleCalls,
  ...trustCalls,
  ...timelineCalls,
  ...desktopCalls,
} as const;

export type Contract = typeof contract;
export type CallName = keyof Contract;
/** What a caller passes in; defaults may be left out. */
export type CallInput<N extends CallName> = z.input<Contract[N]['input']>;
/** What a handler receives, defaults filled in. */
export type ParsedInput<N extends CallName> = z.output<Contract[N]['input']>;
export type CallOutput<N extends CallName> = z.output<Contract[N]['output']>;

/** How a client calls the host, whatever the transport. Never rejects: failure is data. */
export type Invoke = <N extends CallName>(name: N, input: CallInput<N>) => Promise<Result<CallOutput<N>>>;

/** Whether a name from outside is a call. */
export const isCallName = (name: string): name is CallName => Object.hasOwn(contract, name);

/** The contract as JSON Schema, for clients in other languages. */
export function contractAsJsonSchema(): Record<string, unknown> {
  const calls = Object.entries(contract).map(([name, { about, input, output }]) => [
    name,
    {
      about,
      input: z.toJSONSchema(input, { unrepresentable: 'any', io: 'input' }),
      output: z.toJSONSchema(output, { unrepresentable: 'any' }),
    },
  ]);
  return {
    version: 1,
    transport: 'POST /rpc/<noun.verb>',
    feed: 'GET /feed?after=N',
    calls: Object.fromEntries(calls),
  };
}

export * from './feed.ts';
export { type AgentView } from './views/agent.ts';
export { type ApprovalView } from './views/approval.ts';
export { type AuditEvent } from './views/audit.ts';
export { type LaneView } from './views/lane.ts';
export { type MergeView } from './views/merge.ts';
export { type MessageView } from './views/message.ts';
export { type MissionView } from './views/mission.ts';
export { type ProjectView } from './views/project.ts';
export { type ReservationView } from './views/reservation.ts';
export { type RoleView } from './views/role.ts';
export { type ReviewView } from './views/review.ts';
export { type DataPart, type Leftover } from './data.ts';
export { type ChangedFile, type FileCount, largestText } from './merge.ts';
export { type DesktopView, type UpdatesView } from './desktop.ts';
export { type MenuAction, menuActions } from './menu-actions.ts';
