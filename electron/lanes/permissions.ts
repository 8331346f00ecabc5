import { readlink, realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { type Classification } from '../../shared/domain/approval/classification.ts';
import { classify } from '../../shared/domain/approval/classify.ts';
import { type ApprovalSubject } from '../../shared/domain/approval/events.ts';
import { type ApprovalId, type LaneId, type PromptId, type RunId } from '../../shared/domain/ids.ts';
import { type Lane } from '../../shared/domain/lane/state.ts';
import { type Project } from '../../shared/domain/project/state.ts';
import { type Terms } from '../../shared/domain/approval/terms.ts';
import { rulesOfRole, scopeOf } from '../../shared/domain/role/lane-rules.ts';
import { neededOf, probationWords, standingOf } from '../../shared/domain/trust/standing.ts';
import { holderAgainst } from '../../shared/domain/reservation/state.ts';
import { type PermissionAnswer, type PermissionAsk } from '../agents/protocol.ts';
import { actorOf } from '../engine/lane-identity.ts';
import { laneAndProject, type LaneDeps } from './deps.ts';
import { switchyard } from '../../shared/domain/actor.ts';

/** Questions of agents that wait for an answer in this process. What is durable about them is the approval. */
export class Permissions {
  readonly #deps: LaneDeps;
  readonly #waiting = new Map<ApprovalId, (answer: PermissionAnswer) => void>();

  /** What was explained to which lane; said once each while this host runs. */
  readonly #told = new Set<string>();

  constructor(deps: LaneDeps) {
    this.#deps = deps;
  }

  /** Answers by rule or asks the human. Nothing is answered while the fleet is paused. */
  async ask(laneId: LaneId, runId: RunId, ask: PermissionAsk): Promise<PermissionAnswer> {
    const found = laneAndProject(this.#deps, laneId);
    if (!found.ok) return 'cancelled';
    const { lane, project } = found.data;
    const worktree = await real(lane.worktreePath);
    const subject = await withRealPaths(ask.subject, worktree);
    const heldBy = (path: string) => this.#heldBy(lane, path);
    const rules = [...project.rules, ...rulesOfRole(lane.role, laneId)];
    const terms = this.#termsOf(lane, project);
    const verdict = classify({ subject, worktree, rules, laneId, heldBy, terms });
    await this.#deps.gate.whenOpen();
    const approvalId = this.#deps.ids<ApprovalId>('approval');
    const data = {
      approvalId,
      laneId,
      projectId: project.id,
      runId,
      turnId: lane.turn?.id ?? null,
      toolCallId: ask.toolCallId,
      subject: ask.subject,
    };
    if (verdict.verdict !== 'ask') {
      const outcome = verdict.verdict === 'allow' ? ('allow' as const) : ('reject' as const);
      const ruled = await this.#deps.engine.dispatch(
        {
          type: 'approval.recordRuling',
          data: {
            ...data,
            outcome,
            rule: verdict.rule,
            ...(verdict.reserved ? { reserved: true as const } : {}),
          },
        },
        { actor: switchyard },
      );
      if (verdict.reserved || verdict.byRole) await this.#tellWhy(lane, verdict);
      return ruled.ok ? outcome : 'reject';
    }
    const answer = new Promise<PermissionAnswer>((resolve) => this.#waiting.set(approvalId, resolve));
    const { risk, reasons, rule, pattern } = verdict;
    const asked = await this.#deps.engine.dispatch(
      { type: 'approval.request', data: { ...data, risk, reasons, rule, pattern } },
      { actor: actorOf(lane) },
    );
    if (!asked.ok) this.settle(approvalId, 'cancelled');
    else this.#voidWhenWithdrawn(approvalId, ask);
    return answer;
  }

  #termsOf({ agentId, model, role }: Lane, project: Project): Terms {
    const standing = standingOf(this.#deps.engine.world.trust, agentId, model, neededOf(project));
    return { scope: scopeOf(role), probation: probationWords(agentId, model, standing) };
  }

  /** Who else holds a path of the worktree, for people and for the agent. */
  #heldBy({ id: holder, projectId }: Lane, path: string): string | null {
    const { world } = this.#deps.engine;
    const held = holderAgainst(world.reservations, { holder, projectId }, path, this.#deps.clock.now());
    if (!held) return null;
    const name = held.holder === null ? 'The human' : (world.lanes[held.holder]?.name ?? held.holder);
    const until = new Date(held.expiresAt).toISOString().slice(11, 16);
    return `${name} holds ${path} until ${until} UTC: ${held.reason}`;
  }

  /** An agent whose call is rejected hears no reason with it; so it is told one after the turn, once for each. */
  async #tellWhy(lane: Lane, { rule, reserved }: Classification): Promise<void> {
    if (this.#told.has(`${lane.id} ${rule}`)) return;
    this.#told.add(`${lane.id} ${rule}`);
    const text =
      `${reserved ? 'Your write was rejected because the path is reserved' : 'That was rejected by your role'}. ${rule}. ` +
      'Do not work around it. Go on with what you may do; if nothing is left, say so and end your turn.';
    const promptId = this.#deps.ids<PromptId>('prompt');
    await this.#deps.engine.dispatch(
      { type: 'lane.queuePrompt', data: { laneId: lane.id, promptId, text, source: 'coordination' } },
      { actor: switchyard },
    );
  }

  #voidWhenWithdrawn(approvalId: ApprovalId, { withdrawn }: PermissionAsk): void {
    const reason = 'The agent no longer asks: its turn or its process has ended.';
    const tell = () =>
      void this.#deps.engine.dispatch(
        { type: 'approval.void', data: { approvalId, reason } },
        { actor: switchyard },
      );
    if (withdrawn?.aborted) tell();
    else withdrawn?.addEventListener('abort', tell, { once: true });
  }

  /** Hands an answer to the agent that waits for it; an answer that nobody waits for any more is dropped. */
  settle(approvalId: ApprovalId, answer: PermissionAnswer): void {
    this.#waiting.get(approvalId)?.(answer);
    this.#waiting.delete(approvalId);
  }
}

const mostLinks = 40;

/**
 * Where a path leads, symbolic links followed, those too that lead to what does not exist yet: writing there makes it.
 * A circle of links leads nowhere, which is outside.
 */
async function real(path: string, links = 0): Promise<string> {
  if (links > mostLinks) return '/';
  try {
    return await realpath(path);
  } catch {
    const parent = dirname(path);
    if (parent === path) return path;
    const folder = await real(parent, links);
    const place = join(folder, basename(path));
    const target = await readlink(place).catch(() => null);
    return target === null ? place : real(resolve(folder, target), links + 1);
  }
}

async function withRealPaths(subject: ApprovalSubject, worktree: string): Promise<ApprovalSubject> {
  const base = subject.cwd ?? worktree;
  const follow = (path: string) => (path.startsWith('~') ? path : real(resolve(base, path)));
  const paths = await Promise.all(subject.paths.map(follow));
  const diffs = await Promise.all(subject.diffs.map(async (d) => ({ ...d, path: await follow(d.path) })));
  return { ...subject, cwd: subject.cwd === null ? null : await real(subject.cwd), paths, diffs };
}
