import { type CallOutput } from '../../../shared/contract/index.ts';
import { readRuns, type Runs } from '../../../shared/domain/timeline/runs.ts';
import { type TimeWindow } from './time-window.ts';

export type Answer = CallOutput<'timeline.strips'>;
export type Link = Answer['links'][number];
type Packed = Answer['lanes'][number];

/** What there is to draw of one lane in a stretch of time. */
export interface Strip {
  readonly laneId: string;
  readonly from: number;
  /** Milliseconds that one unit of x stands for. */
  readonly step: number;
  readonly steps: number;
  readonly runs: Runs;
  /** Titles and exit codes by the run that they belong to. */
  readonly words: ReadonlyMap<number, string>;
  readonly spend: Packed['spend'];
}

/** Unpacks what the host has sent. */
export function readStrip(
  { from, step, steps }: Pick<Answer, 'from' | 'step' | 'steps'>,
  lane: Packed,
): Strip {
  const { laneId, runs, words, spend } = lane;
  return { laneId, from, step, steps, runs: readRuns(bytesOf(runs)), words: new Map(words), spend };
}

function bytesOf(base64: string): Uint8Array {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/** The stretch that a strip tells of. */
export const reachOf = ({ from, step, steps }: Pick<Strip, 'from' | 'step' | 'steps'>): TimeWindow => ({
  from,
  to: from + step * steps,
});

/** The step that serves a view best: a power of two, about a pixel. */
export const stepFor = (milliseconds: number, pixels: number): number =>
  2 ** Math.max(0, Math.round(Math.log2(milliseconds / Math.max(1, pixels))));
