import { spanKinds, toolKinds } from '../../../shared/domain/timeline/span.ts';
import { type Brush } from './brush.ts';
import { bandHeight, barHeights, baseline } from './layout.ts';
import { type ColourName } from './palette.ts';
import { type Line } from './scene.ts';
import { type Frame, scaleOf } from './shapes.ts';

const first = spanKinds.indexOf('read');
const last = spanKinds.indexOf('command');
const search = spanKinds.indexOf('search');
const colours: Readonly<Record<string, ColourName>> = {
  read: 'span-read',
  other: 'span-read',
  search: 'span-search',
  edit: 'span-edit',
  command: 'span-command',
};

interface Ink {
  readonly rgb: number;
  readonly height: number;
}

/**
 * Tool calls are drawn pixel by pixel into one bitmap for all rows, and that is put onto the canvas row by row: what it
 * costs is the pixels, not the calls.
 */
export class ToolBand {
  readonly #canvas = document.createElement('canvas');
  readonly #ctx = this.#canvas.getContext('2d', { willReadFrequently: true });
  #image: ImageData | null = null;
  #pixels = new Uint32Array(0);

  /** Draws the calls of all lines. */
  paint(brush: Brush, lines: readonly Line[], frame: Frame, ratio: number): void {
    const width = Math.ceil(frame.width * ratio);
    const high = Math.round(bandHeight * ratio);
    if (lines.length === 0 || width === 0 || this.#ctx === null) return;
    this.#room(width, high * lines.length);
    const inks = inksOf(brush, ratio);
    const red = rgbOf(brush.palette.colour.fail);
    for (const [i, line] of lines.entries())
      this.#line(line, i * high, { width, high, ratio, frame, inks, red });
    if (this.#image) this.#ctx.putImageData(this.#image, 0, 0, 0, 0, width, high * lines.length);
    for (const [i, { y }] of lines.entries()) {
      const target = y + baseline - bandHeight;
      brush.ctx.drawImage(this.#canvas, 0, i * high, width, high, 0, target, width / ratio, bandHeight);
    }
  }

  #room(width: number, height: number): void {
    const { width: w, height: h } = this.#canvas;
    if (w !== width || h < height || this.#image === null) {
      this.#canvas.width = width;
      this.#canvas.height = height;
      this.#image = new ImageData(width, height);
      this.#pixels = new Uint32Array(this.#image.data.buffer);
    } else this.#pixels.fill(0, 0, width * height);
  }

  #line({ strip }: Line, top: number, { width, high, ratio, frame, inks, red }: Pen): void {
    const { at, scale } = scaleOf(strip, frame);
    const { runs } = strip;
    const now = ((frame.now - strip.from) / strip.step) * scale + at;
    for (let i = 0; i < runs.count; i++) {
      const kind = runs.kind[i] ?? 0;
      if (kind < first || kind > last) continue;
      const begin = (at + (runs.x[i] ?? 0) * scale) * ratio;
      const open = ((runs.flags[i] ?? 0) & 3) === 3;
      const end =
        (open ? Math.max(now, begin / ratio + 1) : at + ((runs.x[i] ?? 0) + (runs.w[i] ?? 1)) * scale) *
        ratio;
      if (end < 0 || begin > width) continue;
      const from = Math.max(0, Math.round(begin));
      const gap = end - begin > 5 * ratio ? ratio : 0;
      const to = Math.min(width, Math.max(from + 1, Math.round(end - gap)));
      const ink = inks[kind - first];
      if (!ink) continue;
      const failed = runs.failed[i] ?? 0;
      const single = runs.spans[i] === 1;
      const alpha = single ? 255 : 110 + Math.round(((runs.cover[i] ?? 255) * 145) / 255);
      if (failed === 0 || !single)
        this.#bar(from, to, top + high - ink.height, top + high, (alpha << 24) | ink.rgb);
      if (kind === search && (failed === 0 || !single))
        this.#bar(from, to, top + high - Math.round(5 * ratio), top + high - Math.round(3 * ratio), 0);
      if (failed === 0) continue;
      const tall = single ? high : Math.max(Math.round(4 * ratio), Math.round((high * failed) / 255));
      const wide = single ? Math.max(to, Math.min(width, from + Math.round(2 * ratio))) : to;
      this.#bar(from, wide, top + high - tall, top + high, (255 << 24) | red);
    }
  }

  #bar(from: number, to: number, top: number, bottom: number, colour: number): void {
    const { width } = this.#canvas;
    for (let y = top, row = top * width; y < bottom; y++, row += width) {
      if (to - from === 1) this.#pixels[row + from] = colour;
      else this.#pixels.fill(colour, row + from, row + to);
    }
  }
}

interface Pen {
  readonly width: number;
  readonly high: number;
  readonly ratio: number;
  readonly frame: Frame;
  readonly inks: readonly Ink[];
  readonly red: number;
}

const inksOf = ({ palette }: Brush, ratio: number): readonly Ink[] =>
  toolKinds.map((kind) => ({
    rgb: rgbOf(palette.colour[colours[kind] ?? 'span-read']),
    height: Math.round((barHeights[kind] ?? 8) * ratio),
  }));

/** A colour as the bytes of a pixel stand in memory, without its opacity. */
function rgbOf(hex: string): number {
  const value = Number.parseInt(hex.slice(1, 7), 16);
  return ((value & 0xff) << 16) | (value & 0xff00) | (value >>> 16);
}
