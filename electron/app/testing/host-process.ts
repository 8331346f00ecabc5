import { join } from 'node:path';
import { homeId } from '../../platform/paths.ts';
import { silentLog } from '../../platform/log.ts';
import { makeInvoke } from '../../bridge/invoke.ts';
import { createHost } from '../host.ts';

// A host as a process of its own, to be killed: takes calls over the parent's channel and answers them.
const root = join(import.meta.dirname, '..', '..', '..');
const dataDirectory = process.argv[2] ?? '';
const host = await createHost({
  dataDirectory,
  homeId: homeId(dataDirectory),
  host: 'headless',
  version: '0.0.0',
  resources: join(root, 'resources'),
  rehearsal: {
    command: process.execPath,
    args: [join(root, 'electron', 'rehearsal.ts')],
    env: { SWITCHYARD_REHEARSAL_HASTE: '20' },
  },
  toolProxy: { command: process.execPath, args: [join(root, 'electron', 'mcp-proxy.ts')], env: {} },
  log: silentLog,
});
const invoke = makeInvoke(host.handlers, silentLog, () => 'fault');
const answer = (message: unknown): void => void process.send?.(message, () => undefined);
process.on('message', (message: { id: number; name: string; input: unknown }) => {
  const actor = { kind: 'human' as const, via: 'rpc' as const };
  void invoke(message.name, message.input, { actor }).then((result) =>
    answer({ id: message.id, answer: result }),
  );
});
process.on('disconnect', () => void host.close().then(() => process.exit(0)));
answer({ id: 0, answer: null });
