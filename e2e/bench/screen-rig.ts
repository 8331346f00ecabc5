import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Page } from '@playwright/test';
import { type CallInput, type CallName, type CallOutput } from '../../shared/contract/index.ts';
import { type LaneId } from '../../shared/domain/ids.ts';
import { unwrap } from '../../shared/kernel/result.ts';
import { callHost } from '../fixtures/client.ts';
import { browserDriver } from '../fixtures/host.ts';
import { rehearsal, rehearse, type RehearsalStep } from '../fixtures/rehearse.ts';
import { makeRepository } from '../fixtures/repository.ts';

/** The headless host with the screen in a browser, and lanes with real agents at work. */
export interface ScreenRig {
  readonly page: Page;
  readonly lanes: readonly LaneId[];
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>>;
  end(): Promise<void>;
}

/** Starts everything on a scratch folder; `steps` is what each lane's agent is told to do. */
export async function screenRig(
  folder: string,
  count: number,
  steps: readonly RehearsalStep[],
): Promise<ScreenRig> {
  spawnSync(process.execPath, ['build.config.mjs', '--if-stale'], { stdio: 'ignore' });
  const data = join(folder, 'data');
  mkdirSync(data);
  const driver = browserDriver();
  const repository = makeRepository({ 'README.md': '# Sample\n' });
  const host = await driver.start(data, 0, []);
  const call: ScreenRig['call'] = async (name, input) => unwrap(await callHost(host.address, name, input));
  const end = async () => {
    await host.stop();
    await driver.dispose();
    repository.remove();
  };
  try {
    const project = await call('project.open', { path: repository.path });
    const lanes: LaneId[] = [];
    for (let lane = 1; lane <= count; lane++) {
      const task = { title: `Lane ${lane}`, brief: rehearse(...steps) };
      lanes.push((await call('lane.launch', { projectId: project.id, agentId: rehearsal, task })).id);
    }
    return { page: host.page, lanes, call, end };
  } catch (error) {
    await end();
    throw error;
  }
}

/** Waits until so many lanes are in a state. */
export async function untilLanes(rig: ScreenRig, status: string, count: number): Promise<void> {
  for (;;) {
    const { items } = await rig.call('lane.list', {});
    if (items.filter((lane) => lane.status === status).length >= count) return;
    await rig.page.waitForTimeout(250);
  }
}
