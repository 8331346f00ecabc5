import { type IncomingMessage, type ServerResponse } from 'node:http';
import { type McpServer } from '@modelcontextprotocol/server';
import { type LaneId } from '../../shared/domain/ids.ts';
import { actorOf } from '../engine/lane-identity.ts';
import { type McpDeps } from './deps.ts';
import { registerAbout, taskText } from './tools-about.ts';
import { registerMail } from './tools-mail.ts';
import { registerReservations } from './tools-reservations.ts';

const instructions =
  'Switchyard coordinates you with other lanes at work on the same repository. Reserve paths before you edit them, tell others what concerns them, ask the human what you cannot decide.';

type Serve = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Answers calls of the coordination tools over Streamable HTTP; each lane acts as itself only. */
export function laneMcp(deps: McpDeps): Serve {
  let ready: Promise<Serve> | null = null;
  return async (request, response) => {
    const token = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const laneId = token === undefined ? null : deps.lanes.tools.laneOf(token);
    const lane = laneId === null ? undefined : deps.lanes.engine.world.lanes[laneId];
    if (token === undefined || lane === undefined || lane.phase === 'closed') {
      response.writeHead(401, { 'content-type': 'application/json', 'www-authenticate': 'Bearer' });
      response.end(JSON.stringify({ error: 'This address takes the token of an open lane.' }));
      return;
    }
    const auth = { token, clientId: lane.id, scopes: [] };
    ready ??= prepare(deps);
    const serve = await ready;
    await serve(Object.assign(request, { auth }), response);
  };
}

/** The protocol is loaded with the first call: a start without lanes does not wait for it. */
async function prepare(deps: McpDeps): Promise<Serve> {
  const { createMcpHandler, McpServer } = await import('@modelcontextprotocol/server');
  const { toNodeHandler } = await import('@modelcontextprotocol/node');
  const handler = createMcpHandler(
    ({ authInfo }) => {
      const server = new McpServer({ name: 'switchyard', version: deps.version }, { instructions });
      return equip(server, deps, authInfo?.clientId as LaneId);
    },
    {
      onerror: (error) =>
        deps.lanes.log.warning('a coordination tool was called wrongly', { error: error.message }),
    },
  );
  return toNodeHandler(handler) as Serve;
}

function equip(server: McpServer, deps: McpDeps, laneId: LaneId): McpServer {
  const lane = deps.lanes.engine.world.lanes[laneId];
  if (!lane) return server;
  const caller = { laneId, lane, actor: actorOf(lane) };
  registerAbout(server, deps, caller);
  registerReservations(server, deps, caller);
  registerMail(server, deps, caller);
  server.registerResource(
    'task',
    'switchyard://task',
    { title: 'Your task', mimeType: 'text/plain' },
    (uri) => ({ contents: [{ uri: uri.href, mimeType: 'text/plain', text: taskText(lane) }] }),
  );
  return server;
}
