import { type Page } from '@playwright/test';
import { type Bench, judge } from '../figure.ts';
import { median } from '../measure.ts';
import { residentMB } from '../proc.ts';
import { inScratch } from '../scratch.ts';
import { screenRig, untilLanes } from '../screen-rig.ts';

const lanes = 30;
/** Looks at the memory, this many minutes apart; those of the first quarter are warm-up. */
const every = 5;

/**
 * What the screen holds after an hour in which every lane it shows streams 50 updates a second, given to it as fast as it
 * draws: one second of them a frame, by the feed's own socket. Each minute another lane comes into view.
 */
export const rendererMemory: Bench = {
  name: 'renderer-memory',
  minutes: 30,
  run: ({ shrink }) =>
    inScratch(async (top) => {
      const rig = await screenRig(top, lanes, [{ say: 'Ready.' }]);
      try {
        await untilLanes(rig, 'idle', lanes);
        await rig.page.addInitScript(keepSocket);
        await rig.page.reload();
        await rig.page.locator('article').first().waitFor();
        const seen = await hour(rig.page, Math.max(4 * every, Math.round(60 / shrink)));
        const warm = seen[Math.floor(seen.length / 4)];
        const last = seen.slice(-3);
        if (!warm) throw new Error('The hour was too short.');
        const end = { heap: median(last.map(({ heap }) => heap)), whole: median(last.map((l) => l.whole)) };
        return [
          judge(
            `Renderer memory after an hour of ${lanes} streaming lanes`,
            'MB',
            { ours: end.whole, limit: 400 },
            ['at-most', 1],
          ),
          judge(
            'Renderer heap after that hour against after warm-up',
            'MB',
            { ours: end.heap, limit: warm.heap },
            ['at-most', 1.15],
          ),
        ];
      } finally {
        await rig.end();
      }
    }),
};

interface Seen {
  /** In MB: live script objects, and the whole process. */
  readonly heap: number;
  readonly whole: number;
}

async function hour(page: Page, minutes: number): Promise<readonly Seen[]> {
  const seen: Seen[] = [];
  for (let minute = 1; minute <= minutes; minute++) {
    await page.evaluate(streamAMinute);
    await page.locator('body').press(minute % 2 === 0 ? 'k' : 'j');
    for (let step = 0; step < 4; step++) await page.locator('body').press('j');
    if (minute % every === 0) seen.push(await memoryOf(page));
  }
  return seen;
}

async function memoryOf(page: Page): Promise<Seen> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  await devtools.detach();
  const browser = await page.context().browser()?.newBrowserCDPSession();
  const processes = (await browser?.send('SystemInfo.getProcessInfo'))?.processInfo ?? [];
  await browser?.detach();
  const renderers = processes.filter(({ type }) => type === 'renderer').map(({ id }) => residentMB(id));
  return { heap: usedSize / 1e6, whole: Math.max(...renderers) };
}

interface Fed extends Window {
  feedSocket?: WebSocket;
  fed?: Map<string, { position: number; text: string; chunks: number }>;
}

function keepSocket(): void {
  const Native = window.WebSocket;
  window.WebSocket = class extends Native {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      (window as Fed).feedSocket = this;
    }
  };
}

/** Sixty seconds of 33 batches for each lane that is drawn; each item grows for three seconds, then a card follows. */
async function streamAMinute(): Promise<void> {
  const page = window as Fed;
  const fed = (page.fed ??= new Map());
  const send = (laneId: string, position: number, body: object) => {
    const at = Date.now();
    const item = { laneId, itemId: `fed-${position}`, turnId: null, position, at, updatedAt: at, body };
    const data = JSON.stringify({ kind: 'transcript', laneId, items: [item] });
    page.feedSocket?.dispatchEvent(new MessageEvent('message', { data }));
  };
  const card = (position: number) => ({
    kind: 'tool',
    toolCallId: `call-${position}`,
    title: 'Edit',
    tool: 'edit',
    status: 'completed',
    paths: ['src/a.ts'],
    command: null,
    exitCode: null,
    output: 'A line of output.\n'.repeat(20),
    diffs: [{ path: 'src/a.ts', oldText: 'one\ntwo\n', newText: `one\n${position}\n` }],
    startedAt: Date.now(),
    endedAt: Date.now(),
  });
  const batch = (laneId: string) => {
    const lane = fed.get(laneId) ?? { position: 1000, text: '', chunks: 0 };
    fed.set(laneId, lane);
    lane.text += `**word** \`code\` ${Date.now()} and so on `;
    lane.chunks += 1;
    send(laneId, lane.position, { kind: 'message', text: lane.text });
    if (lane.chunks < 100) return;
    send(laneId, lane.position + 1, card(lane.position + 1));
    Object.assign(lane, { position: lane.position + 2, text: '', chunks: 0 });
  };
  for (let second = 0; second < 60; second++) {
    const drawn = [...document.querySelectorAll('article[data-lane]')];
    const ids = drawn.map((article) => article.getAttribute('data-lane') ?? '');
    for (let n = 0; n < 33; n++) ids.forEach(batch);
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  }
}
