import { systemClock } from '../../platform/clock.ts';
import { createProcessSupervisor } from '../supervisor.ts';

/** A host that starts trees and a terminal, freezes some of them when told, and waits to be killed. argv: homeId registryFile folder freeze */
const [homeId = '', registryFile = '', folder = '', freeze = ''] = process.argv.slice(2);
const supervisor = createProcessSupervisor({
  homeId,
  hostId: `host-${process.pid}`,
  clock: systemClock,
  registryFile,
});
const fixtures = new URL('.', import.meta.url).pathname;
for (const owner of ['lane-a', 'lane-b']) {
  supervisor.spawn({
    owner,
    runId: `run-${owner}`,
    command: 'bash',
    args: [`${fixtures}agent-like.sh`, `${folder}/${owner}`],
    cwd: folder,
    env: {},
  });
}
await supervisor.openTerminal({
  owner: 'lane-b',
  runId: 'terminal',
  cwd: folder,
  env: {},
  cols: 80,
  rows: 24,
  // It outlives its terminal, as what was started with nohup does.
  shell: {
    file: '/bin/bash',
    args: ['-c', `trap '' HUP; exec bash ${fixtures}ticker.sh ${folder}/terminal`],
  },
  onData: () => undefined,
});
process.stdin.on('data', () => {
  const work = freeze === 'freeze' ? supervisor.freeze('lane-b') : Promise.resolve([]);
  void work.then(() => process.stdout.write('ready\n'));
});
