/** A colour as red, green, blue (0 to 255) and alpha (0 to 1). */
export interface Rgba {
  readonly r: number;
  readonly g: number;
  readonly b: number;
  readonly a: number;
}

const clamp = (n: number, to: number) => Math.min(to, Math.max(0, n));

/** Reads `#rgb`, `#rrggbb`, `#rrggbbaa`, `rgb()` and `rgba()`; null for anything else. */
export function parseColour(css: string): Rgba | null {
  const text = css.trim().toLowerCase();
  if (text.startsWith('#')) return parseHex(text.slice(1));
  const inside = /^rgba?\(([^)]*)\)$/.exec(text)?.[1];
  if (inside === undefined) return null;
  const [r, g, b, a] = inside.split(/[\s,/]+/).filter(Boolean);
  if (r === undefined || g === undefined || b === undefined) return null;
  const alpha = a === undefined ? 1 : a.endsWith('%') ? Number.parseFloat(a) / 100 : Number.parseFloat(a);
  const rgba = { r: Number(r), g: Number(g), b: Number(b), a: clamp(alpha, 1) };
  return Object.values(rgba).some(Number.isNaN) ? null : rgba;
}

function parseHex(digits: string): Rgba | null {
  if (!/^([0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})$/.test(digits)) return null;
  const full = digits.length === 3 ? [...digits].map((d) => d + d).join('') : digits;
  const at = (i: number) => Number.parseInt(full.slice(i, i + 2), 16);
  return { r: at(0), g: at(2), b: at(4), a: full.length === 8 ? at(6) / 255 : 1 };
}

const hex2 = (n: number) => Math.round(clamp(n, 255)).toString(16).padStart(2, '0');

/** `#rrggbb`, or `#rrggbbaa` where it is not opaque. */
export function toHex(colour: Rgba): string {
  const solid = `#${hex2(colour.r)}${hex2(colour.g)}${hex2(colour.b)}`;
  return colour.a >= 1 ? solid : solid + hex2(colour.a * 255);
}

/** The same colour, `alpha` as opaque. */
export const withAlpha = (colour: Rgba, alpha: number): Rgba => ({ ...colour, a: clamp(alpha, 1) });
