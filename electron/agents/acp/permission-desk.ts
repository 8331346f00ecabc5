import { type AgentHandlers, type PermissionAnswer } from '../protocol.ts';
import { permissionOutcome, type PermissionOutcome } from './permission.ts';
import { type Updates } from './updates.ts';
import { asRecord, asText, at } from './wire.ts';

/** The questions of one run that wait for an answer. */
export class PermissionDesk {
  private readonly waiting = new Set<AbortController>();
  private readonly updates: Updates;
  private readonly handlers: AgentHandlers;
  private unnamed = 0;

  constructor(updates: Updates, handlers: AgentHandlers) {
    this.updates = updates;
    this.handlers = handlers;
  }

  /** Answers one session/request_permission; `withdrawn` when the agent takes its question back. */
  async ask(params: unknown, withdrawn: AbortSignal): Promise<PermissionOutcome['response']> {
    const toolCallId = asText(at(params, 'toolCall', 'toolCallId')) ?? `permission-${++this.unnamed}`;
    const call = { ...asRecord(at(params, 'toolCall')), toolCallId };
    this.updates.tool(call);
    const answer = await this.answer(toolCallId, call, withdrawn);
    const outcome = permissionOutcome(answer, at(params, 'options'));
    if (outcome.notice !== null) this.updates.notice('warning', outcome.notice);
    this.updates.settle(toolCallId, outcome.allowed ? 'running' : 'failed');
    return outcome.response;
  }

  /** Makes every open question void; the agents that asked are told `cancelled`. */
  voidAll(): void {
    for (const controller of this.waiting) controller.abort();
  }

  private async answer(toolCallId: string, call: object, withdrawn: AbortSignal): Promise<PermissionAnswer> {
    const controller = new AbortController();
    const signal = AbortSignal.any([controller.signal, withdrawn]);
    if (signal.aborted) return 'cancelled';
    this.waiting.add(controller);
    const isVoid = new Promise<PermissionAnswer>((resolve) =>
      signal.addEventListener('abort', () => resolve('cancelled'), { once: true }),
    );
    try {
      const subject = this.updates.calls.subject(toolCallId, asRecord(call));
      const asked = this.handlers.onPermission({ toolCallId, subject, withdrawn: signal });
      return await Promise.race([asked, isVoid]);
    } finally {
      this.waiting.delete(controller);
    }
  }
}
