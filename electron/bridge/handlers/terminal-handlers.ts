import { toLaneView } from '../../../shared/contract/present.ts';
import { type Result, fail, ok } from '../../../shared/kernel/result.ts';
import { type Handlers } from '../host-port.ts';
import { type HandlerContext } from './context.ts';

type Calls = Extract<keyof Handlers, `terminal.${string}`>;

/** Answers `terminal.*`. */
export function terminalHandlers({ lanes, terminals }: HandlerContext): Pick<Handlers, Calls> {
  return {
    'terminal.open': async ({ laneId, cols, rows }, { actor }) => {
      const opened = await terminals.open(laneId, { cols, rows }, actor);
      if (!opened.ok) return opened;
      const lane = lanes.engine.world.lanes[laneId];
      if (!lane) return fail('not-found', `There is no lane ${laneId}.`);
      return ok({ terminalId: opened.data.id, number: opened.data.number, lane: toLaneView(lane) });
    },
    'terminal.write': async ({ terminalId, data }) => done(terminals.write(terminalId, data)),
    'terminal.resize': async ({ terminalId, ...size }) => done(terminals.resize(terminalId, size)),
    'terminal.close': async ({ terminalId, ifIdle = false }, { actor }) =>
      done(await terminals.close(terminalId, ifIdle, actor)),
    'terminal.read': async ({ terminalId, after }) => terminals.read(terminalId, after),
  };
}

const done = (result: Result<void>): Result<Record<string, never>> => (result.ok ? ok({}) : result);
