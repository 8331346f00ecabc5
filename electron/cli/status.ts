import { type CallOutput } from '../../shared/contract/index.ts';
import { ok } from '../../shared/kernel/result.ts';
import { type Context, withHost } from './context.ts';
import { report } from './terminal.ts';

type Health = CallOutput<'system.health'>;

/** `switchyard status`: is it up, is it paused, what is there. */
export function status(context: Context): Promise<number> {
  return withHost(context, async ({ host, call }) => {
    const health = await call('system.health', {}, 10_000);
    const result = health.ok ? ok({ ...health.data, url: host.url, port: host.port }) : health;
    return report(context.terminal, context.json, result, words);
  });
}

function words(health: Health & { readonly url: string }): string {
  const { counts } = health;
  return [
    `Switchyard ${health.version} (${health.host}, process ${health.pid}) is ${health.paused ? 'PAUSED' : 'running'}.`,
    `  address    ${health.url}`,
    `  data       ${health.dataDirectory}`,
    `  projects   ${counts.projects}`,
    `  lanes      ${counts.lanes} (${counts.running} running, ${counts.waiting} waiting)`,
    `  approvals  ${counts.approvals} waiting for you`,
    `  merges     ${counts.merges} in the queue`,
    `  processes  ${counts.processes}`,
    ...health.troubles.map((trouble) => `  trouble    ${trouble}`),
  ].join('\n');
}
