import { acknowledgement } from './figures/acknowledgement.ts';
import { type Bench } from './figure.ts';
import { checkpoint } from './figures/checkpoint.ts';
import { editor } from './figures/editor.ts';
import { hostMemory } from './figures/host-memory.ts';
import { launch } from './figures/launch.ts';
import { launches } from './figures/launches.ts';
import { pause } from './figures/pause.ts';
import { radar } from './figures/radar.ts';
import { rendererMemory } from './figures/renderer-memory.ts';
import { review } from './figures/review.ts';
import { start } from './figures/start.ts';
import { streaming } from './figures/streaming.ts';
import { throughput } from './figures/throughput.ts';
import { window } from './figures/window.ts';
import { timeline } from './figures/timeline.ts';

/** All benches in the order of the docs. */
export const benches: readonly Bench[] = [
  throughput,
  acknowledgement,
  pause,
  checkpoint,
  launch,
  launches,
  radar,
  review,
  editor,
  start,
  streaming,
  hostMemory,
  rendererMemory,
  window,
  timeline,
];
