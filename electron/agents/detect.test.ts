import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { builtInAgents } from './built-in.ts';
import { agentDetector } from './detect.ts';
import { which } from './which.ts';

const rehearsal = { command: process.execPath, args: ['/opt/rehearsal.js'], env: {} };
let bin: string;
beforeEach(async () => (bin = await mkdtemp(join(tmpdir(), 'switchyard-bin-'))));
afterEach(() => rm(bin, { recursive: true, force: true }));

describe('which', () => {
  it('finds programs on the PATH and nothing that cannot be run', async () => {
    await writeFile(join(bin, 'gemini'), '#!/bin/sh\n');
    expect(await which('gemini', { PATH: bin })).toBe(null);
    await chmod(join(bin, 'gemini'), 0o755);
    expect(await which('gemini', { PATH: `/nonexistent:${bin}` })).toBe(join(bin, 'gemini'));
    expect(await which(join(bin, 'gemini'), {})).toBe(join(bin, 'gemini'));
    expect(await which('gemini', {})).toBe(null);
  });
});

describe('detecting agents', () => {
  it('asks each installed one for its version, once until asked again', async () => {
    const asked: string[] = [];
    const detector = agentDetector({
      which: (command) => Promise.resolve(command === 'qwen' ? null : `/bin/${command}`),
      runVersion: (command, args) => {
        asked.push([command, ...args].join(' '));
        return Promise.resolve(command.endsWith('gemini') ? null : 'agent v1.2.3-beta.4 (linux)\n');
      },
    });
    const agents = builtInAgents(rehearsal);
    const found = await detector.detect(agents);
    expect(found.map((a) => [a.agentId, a.installed, a.version])).toEqual([
      ['rehearsal', true, '1.2.3-beta.4'],
      ['claude-code', true, '1.2.3-beta.4'],
      ['gemini', true, null],
      ['opencode', true, '1.2.3-beta.4'],
      ['qwen', false, null],
    ]);
    expect(asked).toContain(`/bin/${process.execPath} /opt/rehearsal.js --version`);
    expect(asked).toHaveLength(4);
    await detector.detect(agents);
    expect(asked).toHaveLength(4);
    await detector.detect(agents, true);
    expect(asked).toHaveLength(8);
  });
});

describe('built-in agents', () => {
  it('bring no credentials and leave the login to the user', () => {
    for (const agent of builtInAgents(rehearsal)) {
      expect(Object.keys(agent.env).filter((name) => /KEY|TOKEN|SECRET|CONFIG_DIR|HOME/.test(name))).toEqual(
        [],
      );
    }
  });
});
