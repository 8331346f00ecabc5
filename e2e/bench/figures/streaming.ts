import { type Page } from '@playwright/test';
import { type Bench, judge } from '../figure.ts';
import { median, quantile } from '../measure.ts';
import { inScratch } from '../scratch.ts';
import { screenRig, untilLanes } from '../screen-rig.ts';

/** How long one round looks, in milliseconds, and the least number of updates that makes a p99 of it. */
const look = 10_000;
const enough = 500;

/** Said 50 times a second for as long as the bench can last, with a card and a plan between the paragraphs. */
const work = [
  {
    repeat: {
      times: 5000,
      steps: [
        { say: '**word** `code` and so on '.repeat(30), chunks: 150, ms: 20, stamped: true },
        { plan: ['Read', 'Write', 'Test'] },
        { read: 'README.md' },
      ],
    },
  },
];

/** From an agent's update on its stdout to the frame that shows it, while every lane streams. */
export const streaming: Bench = {
  name: 'streaming',
  minutes: 15,
  run: ({ rounds, shrink }) =>
    inScratch(async (top) => {
      const lanes = Math.ceil(30 / shrink);
      const rig = await screenRig(top, lanes, work);
      try {
        await untilLanes(rig, 'running', lanes);
        await rig.page.addInitScript(watchSocket);
        await rig.page.reload();
        await rig.page.locator('article').first().waitFor();
        await rig.page.waitForTimeout(look / 2);
        await rig.page.evaluate(watchPixels);
        const p99 = { drawn: [] as number[], arrived: [] as number[] };
        for (let round = 0; round <= rounds; round++) {
          await taken(rig.page);
          await rig.page.waitForTimeout(look);
          const { drawn, arrived } = await taken(rig.page);
          if (drawn.length < enough) throw new Error(`Only ${drawn.length} updates reached the screen.`);
          if (round === 0) continue;
          p99.drawn.push(quantile(drawn, 0.99));
          p99.arrived.push(quantile(arrived, 0.99));
        }
        const figure = (where: string, ours: readonly number[]) =>
          judge(
            `Agent's update on its stdout to the ${where}, ${lanes} lanes streaming, p99`,
            'ms',
            { ours: median(ours), limit: 100 },
            ['at-most', 1],
          );
        return [figure('pixel', p99.drawn), figure('page', p99.arrived)];
      } finally {
        await rig.end();
      }
    }),
};

type Watched = Window & { delays?: number[]; arrivals?: number[] };

/** The delays since the last time this was asked, until an update was drawn and until it was in the page. */
const taken = (page: Page): Promise<{ readonly drawn: number[]; readonly arrived: number[] }> =>
  page.evaluate(() => {
    const watched = window as Watched;
    return { drawn: watched.delays?.splice(0) ?? [], arrived: watched.arrivals?.splice(0) ?? [] };
  });

/** Notes how old the newest stamp in each message of the feed is when the page is handed it. */
function watchSocket(): void {
  const arrivals: number[] = ((window as Watched).arrivals = []);
  const Native = window.WebSocket;
  window.WebSocket = class extends Native {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      this.addEventListener('message', ({ data }) => {
        const stamps = String(data).match(/\b1\d{12} (?=\S)/g);
        const stamp = stamps?.at(-1);
        if (stamp && String(data).includes('"transcript"')) arrivals.push(Date.now() - Number(stamp));
      });
    }
  };
}

/**
 * Notes for each time stamp that appears how old it is once a frame with it has been drawn: after the next frame's
 * callbacks, so never less than it was.
 */
function watchPixels(): void {
  const delays: number[] = ((window as Watched).delays = []);
  const newest = new Map<string, number>();
  let pending: number[] = [];
  const drawn = new MessageChannel();
  drawn.port1.onmessage = () => {
    const now = Date.now();
    delays.push(...pending.splice(0).map((stamp) => now - stamp));
  };
  const read = (node: Node) => {
    const element = node instanceof Element ? node : node.parentElement;
    const lane = element?.closest('[data-lane]')?.getAttribute('data-lane');
    if (!lane || !element?.closest('[role="log"]')) return;
    const last = newest.get(lane);
    const stamps = [...(node.textContent ?? '').matchAll(/\b1\d{12}\b/g)].map(([stamp]) => Number(stamp));
    const fresh = stamps.filter((stamp) => stamp > (last ?? Date.now()));
    newest.set(lane, Math.max(last ?? Date.now(), ...fresh));
    if (fresh.length === 0) return;
    if (pending.length === 0) requestAnimationFrame(() => drawn.port2.postMessage(0));
    pending = [...pending, ...fresh];
  };
  new MutationObserver((records) => {
    for (const { target, addedNodes } of records) {
      if (target instanceof Text) read(target);
      addedNodes.forEach(read);
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}
