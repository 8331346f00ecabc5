/** What runs in the page. Each function is sent as it stands, so it may use nothing from around it. */

export interface Frames {
  readonly p95: number;
  readonly count: number;
}

/** Turns the wheel over the timeline: closer in steps, a drag's worth sideways at each level, and out again. */
export async function drive(): Promise<Frames> {
  const ground = document.querySelector('.tl-ground');
  if (!ground) throw new Error('The timeline is not on the screen.');
  const box = ground.getBoundingClientRect();
  const turn = (deltaY: number, shiftKey: boolean, at: number): void => {
    const place = { clientX: box.left + box.width * at, clientY: box.top + 300 };
    ground.dispatchEvent(
      new WheelEvent('wheel', { deltaY, shiftKey, bubbles: true, cancelable: true, ...place }),
    );
  };
  const levels = 13;
  const moves: (() => void)[] = [];
  for (const way of [-1, 1]) {
    for (let level = 0; level < levels; level++) {
      for (let i = 0; i < 9; i++) moves.push(() => turn(way * 48, false, 0.6));
      for (let i = 0; i < 12; i++) moves.push(() => turn(i < 6 ? 40 : -40, true, 0.6));
    }
  }
  const lengths: number[] = [];
  let last = await new Promise<number>(requestAnimationFrame);
  for (const move of moves) {
    move();
    const now = await new Promise<number>(requestAnimationFrame);
    lengths.push(now - last);
    last = now;
  }
  lengths.sort((a, b) => a - b);
  return { p95: lengths[Math.floor(lengths.length * 0.95)] ?? NaN, count: lengths.length };
}

/** A canvas of the same size that is only cleared, for as many frames. */
export async function idleCanvas(): Promise<Frames> {
  document.body.innerHTML = '<canvas width="1200" height="800"></canvas>';
  const ctx = document.querySelector('canvas')?.getContext('2d', { alpha: false });
  const lengths: number[] = [];
  let last = await new Promise<number>(requestAnimationFrame);
  for (let i = 0; i < 546; i++) {
    ctx?.clearRect(0, 0, 1200, 800);
    const now = await new Promise<number>(requestAnimationFrame);
    lengths.push(now - last);
    last = now;
  }
  lengths.sort((a, b) => a - b);
  return { p95: lengths[Math.floor(lengths.length * 0.95)] ?? NaN, count: lengths.length };
}

/** The obvious way: each frame, a rectangle for every span that there is. */
export async function drawEverySpan(spans: number): Promise<Frames> {
  document.body.innerHTML = '<canvas width="1200" height="800"></canvas>';
  const ctx = document.querySelector('canvas')?.getContext('2d', { alpha: false });
  if (!ctx) throw new Error('There is no canvas.');
  const frames = 2;
  const lanes = 64;
  const colours = ['#5f6a75', '#8e99a4', '#c6ced6', '#f4716a'];
  const draw = (frame: number): void => {
    for (let i = 0; i < spans; i++) {
      ctx.fillStyle = colours[i % 4] ?? '#fff';
      ctx.fillRect(((i / spans) * 1200 + frame) % 1200, (i % lanes) * 12, 1.5, 8 + (i % 3));
    }
  };
  for (let frame = 0; frame < frames; frame++)
    // Within the callback of the frame, since only that is counted as script.
    await new Promise<void>((resolve) => requestAnimationFrame(() => resolve(draw(frame))));
  return { p95: NaN, count: frames };
}

/** Opens the timeline, unless it is open, and waits until spans stand on its canvas; answers how long that took. */
export async function whenPainted(): Promise<number> {
  const views = document.querySelector('nav[aria-label="Views"]');
  const button = [...(views?.querySelectorAll('button') ?? [])].find((b) =>
    b.textContent?.startsWith('Timeline'),
  );
  const since = performance.now();
  if (!document.querySelector('.tl-canvas')) button?.click();
  for (;;) {
    await new Promise<number>(requestAnimationFrame);
    const canvas = document.querySelector<HTMLCanvasElement>('.tl-canvas');
    const row =
      canvas && canvas.width > 300 ? canvas.getContext('2d')?.getImageData(0, 50, canvas.width, 1) : null;
    const counts = new Map<number, number>();
    for (const pixel of new Uint32Array(row?.data.buffer ?? new ArrayBuffer(0)))
      counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
    const ground = Math.max(0, ...counts.values());
    if (row && row.width - ground > row.width * 0.3) break;
  }
  return performance.now() - since;
}

interface WithVis extends Window {
  readonly vis: {
    DataSet: new (items: object[]) => object;
    Timeline: new (box: Element, items: object, groups: object, options: object) => unknown;
  };
}

/** Has vis-timeline show so many items in as many lanes as ours; answers how long it took until they were drawn. */
export async function visPainted({ items, lanes }: { items: number; lanes: number }): Promise<number> {
  document.body.innerHTML = '<div id="box"></div>';
  const box = document.querySelector('#box');
  if (!box) throw new Error('There is no room for it.');
  const { DataSet, Timeline } = (window as unknown as WithVis).vis;
  const hours = 12 * 3_600_000;
  const begin = Date.now() - hours;
  const pitch = hours / (items / lanes);
  const groups = Array.from({ length: lanes }, (_, id) => ({ id, content: `Lane ${id}` }));
  const spans = Array.from({ length: items }, (_, id) => {
    const start = begin + Math.floor(id / lanes) * pitch;
    return { id, group: id % lanes, content: '', start, end: start + pitch * 0.7, type: 'range' };
  });
  const since = performance.now();
  // Without stacking and with the range given, it does the least that it can.
  const options = { stack: false, height: 800, start: begin, end: begin + hours };
  new Timeline(box, new DataSet(spans), new DataSet(groups), options);
  while (box.querySelectorAll('.vis-item').length < items / lanes)
    await new Promise<number>(requestAnimationFrame);
  await new Promise<number>(requestAnimationFrame);
  return performance.now() - since;
}
