import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type CallOutput } from '../../shared/contract/index.ts';
import { type AgentId, type LaneId } from '../../shared/domain/ids.ts';
import { type App, expect, test } from '../fixtures/app.ts';
import { installAgent } from './install.mjs';
import {
  type MockModel,
  mockModelExists,
  type RealAgent,
  realCommand,
  scripted,
  startMockModel,
} from './real-agent.ts';

type Lane = CallOutput<'lane.get'>;

const wanted = (process.env['SWITCHYARD_E2E_AGENTS'] ?? 'claude-code').split(',') as RealAgent[];
const patience = { timeout: 60_000 };

/** What each agent calls the tools of a server that it was given. */
const toolNames: Readonly<Record<RealAgent, (name: string) => string>> = {
  'claude-code': (name) => `mcp__switchyard__${name}`,
  gemini: (name) => `mcp_switchyard_${name}`,
  opencode: (name) => `switchyard_${name}`,
  qwen: (name) => `mcp__switchyard__${name}`,
};

for (const agent of wanted) {
  test.describe(`${agent} through the app`, () => {
    test.skip(!mockModelExists(), 'there is no stand-in for the model vendors here');
    let model: MockModel;
    const toolName = toolNames[agent];

    test.beforeAll(async () => {
      installAgent(agent);
      model = await startMockModel();
    });
    test.afterAll(() => model.close());

    /** A lane whose agent has had its first turn, which does nothing. */
    async function openLane(app: App): Promise<Lane> {
      const { command, args, env } = realCommand(
        agent,
        installAgent(agent),
        model.port,
        join(app.data, 'home'),
      );
      const id = `tested-${agent}` as AgentId;
      await app.rpc('agent.register', {
        id,
        name: agent,
        protocol: 'acp',
        command,
        args: [...args],
        env: { ...env },
      });
      const { path } = app.repository();
      const project = await app.rpc('project.open', { path });
      const task = { title: 'Be tested', brief: scripted({ text: 'Ready.' }) };
      const lane = await app.rpc('lane.launch', { projectId: project.id, agentId: id, task });
      return idle(app, lane.id, 1);
    }

    async function idle(app: App, laneId: LaneId, turns: number): Promise<Lane> {
      await expect
        .poll(async () => {
          const lane = await app.rpc('lane.get', { laneId });
          return lane.status === 'idle' && lane.queue.length === 0
            ? lane.turns
            : `${lane.status} ${lane.reason}`;
        }, patience)
        .toBe(turns);
      return app.rpc('lane.get', { laneId });
    }

    async function answerNext(app: App, outcome: 'allow' | 'reject'): Promise<string | null> {
      const pending = async () => (await app.rpc('approval.list', { status: 'pending' })).items[0];
      await expect.poll(async () => (await pending()) !== undefined, patience).toBe(true);
      const approval = await pending();
      if (!approval) throw new Error('the approval is gone');
      await app.rpc('approval.decide', { approvalId: approval.id, outcome });
      return approval.subject.command;
    }

    test('edits, asks, is allowed once and rejected once, and says what it did', async ({ app }) => {
      const lane = await openLane(app);
      const a = join(lane.worktreePath, 'src/a.txt');
      const allowed = 'echo allowed > allowed.txt';
      const steps = [
        { tool: 'read', path: a },
        { tool: 'edit', path: a, old: 'two', new: 'TWO' },
        { tool: 'bash', cmd: allowed },
        { text: 'Done so far.' },
      ];
      await app.rpc('lane.prompt', { laneId: lane.id, text: scripted(...steps) });
      expect(await answerNext(app, 'allow')).toBe(allowed);
      await idle(app, lane.id, 2);
      await app.rpc('lane.prompt', {
        laneId: lane.id,
        text: scripted({ tool: 'bash', cmd: 'touch rejected.txt' }, { text: 'Then not.' }),
      });
      await answerNext(app, 'reject');
      const after = await idle(app, lane.id, 3);
      expect(readFileSync(a, 'utf8')).toBe('one\nTWO\nthree\n');
      expect(existsSync(join(lane.worktreePath, 'allowed.txt'))).toBe(true);
      expect(existsSync(join(lane.worktreePath, 'rejected.txt'))).toBe(false);
      expect(after.usage?.inputTokens).toBeGreaterThan(0);
      expect(after.checkpoints.length).toBeGreaterThan(0);
      const { items } = await app.rpc('transcript.read', { laneId: lane.id });
      const tools = items.flatMap(({ body }) => (body.kind === 'tool' ? body : []));
      expect(tools.find((t) => t.command === allowed)?.status).toBe('completed');
      expect(tools.find((t) => t.command === 'touch rejected.txt')?.status).toBe('failed');
      expect(
        items.filter(({ body }) => body.kind === 'message' && body.text === 'Done so far.'),
      ).toHaveLength(1);
      const { files } = await app.rpc('review.files', { laneId: lane.id });
      expect(files.map((f) => f.path).sort()).toEqual(['allowed.txt', 'src/a.txt']);
    });

    test('uses the coordination tools as its lane, without a question to the human', async ({ app }) => {
      const lane = await openLane(app);
      const steps = [
        { tool: 'raw', name: toolName('reserve_files'), args: { globs: ['src/**'], reason: 'at work' } },
        { tool: 'raw', name: toolName('ask_human'), args: { question: 'Which one?' } },
        { text: 'Reserved and asked.' },
      ];
      await app.rpc('lane.prompt', { laneId: lane.id, text: scripted(...steps) });
      await idle(app, lane.id, 2);
      const { items } = await app.rpc('reservation.list', { laneId: lane.id });
      expect(items).toMatchObject([{ holder: lane.id, globs: ['src/**'], reason: 'at work' }]);
      const mail = await app.rpc('message.list', { waiting: true });
      expect(mail.items).toMatchObject([{ from: lane.id, subject: 'Which one?' }]);
      expect((await app.rpc('approval.list', {})).items).toEqual([]);
    });

    test('is interrupted in the middle of a command', async ({ app }) => {
      const lane = await openLane(app);
      const text = scripted({ tool: 'bash', cmd: 'touch begun; exec tail -f /dev/null' }, { text: 'x' });
      await app.rpc('lane.prompt', { laneId: lane.id, text });
      await answerNext(app, 'allow');
      await expect.poll(() => existsSync(join(lane.worktreePath, 'begun')), patience).toBe(true);
      await app.rpc('lane.interrupt', { laneId: lane.id });
      expect((await idle(app, lane.id, 2)).lastOutcome).toBe('cancelled');
      await app.rpc('lane.prompt', { laneId: lane.id, text: scripted({ text: 'Still here.' }) });
      expect((await idle(app, lane.id, 3)).lastOutcome).toBe('completed');
    });

    test('goes on with its session after a kill -9 of the agent and of the host', async ({ app }) => {
      const lane = await openLane(app);
      const text = scripted(
        { tool: 'bash', cmd: 'touch begun; exec tail -f /dev/null' },
        { text: 'Finished.' },
      );
      await app.rpc('lane.prompt', { laneId: lane.id, text });
      await answerNext(app, 'allow');
      await expect.poll(() => existsSync(join(lane.worktreePath, 'begun')), patience).toBe(true);
      const { run } = await app.rpc('lane.get', { laneId: lane.id });
      if (!run) throw new Error('the lane has no run');
      process.kill(run.pid, 'SIGKILL');
      const status = async () => (await app.rpc('lane.get', { laneId: lane.id })).status;
      await expect.poll(status, patience).toBe('interrupted');
      await app.kill();
      await app.start();
      expect(await status()).toBe('interrupted');
      await app.rpc('lane.resume', { laneId: lane.id });
      await expect.poll(status, patience).toBe('idle');
      const origins = async () => {
        const { events } = await app.rpc('audit.read', { newest: true, limit: 1000 });
        const starts = events.filter((e) => e.type === 'lane.runStarted');
        return starts.sort((x, y) => x.sequence - y.sequence).map((e) => e.data);
      };
      // A Gemini session cannot be loaded in the minute in which it began; then the lane is told from its artifacts.
      if (agent === 'gemini') return expect(await origins()).toHaveLength(2);
      expect(await origins()).toMatchObject([{ origin: 'new' }, { origin: 'loaded' }]);
      const { items } = await app.rpc('transcript.read', { laneId: lane.id });
      const first = items.filter(({ body }) => body.kind === 'message' && body.text === 'Ready.');
      expect(first).toHaveLength(1);
    });

    test('writes nothing while everything is paused', async ({ app }) => {
      const lane = await openLane(app);
      const cmd = 'while true; do echo tick >> ticks.log; sleep 0.02; done';
      await app.rpc('lane.prompt', { laneId: lane.id, text: scripted({ tool: 'bash', cmd }, { text: 'x' }) });
      await answerNext(app, 'allow');
      const ticks = join(lane.worktreePath, 'ticks.log');
      const size = (): number => (existsSync(ticks) ? statSync(ticks).size : 0);
      await expect.poll(size, patience).toBeGreaterThan(50);
      const paused = await app.rpc('fleet.pauseAll', { reason: 'test' });
      expect(paused.lanes).toMatchObject([{ laneId: lane.id, state: 'stopped' }]);
      const frozen = size();
      // Long enough for a hundred ticks, were anything running.
      await app.page.waitForTimeout(2_000);
      expect(size()).toBe(frozen);
      await app.rpc('fleet.resumeAll', {});
      await expect.poll(size, patience).toBeGreaterThan(frozen);
      await app.rpc('lane.interrupt', { laneId: lane.id });
      await idle(app, lane.id, 2);
    });
  });
}
