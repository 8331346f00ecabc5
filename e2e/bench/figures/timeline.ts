import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test';
import { findBrowser } from '../../setup/browser.mjs';
import { callHost } from '../../fixtures/client.ts';
import { browserDriver, type RunningHost } from '../../fixtures/host.ts';
import { type Bench, type Figure, judge } from '../figure.ts';
import { alternate, median } from '../measure.ts';
import { inScratch } from '../scratch.ts';
import { fillHistory, historyLanes } from '../timeline-history.ts';
import { drive, drawEverySpan, type Frames, idleCanvas, visPainted, whenPainted } from '../timeline-pages.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const visFolder = join(root, 'node_modules', 'vis-timeline');
const viewport = { width: 1440, height: 900 };

/** The timeline with a million spans in 64 lanes, in the real screen on a real host, against an empty canvas and a loop over all spans. */
export const timeline: Bench = {
  name: 'timeline',
  minutes: 30,
  run: ({ rounds, shrink }) =>
    inScratch(async (top) => {
      const spans = Math.ceil(1_000_000 / shrink);
      await fillHistory(top, spans);
      execFileSync(process.execPath, [join(root, 'build.config.mjs'), '--if-stale'], { stdio: 'ignore' });
      const driver = browserDriver();
      const host = await driver.start(top, 0, []);
      const executablePath = findBrowser() ?? undefined;
      const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
      const browser = await chromium.launch({ ...(executablePath && { executablePath }), args });
      try {
        const now = Date.now();
        const known = { from: now - 1000, to: now, pixels: 10 };
        const read = await callHost(host.address, 'timeline.window', known);
        if (!read.ok) throw new Error(read.error.message);
        const name = `${historyLanes} lanes, ${spans.toLocaleString('en')} spans`;
        return [
          ...(await frames(browser, host, name, spans, rounds)),
          await firstPaint(browser, host, name, rounds),
        ];
      } finally {
        await browser.close();
        await host.stop();
        await driver.dispose();
      }
    }),
};

/** Every level of zoom there and back, with a pan at each; what a frame takes, and what of it is script. */
async function frames(
  browser: Browser,
  host: RunningHost,
  name: string,
  spans: number,
  rounds: number,
): Promise<Figure[]> {
  const page = await openTimeline(browser, host);
  const meter = await page.context().newCDPSession(page);
  const empty = await browser.newPage({ viewport });
  const script: number[] = [];
  const p95 = await alternate(
    rounds,
    async (round) => {
      await page.bringToFront();
      const seen = await metered(meter, () => page.evaluate(drive));
      if (round > 0) script.push(seen.script);
      return seen.p95;
    },
    async () => {
      await empty.bringToFront();
      return (await empty.evaluate(idleCanvas)).p95;
    },
  );
  const naive: number[] = [];
  const naiveMeter = await empty.context().newCDPSession(empty);
  for (let round = 0; round < Math.min(rounds, 5); round++)
    naive.push((await metered(naiveMeter, () => empty.evaluate(drawEverySpan, spans))).script);
  await page.context().close();
  await empty.context().close();
  const mine = median(script);
  return [
    judge(`p95 frame, pan and zoom at every level, ${name}, against an empty canvas`, 'ms', p95, [
      'at-most',
      1.1,
    ]),
    judge(`Script a frame, ${name}, against 4 ms`, 'ms', { ours: mine, limit: 4 }, ['at-most', 1]),
    judge(
      `Loop that draws every span, script a frame, ${name}, against ours`,
      'ms',
      { ours: median(naive), limit: mine },
      ['at-least', 20],
    ),
  ];
}

const visItems = 10_000;

/** From the press on Timeline in a screen that is open, against vis-timeline whose code is loaded already. */
async function firstPaint(
  browser: Browser,
  host: RunningHost,
  name: string,
  rounds: number,
): Promise<Figure> {
  const opened = async (open: (page: Page) => Promise<number>): Promise<number> => {
    const page = await browser.newPage({ viewport });
    try {
      return await open(page);
    } finally {
      await page.close();
    }
  };
  const medians = await alternate(
    rounds,
    () =>
      opened(async (page) => {
        await page.goto(host.address.url);
        await timelineButton(page).waitFor();
        return page.evaluate(whenPainted);
      }),
    () =>
      opened(async (page) => {
        await page.addScriptTag({ path: join(visFolder, 'standalone/umd/vis-timeline-graph2d.min.js') });
        await page.addStyleTag({ path: join(visFolder, 'styles/vis-timeline-graph2d.min.css') });
        return page.evaluate(visPainted, { items: visItems, lanes: historyLanes });
      }),
  );
  const against = `vis-timeline with ${visItems.toLocaleString('en')} items`;
  return judge(`First paint of the timeline, ${name}, against ${against}`, 'ms', medians, ['at-most', 0.5]);
}

/** What frames took, and the script in each of them as the browser itself counts it. */
async function metered(
  meter: CDPSession,
  run: () => Promise<Frames>,
): Promise<{ readonly p95: number; readonly script: number }> {
  await meter.send('Performance.enable');
  const before = await scriptSeconds(meter);
  const { p95, count } = await run();
  return { p95, script: ((await scriptSeconds(meter)) - before) * (1000 / count) };
}

async function scriptSeconds(meter: CDPSession): Promise<number> {
  const { metrics } = await meter.send('Performance.getMetrics');
  return metrics.find((m) => m.name === 'ScriptDuration')?.value ?? Number.NaN;
}

async function openTimeline(browser: Browser, host: RunningHost): Promise<Page> {
  const page = await (await browser.newContext({ viewport })).newPage();
  await page.goto(host.address.url);
  await timelineButton(page).click();
  await page.evaluate(whenPainted);
  return page;
}

const timelineButton = (page: Page) =>
  page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Timeline' });
