import { type ColourName, type Palette } from './palette.ts';

/** A canvas with the palette at hand. Coordinates are CSS pixels; the device's ratio is already in its transform. */
export interface Brush {
  readonly ctx: CanvasRenderingContext2D;
  readonly palette: Palette;
}

export const colour = ({ palette }: Brush, name: ColourName): string => palette.colour[name];

/** A filled rectangle, its corners rounded by `radius`. */
export function fill(
  brush: Brush,
  name: ColourName,
  x: number,
  y: number,
  w: number,
  h: number,
  radius = 0,
): void {
  const { ctx } = brush;
  ctx.fillStyle = colour(brush, name);
  if (radius === 0) return ctx.fillRect(x, y, w, h);
  ctx.beginPath();
  ctx.roundRect(x, y, w, h, Math.min(radius, w / 2, h / 2));
  ctx.fill();
}

/** The edge of a rectangle, drawn inside of it. */
export function edge(
  brush: Brush,
  name: ColourName,
  [x, y, w, h]: readonly [number, number, number, number],
  radius = 4,
  width = 1,
): void {
  const { ctx } = brush;
  ctx.strokeStyle = colour(brush, name);
  ctx.lineWidth = width;
  ctx.beginPath();
  ctx.roundRect(
    x + width / 2,
    y + width / 2,
    Math.max(0.1, w - width),
    Math.max(0.1, h - width),
    Math.max(0, Math.min(radius, w / 2 - 0.5)),
  );
  ctx.stroke();
}

/** A line through points. */
export function line(
  brush: Brush,
  name: ColourName,
  points: readonly (readonly [number, number])[],
  width = 1,
  dash: readonly number[] = [],
): void {
  const { ctx } = brush;
  ctx.save();
  ctx.strokeStyle = colour(brush, name);
  ctx.lineWidth = width;
  ctx.lineCap = dash.length > 0 ? 'butt' : 'round';
  ctx.lineJoin = 'round';
  ctx.setLineDash([...dash]);
  ctx.beginPath();
  for (const [i, [x, y]] of points.entries()) {
    if (i === 0) ctx.moveTo(x, y);
    else ctx.lineTo(x, y);
  }
  ctx.stroke();
  ctx.restore();
}

interface TextStyle {
  readonly size?: number;
  readonly weight?: number;
  readonly mono?: boolean;
  readonly align?: CanvasTextAlign;
}

/** Words with their baseline at y. */
export function text(
  brush: Brush,
  name: ColourName,
  words: string,
  x: number,
  y: number,
  style: TextStyle = {},
): void {
  const { ctx } = brush;
  setFont(brush, style);
  ctx.textAlign = style.align ?? 'left';
  ctx.fillStyle = colour(brush, name);
  ctx.fillText(words, x, y);
}

/** Chooses the type in which `measure` and `text` work. */
export function setFont(
  { ctx, palette }: Brush,
  { size = 11, weight = 400, mono = false }: TextStyle = {},
): void {
  ctx.font = `${weight} ${size}px ${mono ? palette.mono : palette.sans}`;
  ctx.letterSpacing = mono ? '-0.2px' : '0px';
}

const tile = 10;
const patterns = new WeakMap<Palette, Map<string, CanvasPattern>>();

/** Diagonal stripes 3 px of 7 as a fill; bars upright where `upright`. Made once for a palette. */
function stripes({ ctx, palette }: Brush, name: ColourName, upright: boolean): CanvasPattern | null {
  const known = patterns.get(palette) ?? new Map<string, CanvasPattern>();
  patterns.set(palette, known);
  const key = `${name} ${upright}`;
  const found = known.get(key);
  if (found) return found;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = upright ? 6 : tile;
  const draw = canvas.getContext('2d');
  if (!draw) return null;
  draw.fillStyle = palette.colour[name];
  if (upright) draw.fillRect(0, 0, 2, 6);
  else {
    for (const shift of [-tile, 0, tile]) {
      draw.beginPath();
      draw.moveTo(shift, tile);
      draw.lineTo(shift + 4.2, tile);
      draw.lineTo(shift + tile + 4.2, 0);
      draw.lineTo(shift + tile, 0);
      draw.fill();
    }
  }
  const made = ctx.createPattern(canvas, 'repeat');
  if (made) known.set(key, made);
  return made;
}

/** Stripes within a box. */
export function hatch(
  brush: Brush,
  name: ColourName,
  [x, y, w, h]: readonly [number, number, number, number],
  upright = false,
): void {
  const pattern = stripes(brush, name, upright);
  if (pattern === null) return;
  const { ctx } = brush;
  ctx.fillStyle = pattern;
  ctx.beginPath();
  ctx.roundRect(x, y, w, h, upright ? 0 : 4);
  ctx.fill();
}

const widths = new WeakMap<Palette, Map<string, number>>();

/** The width of a letter in the usual type, measured once. */
export function letterWidth({ ctx, palette }: Brush, letter: string): number {
  const known = widths.get(palette) ?? new Map<string, number>();
  widths.set(palette, known);
  const found = known.get(letter);
  if (found !== undefined) return found;
  const { width } = ctx.measureText(letter);
  known.set(letter, width);
  return width;
}
