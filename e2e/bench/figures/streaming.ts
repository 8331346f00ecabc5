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
        await rig.page.waitForTimeout(look / 2);
        await rig.page.evaluate(watchPixels);
        const p99: number[] = [];
        for (let round = 0; round <= rounds; round++) {
          await taken(rig.page);
          await rig.page.waitForTimeout(look);
          const delays = await taken(rig.page);
          if (delays.length < enough) throw new Error(`Only ${delays.length} updates reached the screen.`);
          if (round > 0) p99.push(quantile(delays, 0.99));
        }
        const name = `Agent's update on its stdout to the pixel, ${lanes} lanes streaming, p99`;
        return [judge(name, 'ms', { ours: median(p99), limit: 100 }, ['at-most', 1])];
      } finally {
        await rig.end();
      }
    }),
};

type Watched = Window & { delays?: number[] };

/** The delays since the last time this was asked. */
const taken = (page: Page): Promise<number[]> =>
  page.evaluate(() => {
    const watched = window as Watched;
    return watched.delays?.splice(0) ?? [];
  });

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
