import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { Rehearsed } from '../../electron/agents/testing/rehearsed.ts';
import { type AgentCommand } from '../../electron/agents/protocol.ts';
import { installAgent } from './install.mjs';
import {
  type MockModel,
  mockModelExists,
  type RealAgent,
  realCommand,
  scripted,
  startMockModel,
} from './real-agent.ts';

const wanted = (process.env['SWITCHYARD_E2E_AGENTS'] ?? 'claude-code').split(',') as RealAgent[];

for (const agent of wanted) {
  test.describe(`${agent} through the adapter`, () => {
    test.skip(!mockModelExists(), 'there is no stand-in for the model vendors here');
    test.describe.configure({ mode: 'serial', timeout: 180_000 });
    let model: MockModel;
    let lane: Rehearsed;
    let command: AgentCommand;
    const inLane = (name: string): string => join(lane.cwd, name);

    test.beforeAll(async () => {
      model = await startMockModel();
    });
    test.afterAll(() => model.close());
    test.beforeEach(async () => {
      lane = new Rehearsed();
      await lane.open();
      command = realCommand(agent, installAgent(agent), model.port, lane.beside('home'));
    });
    test.afterEach(() => lane.close());

    test('edits files, asks before a command, and reports what it used', async () => {
      writeFileSync(inLane('a.txt'), 'one\ntwo\n');
      const session = await lane.start({}, command);
      expect(session.agentVersion).toMatch(/^\d+\.\d+/);
      const end = await session.prompt(
        scripted(
          { tool: 'read', path: inLane('a.txt') },
          { tool: 'edit', path: inLane('a.txt'), old: 'two', new: 'TWO' },
          { tool: 'write', path: inLane('b.txt'), content: 'new\n' },
          { tool: 'bash', cmd: 'echo hello > c.txt; cat c.txt; exit 3' },
          { text: 'All of it is done.' },
        ),
      );
      expect(end).toEqual({ outcome: 'completed', message: null });
      expect(readFileSync(inLane('a.txt'), 'utf8')).toBe('one\nTWO\n');
      expect(readFileSync(inLane('b.txt'), 'utf8')).toBe('new\n');
      expect(existsSync(inLane('c.txt'))).toBe(true);
      expect(lane.texts()).toEqual(['All of it is done.']);
      const shell = lane.asked.find((a) => a.subject.tool === 'execute');
      expect(shell?.subject.command).toBe('echo hello > c.txt; cat c.txt; exit 3');
      expect(shell?.subject.cwd).toBe(lane.cwd);
      const edit = lane.tools().find((t) => t.paths?.includes(inLane('a.txt')) === true && t.tool === 'edit');
      expect(edit?.diffs?.[0]?.newText).toContain('TWO');
      const ran = lane.tools().find((t) => t.tool === 'execute');
      // Gemini says neither what a command printed nor how it ended.
      if (agent !== 'gemini') expect(ran).toMatchObject({ exitCode: 3 });
      if (agent !== 'gemini') expect(ran?.output).toContain('hello');
      expect(lane.tools().every((t) => t.status === 'completed' || t.status === 'failed')).toBe(true);
      const usage = Object.assign({}, ...lane.updates.map((u) => (u.kind === 'usage' ? u.usage : {}))) as {
        inputTokens?: number;
        cost?: number;
      };
      expect(usage.inputTokens).toBeGreaterThan(0);
      if (agent === 'claude-code' || agent === 'opencode') expect(usage.cost).toBeGreaterThan(0);
    });

    test('does not do what was rejected', async () => {
      lane.answer = () => Promise.resolve('reject');
      const session = await lane.start({}, command);
      const end = await session.prompt(
        scripted({ tool: 'bash', cmd: 'touch rejected.txt' }, { text: 'Then not.' }),
      );
      expect(end.outcome).toBe('completed');
      expect(existsSync(inLane('rejected.txt'))).toBe(false);
      expect(lane.tools().map((t) => t.status)).toEqual(['failed']);
      // After a rejection opencode and Qwen Code end the turn.
      if (agent === 'claude-code' || agent === 'gemini') expect(lane.texts()).toEqual(['Then not.']);
    });

    test('stops a running command when it is cancelled, and answers the next prompt', async () => {
      const session = await lane.start({}, command);
      const turn = session.prompt(
        scripted({ tool: 'bash', cmd: 'touch begun; exec tail -f /dev/null' }, { text: 'x' }),
      );
      await expect.poll(() => existsSync(inLane('begun')), { timeout: 60_000 }).toBe(true);
      await session.cancel();
      expect((await turn).outcome).toBe('cancelled');
      expect(lane.tools().every((t) => t.status === 'completed' || t.status === 'failed')).toBe(true);
      expect((await session.prompt(scripted({ text: 'Still here.' }))).outcome).toBe('completed');
      expect(lane.texts().at(-1)).toBe('Still here.');
    });

    test('continues its session after a kill -9', async () => {
      const first = await lane.start({}, command);
      const minute = new Date().getMinutes();
      await first.prompt(scripted({ text: 'Something from the past.' }));
      const turn = first.prompt(
        scripted({ tool: 'bash', cmd: 'touch begun; exec tail -f /dev/null' }, { text: 'x' }),
      );
      await expect.poll(() => existsSync(inLane('begun')), { timeout: 60_000 }).toBe(true);
      process.kill(-first.pid, 'SIGKILL');
      expect((await turn).outcome).toBe('lost');
      lane.updates.length = 0;
      // Gemini 0.61 names a session's file by the minute, and loading it in that same minute overwrites it.
      if (agent === 'gemini') {
        await expect.poll(() => new Date().getMinutes(), { timeout: 70_000 }).not.toBe(minute);
      }
      const second = await lane.start({ resume: first.sessionId }, command);
      expect(second.origin).toBe('loaded');
      expect(lane.texts()).toEqual([]);
      expect((await second.prompt(scripted({ text: 'On we go.' }))).outcome).toBe('completed');
      expect(lane.texts()).toEqual(['On we go.']);
    });
  });
}
