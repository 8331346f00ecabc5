import { type McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';
import { type Lane, statusOf } from '../../shared/domain/lane/state.ts';
import { type World } from '../../shared/domain/world.ts';
import { type McpCaller, type McpDeps } from './deps.ts';
import { refused, said } from './tool-answer.ts';

/** Who the lane is, what it is to do, who else is at work, and what will collide. */
export function registerAbout(server: McpServer, deps: McpDeps, { lane }: McpCaller): void {
  const { engine } = deps.lanes;
  server.registerTool(
    'whoami',
    { description: 'Your name, role, worktree, branch, ports and what you hold.' },
    () => said(selfText(engine.world, lane)),
  );
  server.registerTool('get_task', { description: 'Your task: brief, write set, inputs and outputs.' }, () =>
    said(taskText(lane)),
  );
  server.registerTool(
    'list_lanes',
    { description: 'The other lanes of this project: what they do, how they are and what they hold.' },
    () => {
      const others = Object.values(engine.world.lanes).filter(
        (l) => l.projectId === lane.projectId && l.phase !== 'closed' && l.id !== lane.id,
      );
      return said(
        others.length === 0
          ? 'You are the only lane.'
          : others.map((l) => laneText(engine.world, l)).join('\n'),
      );
    },
  );
  server.registerTool(
    'predicted_conflicts',
    {
      description:
        'Which files of yours would conflict with other lanes or the target branch, by a trial merge.',
      inputSchema: z.object({
        fresh: z.boolean().optional().describe('look at the disk now, not at the last checkpoint'),
      }),
    },
    async ({ fresh }) => {
      const radar = await deps.radar.scan(lane.projectId, fresh ?? true);
      if (!radar.ok) return refused(radar.error);
      const mine = radar.data.pairs.filter((p) => p.a === lane.id || p.b === lane.id);
      if (mine.length === 0) return said('Nothing of yours overlaps with another lane or the target branch.');
      return said(
        mine
          .map((pair) => {
            const other = pair.a === lane.id ? pair.b : pair.a;
            const name = engine.world.lanes[other]?.name ?? 'the target branch';
            const files = pair.files.map(
              (f) =>
                `${f.path} (${f.conflict ? 'conflict' : f.overlap === 'lines' ? 'same lines, merges' : 'same file, merges'})`,
            );
            return `${name}: ${files.join(', ')}`;
          })
          .join('\n'),
      );
    },
  );
}

function holdings(world: World, lane: Lane): string {
  const held = Object.values(world.reservations.open).filter((r) => r.holder === lane.id);
  return held.length === 0
    ? 'holds nothing'
    : `holds ${held.map((r) => `${r.globs.join(', ')} (${r.mode}, ${r.id})`).join('; ')}`;
}

const selfText = (world: World, lane: Lane): string =>
  [
    `You are ${lane.name} (${lane.id})${lane.roleId === null ? '' : `, role ${lane.roleId}`}.`,
    `Worktree ${lane.worktreePath}, branch ${lane.branch}, ports ${lane.portsFrom} to ${lane.portsTo}.`,
    `${lane.name} ${holdings(world, lane)}.`,
  ].join('\n');

const laneText = (world: World, lane: Lane): string =>
  `${lane.name} (${lane.id})${lane.roleId === null ? '' : `, role ${lane.roleId}`}: ${lane.task.title}. ${statusOf(lane)}, ${holdings(world, lane)}.`;

export function taskText({ task }: Lane): string {
  const list = (name: string, items: readonly string[]): string[] =>
    items.length === 0 ? [] : [`${name}: ${items.join(', ')}`];
  return [
    task.title,
    '',
    task.brief,
    '',
    ...list('May write', task.writeSet),
    ...list('Inputs', task.inputs),
    ...list('Outputs', task.outputs),
  ]
    .join('\n')
    .trim();
}
