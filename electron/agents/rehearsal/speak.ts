import { type StepOf } from './step.ts';
import { pause, type Turn } from './turn.ts';

/** Says or thinks a text in chunks. */
export async function speak(turn: Turn, step: StepOf<'say'> | StepOf<'think'>): Promise<void> {
  const chunks = chunksOf(step.text, step.chunks ?? Math.min(12, Math.ceil(step.text.length / 24)));
  const messageId = turn.nextId('message');
  const stamped = step.do === 'say' && step.stamped === true;
  if (step.do === 'say') turn.lastSaid = { messageId, chunks };
  for (const chunk of chunks) {
    await sendChunk(
      turn,
      step.do === 'say' ? 'agent_message_chunk' : 'agent_thought_chunk',
      messageId,
      stamped ? `${turn.world.now().getTime()} ${chunk}` : chunk,
    );
    await pause(turn, step.ms ?? 0);
  }
}

/** Says the last text again from its start, as agents do after a dropped connection. */
export async function sayAgain(turn: Turn): Promise<void> {
  for (const chunk of turn.lastSaid?.chunks ?? []) {
    await sendChunk(turn, 'agent_message_chunk', turn.lastSaid?.messageId ?? '', chunk);
  }
}

export async function showPlan(turn: Turn, step: StepOf<'plan'>): Promise<void> {
  const entries = step.entries.map((entry) => ({
    content: typeof entry === 'string' ? entry : entry.text,
    priority: 'medium',
    status: typeof entry === 'string' ? 'pending' : (entry.status ?? 'pending'),
  }));
  await turn.send({ sessionUpdate: 'plan', entries });
}

/** Reports use: the context and money at once, tokens with the end of the turn. */
export async function reportUsage(turn: Turn, step: StepOf<'usage'>): Promise<void> {
  turn.tokens.input += step.input ?? 0;
  turn.tokens.cached += step.cached ?? 0;
  turn.tokens.output += step.output ?? 0;
  if (step.used === undefined && step.cost === undefined) return;
  await turn.send({
    sessionUpdate: 'usage_update',
    used: step.used ?? 0,
    size: step.size ?? 200_000,
    ...(step.cost === undefined ? {} : { cost: { amount: step.cost, currency: step.currency ?? 'USD' } }),
  });
}

async function sendChunk(turn: Turn, sessionUpdate: string, messageId: string, text: string): Promise<void> {
  await turn.send({ sessionUpdate, messageId, content: { type: 'text', text } });
}

/** Cuts a text into about `count` pieces, after blanks where there are any. */
function chunksOf(text: string, count: number): readonly string[] {
  const words = text.match(/\S+\s*|\s+/g) ?? [];
  const each = Math.max(1, Math.ceil(words.length / Math.max(1, count)));
  const chunks: string[] = [];
  for (let i = 0; i < words.length; i += each) chunks.push(words.slice(i, i + each).join(''));
  return chunks;
}
