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

/** Diagonal stripes 3 px of 7 within a box; bars upright where `upright`. */
export function hatch(
  brush: Brush,
  name: ColourName,
  [x, y, w, h]: readonly [number, number, number, number],
  upright = false,
): void {
  const { ctx } = brush;
  ctx.save();
  ctx.beginPath();
  ctx.roundRect(x, y, w, h, upright ? 0 : 4);
  ctx.clip();
  ctx.fillStyle = colour(brush, name);
  if (upright) for (let at = x; at < x + w; at += 6) ctx.fillRect(at, y, 2, h);
  else {
    const begin = Math.floor((x - h) / 10) * 10;
    for (let at = begin; at < x + w + h; at += 10) {
      ctx.beginPath();
      ctx.moveTo(at, y + h);
      ctx.lineTo(at + 4.2, y + h);
      ctx.lineTo(at + h + 4.2, y);
      ctx.lineTo(at + h, y);
      ctx.fill();
    }
  }
  ctx.restore();
}
