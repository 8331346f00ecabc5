/** The type of terminals, in pixels; a character of the mono font is three fifths as wide as high. */
export const shellFontSize = 12;
export const shellLineHeight = 1.25;
const aspect = 0.6;

/** About how many characters fit into a box, for opening a shell before there is a terminal to measure. */
export function roughSize(box: { readonly width: number; readonly height: number }): {
  readonly cols: number;
  readonly rows: number;
} {
  const cols = Math.floor(box.width / (shellFontSize * aspect));
  const rows = Math.floor(box.height / (shellFontSize * shellLineHeight));
  return { cols: Math.min(500, Math.max(20, cols)), rows: Math.min(200, Math.max(5, rows)) };
}
