import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Page } from '@playwright/test';
import { type CallInput, type CallName, type CallOutput } from '../../shared/contract/index.ts';
import { type LaneId } from '../../shared/domain/ids.ts';
import { unwrap } from '../../shared/kernel/result.ts';
import { type Address, callHost } from '../fixtures/client.ts';
import { browserDriver, startHeadless } from '../fixtures/host.ts';
import { rehearsal, rehearse, type RehearsalStep } from '../fixtures/rehearse.ts';
import { makeRepository } from '../fixtures/repository.ts';

/** A headless host in a process of its own, and lanes with real agents at work. */
export interface LanesRig {
  readonly pid: number;
  readonly lanes: readonly LaneId[];
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>>;
  end(): Promise<void>;
}

/** The same with the screen in a browser. */
export interface ScreenRig extends LanesRig {
  readonly page: Page;
}

/** Starts everything on a scratch folder; `steps` is what each lane's agent is told to do. */
export async function screenRig(
  folder: string,
  count: number,
  steps: readonly RehearsalStep[],
): Promise<ScreenRig> {
  const driver = browserDriver();
  const start = async (data: string) => {
    const host = await driver.start(data, 0, []);
    const stop = async () => {
      await host.stop();
      await driver.dispose();
    };
    return { ...host, stop };
  };
  const { host, ...rig } = await rigOn(start, folder, count, steps);
  return { ...rig, page: host.page };
}

/** The same without a screen. */
export async function lanesRig(
  folder: string,
  count: number,
  steps: readonly RehearsalStep[],
): Promise<LanesRig> {
  return rigOn((data) => startHeadless(data, 0, []), folder, count, steps);
}

interface Started {
  readonly address: Address;
  stop(): Promise<void>;
}

async function rigOn<H extends Started>(
  start: (data: string) => Promise<H>,
  folder: string,
  count: number,
  steps: readonly RehearsalStep[],
): Promise<LanesRig & { readonly host: H }> {
  spawnSync(process.execPath, ['build.config.mjs', '--if-stale'], { stdio: 'ignore' });
  const data = join(folder, 'data');
  mkdirSync(data);
  const repository = makeRepository({ 'README.md': '# Sample\n' });
  const host = await start(data);
  const { address } = host;
  const call: LanesRig['call'] = async (name, input) => unwrap(await callHost(address, name, input));
  const end = async () => {
    await host.stop();
    repository.remove();
  };
  try {
    const project = await call('project.open', { path: repository.path });
    const lanes: LaneId[] = [];
    for (let lane = 1; lane <= count; lane++) {
      const task = { title: `Lane ${lane}`, brief: rehearse(...steps) };
      lanes.push((await call('lane.launch', { projectId: project.id, agentId: rehearsal, task })).id);
    }
    return { host, pid: address.pid, lanes, call, end };
  } catch (error) {
    await end();
    throw error;
  }
}

/** Waits until so many lanes are in a state. */
export async function untilLanes(rig: LanesRig, status: string, count: number): Promise<void> {
  for (;;) {
    if ((await lanesIn(rig, status)) >= count) return;
    await delay(250);
  }
}

/** How many lanes are in a state. */
export async function lanesIn(rig: LanesRig, status: string): Promise<number> {
  const { items } = await rig.call('lane.list', {});
  return items.filter((lane) => lane.status === status).length;
}
