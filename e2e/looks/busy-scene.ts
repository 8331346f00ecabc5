import { type LaneView } from '../../shared/contract/index.ts';
import { type AgentId, type LaneId, type ProjectId } from '../../shared/domain/ids.ts';
import { type App, expect } from '../fixtures/app.ts';
import { rehearsal, rehearse, type RehearsalStep } from '../fixtures/rehearse.ts';

const parts = ['ledger', 'invoices', 'money', 'rates', 'export', 'api', 'web'];

const source = (part: string, file: string) =>
  Array.from(
    { length: 40 },
    (_, n) => `export const ${file}${n} = (amount) => amount * ${n + 1}; // ${part}, rule ${n + 1}`,
  ).join('\n');

/** An agent that is not there, whose lanes fail. */
export const absent = 'absent' as AgentId;

/** A repository with a few parts, each with a few files. */
const busyFiles: Readonly<Record<string, string>> = Object.fromEntries([
  ['README.md', '# Invoices\n\nMoney in, money out.\n'],
  ...parts.flatMap((part) =>
    ['entry', 'post', 'total', 'format'].map((file) => [
      `packages/${part}/src/${file}.js`,
      source(part, file),
    ]),
  ),
]);

const edit = (part: string, file: string, line: number, text: string): RehearsalStep => ({
  edit: `packages/${part}/src/${file}.js`,
  old: `export const ${file}${line} = (amount) => amount * ${line + 1};`,
  new: `export const ${file}${line} = (amount) => ${text};`,
  ms: 40,
});
const at = (part: string, file = 'entry') => ({ read: `packages/${part}/src/${file}.js`, ms: 60 });
const plan = (...entries: readonly string[]) => ({
  plan: entries.map((text, index) => ({
    text,
    status: index === 0 ? 'completed' : index === 1 ? 'in_progress' : 'pending',
  })),
});
const usage = (used: number, cost: number) => ({
  usage: used,
  size: 200_000,
  cost,
  input: used,
  output: 900,
});
const tests = (lines: number, code: number) => ({
  run: `for i in $(seq ${lines}); do echo "  ok $i round > case $i"; done; exit ${code}`,
  ask: false,
});
/** Works on until the scene is over. */
const onAndOn = (part: string): RehearsalStep => ({
  repeat: 400,
  steps: [
    { say: `Looking at the next rule of \`${part}\`, and at what depends on it.`, chunks: 6, ms: 150 },
    at(part, 'total'),
    { run: `grep -c amount packages/${part}/src/*.js`, ask: false },
    { wait: 1500 },
  ],
});

const running = (part: string, line: number): readonly RehearsalStep[] => [
  { say: `I will move the rules of \`${part}\` to minor units, one after the other.` },
  plan('Read how it is done now', 'Move the rules', 'Cover them with a test', 'Run all tests'),
  at(part),
  { think: 'Every rule multiplies; a currency without minor units has to be left alone.' },
  edit(part, 'entry', line, 'minor(amount)'),
  edit(part, 'total', line, 'sum(minor(amount))'),
  tests(12, line % 3 === 0 ? 1 : 0),
  usage(20_000 + line * 3000, 0.4 + line / 10),
  onAndOn(part),
];
const asking = (part: string, command: string): readonly RehearsalStep[] => [
  { say: 'The change is in. To see that it holds, I have to run something.' },
  at(part),
  edit(part, 'post', 5, 'post(amount)'),
  usage(31_000, 1.2),
  { run: command },
];
const finished = (part: string, line: number, text: string): readonly RehearsalStep[] => [
  { say: 'A small one.' },
  at(part, 'format'),
  edit(part, 'format', line, text),
  tests(6, 0),
  usage(12_000 + line * 500, 0.3),
  { say: '## Done\n\n- `format` knows the currency\n- the tests pass\n\nNothing else had to change.' },
];

interface Work {
  readonly title: string;
  readonly steps: readonly RehearsalStep[];
  readonly role?: string;
  readonly agent?: AgentId;
}

const works: readonly Work[] = [
  ...Array.from({ length: 12 }, (_, n) => ({
    title:
      [
        'Move the ledger to minor units',
        'Round invoices half to even, as the law of most of our customers asks since last year',
        'Zero-decimal currencies',
        'Cache the rates',
        'Export as CSV',
        'Page through the API',
        'Locale separators in the web client',
        'Backfill old entries',
        'Totals by day',
        'Shrink failing cases',
        'Split the API by version',
        'Type the web client',
      ][n] ?? '',
    steps: running(parts[n % parts.length] ?? '', n),
    role: n % 4 === 1 ? 'tester' : 'implementer',
  })),
  {
    title: 'Fix the rate migration',
    steps: asking('rates', 'git reset --hard origin/main~3 && rm -rf packages/rates/migrations'),
  },
  { title: 'Install the parser', steps: asking('export', 'npm install --save csv-parse') },
  { title: 'Run the suite', steps: asking('money', 'node --test packages/money') },
  {
    title: 'Tidy the home folder',
    steps: asking('api', 'rm -rf ~/.cache/invoices && find / -name "*.tmp" -delete'),
  },
  { title: 'Read the secrets', steps: [at('web'), { write: '../outside.txt', content: 'out\n' }] },
  { title: 'Translate the guide', steps: [{ say: 'I begin.' }, at('web'), { crash: '', code: 137 }] },
  {
    title: 'Draw the chart',
    agent: absent,
    steps: [{ say: 'I begin.' }, { fail: '', message: 'The model is overloaded.' }],
  },
  { title: 'Count the words', steps: [at('api'), { stop: '', reason: 'refusal' }] },
  { title: 'Format dates', steps: finished('api', 3, 'date(amount)'), role: 'implementer' },
  { title: 'Format dates the other way', steps: finished('api', 3, 'dateOf(amount)'), role: 'implementer' },
  { title: 'Format money', steps: finished('money', 4, 'money(amount)'), role: 'implementer' },
  { title: 'Format rates', steps: finished('rates', 6, 'rate(amount)'), role: 'implementer' },
  { title: 'Format invoices', steps: finished('invoices', 7, 'invoice(amount)'), role: 'implementer' },
  { title: 'Break the build', steps: finished('web', 8, 'broken('), role: 'implementer' },
  { title: 'Format the export', steps: finished('export', 2, 'csv(amount)'), role: 'reviewer' },
  { title: 'Write the guide', steps: [...finished('web', 1, 'guide(amount)'), ...running('web', 3)] },
  { title: 'Wait for the contract', steps: [{ wait: 600_000 }] },
  { title: 'Measure the totals', steps: [], agent: absent },
];

export interface BusyScene {
  readonly projectId: ProjectId;
  readonly lanes: readonly LaneView[];
  laneFor(title: string): LaneView;
}

/** Thirty lanes at once, in every state that a lane can be in. */
export async function busyScene(app: App): Promise<BusyScene> {
  const repository = app.repository(busyFiles);
  const project = await app.rpc('project.open', { path: repository.path });
  const verifyCommand = `for f in packages/*/src/*.js; do node --check "$f" || exit 1; echo "ok $f"; done; sleep 2`;
  await app.rpc('project.configure', { projectId: project.id, verifyCommand });
  const lanes: LaneView[] = [];
  await registerAbsent(app);
  for (const { title, steps, role, agent } of works) {
    const task = { title, brief: rehearse(...steps) };
    const input = { projectId: project.id, agentId: agent ?? rehearsal, task };
    lanes.push(await app.rpc('lane.launch', role === undefined ? input : { ...input, roleId: role }));
  }
  const laneFor = (title: string) => {
    const found = lanes.find(({ task }) => task.title === title);
    if (!found) throw new Error(`no lane works on “${title}”`);
    return found;
  };
  const scene = { projectId: project.id, lanes, laneFor };
  await expect.poll(() => count(app, 'waiting'), { timeout: 170_000 }).toBeGreaterThanOrEqual(4);
  await expect.poll(() => count(app, 'preparing'), { timeout: 120_000 }).toBe(0);
  await expect.poll(() => count(app, 'idle'), { timeout: 120_000 }).toBeGreaterThanOrEqual(7);
  await meanwhile(app, scene);
  return scene;
}

/** Makes the agent known that cannot be started. */
export const registerAbsent = (app: App) =>
  app.rpc('agent.register', { id: absent, name: 'Absent', protocol: 'acp', command: '/opt/absent/agent' });

const count = async (app: App, status: string) =>
  (await app.rpc('lane.list', {})).items.filter((lane) => lane.status === status).length;

/** What people and lanes do beside the work itself. */
async function meanwhile(app: App, { projectId, lanes, laneFor }: BusyScene) {
  const id = (title: string): LaneId => laneFor(title).id;
  for (const [n, part] of ['ledger', 'invoices', 'export/src/t*'].entries()) {
    const lane = lanes[n];
    if (!lane) continue;
    const reason = `${lane.task.title} touches all of it`;
    await app.tryRpc('reservation.take', { laneId: lane.id, globs: [`packages/${part}/**`], reason });
  }
  await app.tryRpc('reservation.take', {
    projectId,
    globs: ['README.md', 'docs/**'],
    reason: 'I write them myself',
  });
  for (const [n, lane] of lanes.slice(0, 6).entries()) {
    await app.rpc('message.send', {
      from: lane.id,
      address: n % 2 === 0 ? { to: 'human' } : { to: 'lane', laneId: lanes[n + 1]?.id ?? lane.id },
      subject:
        ['Half up or half even?', 'I changed total()', 'Which locale first?', 'Please look at rates'][
          n % 4
        ] ?? '',
      body: 'Invoices round half up today, the ledger half even. Which one shall both use from now on?',
      importance: n === 0 ? 'urgent' : 'normal',
      ackRequired: n % 2 === 0,
    });
  }
  for (const text of ['Treat −0 as 0 before formatting', 'Then update the changelog for 3.0'])
    await app.rpc('lane.prompt', { laneId: id('Move the ledger to minor units'), text });
  for (const title of [
    'Format dates',
    'Format dates the other way',
    'Break the build',
    'Format money',
    'Format rates',
  ])
    await app.tryRpc('merge.enqueue', { laneId: id(title) });
  await app.rpc('lane.pause', { laneId: id('Wait for the contract') });
  await app.rpc('lane.pause', { laneId: id('Totals by day') });
  const settled = async () =>
    (await app.rpc('merge.list', {})).items.filter(({ state }) =>
      ['landed', 'conflict', 'failed'].includes(state),
    ).length;
  await expect.poll(settled, { timeout: 120_000 }).toBeGreaterThanOrEqual(4);
  await app.tryRpc('merge.enqueue', { laneId: id('Format invoices') });
}
