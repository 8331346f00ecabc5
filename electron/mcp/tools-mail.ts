import { type McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';
import { type MessageId } from '../../shared/domain/ids.ts';
import { type Address, importances } from '../../shared/domain/message/events.ts';
import { mailBlock } from '../../shared/domain/message/words.ts';
import { type World } from '../../shared/domain/world.ts';
import { type McpCaller, type McpDeps } from './deps.ts';
import { answer, refused, said } from './tool-answer.ts';

const attachment = z.string().max(4096).describe('a path in your worktree, or commit:HASH');

/** Mail: writing, reading, acknowledging, and asking the human. */
export function registerMail(server: McpServer, deps: McpDeps, caller: McpCaller): void {
  registerSending(server, deps, caller);
  registerInbox(server, deps, caller);
  registerQuestion(server, deps, caller);
}

function registerSending(server: McpServer, deps: McpDeps, { laneId, actor }: McpCaller): void {
  const { engine } = deps.lanes;
  server.registerTool(
    'send_message',
    {
      description:
        'Write to a lane by name, to role:NAME, to everyone or to human. Attach files by path, do not paste them.',
      inputSchema: z.object({
        to: z.string().min(1).max(200),
        subject: z.string().min(1).max(300),
        body: z.string().max(8000).optional(),
        importance: z.enum(importances).optional(),
        ack_required: z.boolean().optional(),
        reply_to: z.string().max(200).optional(),
        attachments: z.array(attachment).max(20).optional(),
      }),
    },
    async ({ to, subject, body, importance, ack_required, reply_to, attachments }) => {
      const letter = {
        from: laneId,
        address: addressOf(engine.world, to),
        subject,
        body: body ?? '',
        importance: importance ?? ('normal' as const),
        ackRequired: ack_required ?? false,
        replyTo: reply_to as MessageId | undefined,
        attachments: (attachments ?? []).map(referenceOf),
      };
      return answer(await deps.mail.send(letter, actor), (m) => `Sent as ${m.id}.`);
    },
  );
}

function registerInbox(server: McpServer, deps: McpDeps, { laneId, actor }: McpCaller): void {
  const { engine } = deps.lanes;
  server.registerTool('read_inbox', { description: 'Your mail, the newest last.' }, async () => {
    const mail = await deps.mail.inbox(laneId, actor);
    return said(
      mail.length === 0 ? 'Your inbox is empty.' : mailBlock(engine.world, laneId, mail.slice(-20)),
    );
  });
  server.registerTool(
    'acknowledge_message',
    {
      description: 'Say that you have read and taken in a message that asks for it.',
      inputSchema: z.object({ message_id: z.string().max(200), note: z.string().max(2000).optional() }),
    },
    async ({ message_id, note }) =>
      answer(
        await deps.mail.acknowledge(message_id as MessageId, laneId, note ?? null, actor),
        () => 'Acknowledged.',
      ),
  );
}

function registerQuestion(server: McpServer, deps: McpDeps, { laneId, actor }: McpCaller): void {
  server.registerTool(
    'ask_human',
    {
      description:
        'Ask the human what you cannot decide. The answer comes as mail; go on with other work or end your turn.',
      inputSchema: z.object({
        question: z.string().min(1).max(8000),
        options: z.array(z.string().max(500)).max(10).optional(),
      }),
    },
    async ({ question, options }) => {
      const [subject = question] = question.split('\n');
      const choices = (options ?? []).map((option, i) => `${i + 1}. ${option}`);
      const letter = {
        from: laneId,
        address: { to: 'human' as const },
        subject: subject.slice(0, 300),
        body: [question, ...choices].join('\n'),
        importance: 'high' as const,
        ackRequired: true,
        attachments: [],
      };
      const sent = await deps.mail.send(letter, actor);
      return sent.ok
        ? said(
            `Asked as ${sent.data.id}. The answer comes as mail. Do not guess it; go on with something else or end your turn.`,
          )
        : refused(sent.error);
    },
  );
}

function addressOf({ lanes }: World, to: string): Address {
  if (to === 'human' || to === 'everyone') return { to };
  if (to.startsWith('role:')) return { to: 'role', roleId: to.slice('role:'.length) };
  const named = Object.values(lanes).find((l) => l.phase !== 'closed' && (l.name === to || l.id === to));
  return { to: 'lane', laneId: named?.id ?? (to as never) };
}

const referenceOf = (text: string) =>
  text.startsWith('commit:')
    ? { kind: 'commit' as const, oid: text.slice('commit:'.length) }
    : { kind: 'file' as const, path: text };
