import { type McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';
import { type ReservationId } from '../../shared/domain/ids.ts';
import { type McpCaller, type McpDeps } from './deps.ts';
import { answer, said } from './tool-answer.ts';

const globs = z.array(z.string().min(1).max(1000)).min(1).max(200);

const clock = (at: number): string => `${new Date(at).toISOString().slice(11, 16)} UTC`;

/** Holding paths, giving them back, and asking who holds them. */
export function registerReservations(server: McpServer, deps: McpDeps, caller: McpCaller): void {
  registerTaking(server, deps, caller);
  registerReleasing(server, deps, caller);
  registerChecking(server, deps, caller);
}

function registerTaking(server: McpServer, deps: McpDeps, { laneId, actor }: McpCaller): void {
  server.registerTool(
    'reserve_files',
    {
      description:
        'Hold paths before you edit them, so that no other lane writes there. Ask for little, give back early.',
      inputSchema: z.object({
        globs: globs.describe('relative to the repository, for example src/api/**'),
        reason: z.string().min(1).max(500),
        mode: z.enum(['exclusive', 'shared']).optional(),
        minutes: z.number().min(1).max(1440).optional(),
      }),
    },
    async ({ globs: wanted, reason, mode, minutes }) => {
      const request = {
        laneId,
        globs: wanted,
        reason,
        mode: mode ?? ('exclusive' as const),
        minutes: minutes ?? 60,
      };
      return answer(
        await deps.reservations.take(request, actor),
        (r) =>
          `Held until ${clock(r.expiresAt)} as ${r.id}: ${r.globs.join(', ')}.${r.hoarded ? ` ${r.hoarded} Hold less.` : ''}`,
      );
    },
  );
}

function registerReleasing(server: McpServer, deps: McpDeps, { laneId, actor }: McpCaller): void {
  const { engine } = deps.lanes;
  server.registerTool(
    'release_files',
    {
      description: 'Give back what you hold: one reservation, or all of yours.',
      inputSchema: z.object({ reservation_id: z.string().max(200).optional() }),
    },
    async ({ reservation_id: wanted }) => {
      const mine = Object.values(engine.world.reservations.open).filter(
        (r) => r.holder === laneId && (wanted === undefined || r.id === wanted),
      );
      if (wanted !== undefined && mine.length === 0) {
        const data = { reservationId: wanted as ReservationId, holder: laneId };
        const done = await engine.dispatch({ type: 'reservation.release', data }, { actor });
        return answer(done, () => 'Released.');
      }
      for (const { id: reservationId } of mine) {
        const data = { reservationId, holder: laneId };
        const done = await engine.dispatch({ type: 'reservation.release', data }, { actor });
        if (!done.ok) return answer(done, () => '');
      }
      return said(
        mine.length === 0 ? 'You hold nothing.' : `Released ${mine.flatMap((r) => r.globs).join(', ')}.`,
      );
    },
  );
}

function registerChecking(server: McpServer, deps: McpDeps, { laneId }: McpCaller): void {
  server.registerTool(
    'check_paths',
    {
      description: 'Whether you may write to paths, and who holds them if not.',
      inputSchema: z.object({ paths: z.array(z.string().min(1).max(4096)).min(1).max(200) }),
    },
    ({ paths }) =>
      answer(deps.reservations.check({ laneId, paths }), ({ items }) =>
        items
          .map((i) =>
            i.free
              ? `${i.path}: free`
              : `${i.path}: held by ${i.holder ?? 'another'} until ${clock(i.until ?? 0)}`,
          )
          .join('\n'),
      ),
  );
}
