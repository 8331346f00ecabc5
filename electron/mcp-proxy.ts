import { StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { type JSONRPCMessage } from '@modelcontextprotocol/server';
import { StdioServerTransport } from '@modelcontextprotocol/server/stdio';

// For agents that start their tools as a process: passes what comes over stdio on to the host, and back. The address and
// the lane's token come by the environment, where other users of the machine do not see them.
const url = process.env['SWITCHYARD_MCP_URL'];
const token = process.env['SWITCHYARD_MCP_TOKEN'];
if (!url || !token) {
  process.stderr.write(
    'switchyard: SWITCHYARD_MCP_URL and SWITCHYARD_MCP_TOKEN are not set; Switchyard sets them.\n',
  );
  process.exit(2);
}

const near = new StdioServerTransport();
const far = new StreamableHTTPClientTransport(new URL(url), {
  requestInit: { headers: { authorization: `Bearer ${token}` } },
});

/** The version that the two sides agreed on goes with every later request. */
function noteVersion(message: JSONRPCMessage): void {
  if (!('result' in message)) return;
  const { protocolVersion: version } = message.result;
  if (typeof version === 'string') far.setProtocolVersion(version);
}

/** A request that the host does not answer fails, so that the agent does not wait for it. */
function refuse(message: JSONRPCMessage, error: unknown): void {
  if (!('method' in message) || !('id' in message)) return;
  const words = error instanceof Error ? error.message : String(error);
  void near.send({
    jsonrpc: '2.0',
    id: message.id,
    error: { code: -32_000, message: `Switchyard: ${words}` },
  });
}

near.onmessage = (message) => void far.send(message).catch((error: unknown) => refuse(message, error));
far.onmessage = (message) => {
  noteVersion(message);
  void near.send(message);
};
near.onclose = () => void far.close().finally(() => process.exit(0));
process.stdin.on('end', () => process.exit(0));
await far.start();
await near.start();
