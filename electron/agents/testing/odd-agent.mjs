// An agent that does what it should not: it asks its client for files and terminals, announces no tool call, goes on
// telling the past after a session was loaded, and ends its turn with an update in the same breath.
import { createInterface } from 'node:readline';

let nextId = 100;
const waiting = new Map();
const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
const ask = (method, params) =>
  new Promise((resolve) => {
    const id = nextId++;
    waiting.set(id, resolve);
    send({ id, method, params });
  });
const say = (text) => {
  const update = { sessionUpdate: 'agent_message_chunk', content: { type: 'text', text } };
  send({ method: 'session/update', params: { sessionId: 's', update } });
};

async function prompt(text) {
  const [method, params] = JSON.parse(text);
  const answer = await ask(method, params);
  say(JSON.stringify(answer.error ?? answer.result));
  return { stopReason: 'end_turn' };
}

const answers = {
  initialize: () => ({ protocolVersion: 1, agentCapabilities: { loadSession: true } }),
  'session/new': () => ({ sessionId: 's' }),
  'session/load': () => {
    setTimeout(() => say('The past.'), 20);
    return {};
  },
  'session/prompt': (params) => prompt(params.prompt[0].text),
};

createInterface({ input: process.stdin }).on('line', async (line) => {
  const message = JSON.parse(line);
  if (message.method === undefined) return waiting.get(message.id)?.(message);
  if (message.id !== undefined)
    send({ id: message.id, result: await answers[message.method](message.params) });
});
