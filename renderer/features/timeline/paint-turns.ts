import { spanKinds } from '../../../shared/domain/timeline/span.ts';
import { type Brush, colour, fill, letterWidth, setFont } from './brush.ts';
import { fitTitle, rowBottom, rowTop } from './layout.ts';
import { type ColourName } from './palette.ts';
import { type Line, type Scene } from './scene.ts';
import { scaleOf, shapeAt } from './shapes.ts';
import { type Strip } from './strip.ts';

const turn = spanKinds.indexOf('turn');
const approval = spanKinds.indexOf('approval');

/** Narrower than this a turn has no edge of its own. */
const edged = 5;

/** The containers of all rows, each colour in one go. */
export function paintTurns(brush: Brush, scene: Scene, lines: readonly Line[]): void {
  const { ctx } = brush;
  const grounds = new Path2D();
  const thin = new Path2D();
  const edges: Partial<Record<ColourName, Path2D>> = {};
  for (const { y, strip } of lines) {
    const { at, scale } = scaleOf(strip, scene);
    const { runs } = strip;
    for (let i = 0; i < runs.count && runs.kind[i] === turn; i++) {
      const outcome = (runs.flags[i] ?? 0) & 3;
      const x = at + (runs.x[i] ?? 0) * scale;
      const end = outcome === 3 ? (shapeAt(strip, i, scene)?.w ?? 0) + x : x + (runs.w[i] ?? 1) * scale;
      if (end < -8 || x > scene.width + 8) continue;
      const left = Math.max(-8, x);
      const w = Math.min(scene.width + 8, end) - left;
      if (w < edged) {
        thin.rect(left, y + rowTop, Math.max(1, w), rowBottom - rowTop);
        continue;
      }
      grounds.roundRect(left, y + rowTop, w, rowBottom - rowTop, 4);
      const name = outcome === 3 ? 'live-l' : (runs.failed[i] ?? 0) > 0 ? 'fail-l' : 'span-turn-line';
      (edges[name] ??= new Path2D()).roundRect(
        left + 0.5,
        y + rowTop + 0.5,
        w - 1,
        rowBottom - rowTop - 1,
        3.5,
      );
    }
  }
  ctx.fillStyle = colour(brush, 'span-turn');
  ctx.fill(grounds);
  ctx.fillStyle = colour(brush, 'span-turn-line');
  ctx.fill(thin);
  ctx.lineWidth = 1;
  for (const [name, path] of Object.entries(edges)) {
    ctx.strokeStyle = colour(brush, name as ColourName);
    ctx.stroke(path);
  }
}

/** Where the questions of a row begin; nothing is written over them. */
function questionsOf(strip: Strip, scene: Scene): number[] {
  const { at, scale } = scaleOf(strip, scene);
  const found: number[] = [];
  for (let i = 0; i < strip.runs.count; i++)
    if (strip.runs.kind[i] === approval) found.push(at + (strip.runs.x[i] ?? 0) * scale);
  return found;
}

/** Titles of turns, each ending before its turn or a question in it does, and the live end of the one that runs. */
export function paintTitles(brush: Brush, scene: Scene, lines: readonly Line[]): void {
  setFont(brush);
  brush.ctx.textAlign = 'left';
  const ink = colour(brush, 't2');
  for (const { y, strip } of lines) {
    const questions = questionsOf(strip, scene);
    for (const [i, title] of strip.words) {
      if (strip.runs.kind[i] !== turn) continue;
      const shape = shapeAt(strip, i, scene);
      if (shape === null || shape.x > scene.width || shape.x + shape.w < 0) continue;
      const from = Math.max(shape.x, 0) + 7;
      const asked = Math.min(...questions.filter((x) => x >= shape.x));
      const room = Math.min(shape.x + shape.w, scene.width, asked) - 5 - from;
      const fitted = fitTitle(title, room, (letter) => letterWidth(brush, letter));
      brush.ctx.fillStyle = ink;
      if (fitted !== '') brush.ctx.fillText(fitted, from, y + 21);
    }
    for (let i = 0; i < strip.runs.count && strip.runs.kind[i] === turn; i++) {
      if (((strip.runs.flags[i] ?? 0) & 3) !== 3) continue;
      const shape = shapeAt(strip, i, scene);
      if (shape) fill(brush, 'live', shape.x + shape.w - 2, y + rowTop, 2, rowBottom - rowTop);
    }
  }
}
