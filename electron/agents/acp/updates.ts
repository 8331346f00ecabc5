import { type TurnOutcome } from '../../../shared/domain/lane/events.ts';
import { type PlanEntry } from '../../../shared/domain/transcript/item.ts';
import { type AgentUpdate, type ToolPatch } from '../protocol.ts';
import { isUnasking } from './choices.ts';
import { TextItems } from './text-items.ts';
import { ToolCalls } from './tool-calls.ts';
import { UsageMeter } from './usage.ts';
import { asList, asRecord, asText, at, type Wire } from './wire.ts';

/** Folds what an agent says over one run into the lane protocol's updates, in order. */
export class Updates {
  readonly calls: ToolCalls;
  private readonly text: TextItems;
  private readonly meter = new UsageMeter();
  private readonly runId: string;
  private readonly emit: (update: AgentUpdate) => void;

  constructor(runId: string, cwd: string, emit: (update: AgentUpdate) => void) {
    this.runId = runId;
    this.emit = emit;
    this.calls = new ToolCalls(cwd);
    this.text = new TextItems(runId);
  }

  /** One session/update. Kinds that say nothing to a person (commands, titles) are passed over. */
  take(params: unknown): void {
    const update = asRecord(at(params, 'update'));
    switch (update['sessionUpdate']) {
      case 'agent_message_chunk':
        return this.chunk('message', update);
      case 'agent_thought_chunk':
        return this.chunk('thought', update);
      case 'tool_call':
      case 'tool_call_update':
        return this.tool(update);
      case 'plan':
        return this.apart({ kind: 'plan', entries: planIn(update) });
      case 'usage_update':
        return this.usage(this.meter.update(update));
      case 'current_mode_update':
        return this.mode(asText(update['currentModeId']) ?? '');
      case 'notice':
        return this.notice(levelOf(update['severity']), noticeText(update));
      case 'compaction_update':
        if (update['status'] !== 'completed') return;
        return this.notice('info', 'The agent shortened its own memory of this session to make room.');
      default:
        return;
    }
  }

  notice(level: 'info' | 'warning' | 'error', text: string): void {
    if (text !== '') this.apart({ kind: 'notice', level, text });
  }

  /** Takes in what a permission request says about its call; some agents announce a call only there. */
  tool(wire: Wire): void {
    const toolCallId = asText(wire['toolCallId']);
    if (toolCallId === null) return;
    if (!this.calls.has(toolCallId)) this.say(this.text.interrupt());
    this.patch(this.calls.update(toolCallId, wire));
  }

  settle(toolCallId: string, status: 'running' | 'completed' | 'failed'): void {
    const patch = this.calls.settle(toolCallId, status);
    if (patch !== null) this.patch(patch);
  }

  /** The turn is over: so is every call in it, said or not (Gemini says nothing of a call that was rejected). */
  endTurn(outcome: TurnOutcome, response: unknown): void {
    this.say(this.text.endTurn());
    for (const id of this.calls.open()) this.settle(id, outcome === 'completed' ? 'completed' : 'failed');
    this.calls.endTurn();
    this.usage(this.meter.turn(response));
  }

  private chunk(role: 'message' | 'thought', wire: Wire): void {
    const text = asText(at(wire, 'content', 'text'));
    if (text !== null) this.say(this.text.chunk(role, asText(wire['messageId']), text));
    this.usage(this.meter.chunk(wire));
  }

  private mode(mode: string): void {
    if (!isUnasking(mode)) return;
    this.notice('warning', `The agent switched to its mode “${mode}”, in which it may act without asking.`);
  }

  private usage(usage: ReturnType<UsageMeter['update']>): void {
    if (usage !== null) this.emit({ kind: 'usage', usage });
  }

  private patch(patch: ToolPatch): void {
    if (Object.keys(patch).length < 2) return;
    this.emit({ kind: 'tool', itemId: `${this.runId}:tool:${patch.toolCallId}`, patch });
  }

  private apart(update: AgentUpdate): void {
    this.say(this.text.interrupt());
    this.emit(update);
  }

  private say(updates: readonly AgentUpdate[]): void {
    for (const update of updates) this.emit(update);
  }
}

const planStatuses = ['pending', 'in_progress', 'completed'] as const;

function planIn(update: Wire): readonly PlanEntry[] {
  return asList(update['entries'])
    .map(asRecord)
    .map((entry) => ({
      text: asText(entry['content']) ?? '',
      status: planStatuses.find((s) => s === entry['status']) ?? 'pending',
    }));
}

function noticeText(update: Wire): string {
  const description = asText(update['description']);
  const title = asText(update['title']) ?? '';
  return description === null ? title : `${title}: ${description}`;
}

const levelOf = (severity: unknown): 'info' | 'warning' | 'error' =>
  severity === 'warning' || severity === 'error' ? severity : 'info';
