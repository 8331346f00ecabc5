import { type ReactNode } from 'react';
import './glyph.css';

/** Every state that something can be in, each with a silhouette of its own. */
export type GlyphName =
  | 'running'
  | 'waiting'
  | 'idle'
  | 'preparing'
  | 'paused'
  | 'interrupted'
  | 'failed'
  | 'done'
  | 'closed'
  | 'landed'
  | 'verifying'
  | 'attempting'
  | 'queued'
  | 'conflict'
  | 'reverted'
  | 'cancelled';

const shapes: Readonly<Record<GlyphName, ReactNode>> = {
  running: (
    <g fill="none" stroke="var(--live)">
      <circle cx="7" cy="7" r="5.25" strokeOpacity=".38" strokeWidth="1.5" />
      <path
        className="glyph-arc"
        d="M7 1.75A5.25 5.25 0 0 1 12.25 7"
        strokeWidth="1.75"
        strokeLinecap="round"
      />
      <circle cx="7" cy="7" r="2.25" fill="var(--live)" stroke="none" />
    </g>
  ),
  waiting: (
    <>
      <path d="M7 .6 13.4 7 7 13.4.6 7Z" fill="var(--wait-fill)" />
      <path d="M7 4v3.4" stroke="var(--on-wait)" strokeWidth="1.5" strokeLinecap="round" />
      <circle cx="7" cy="9.8" r=".9" fill="var(--on-wait)" />
    </>
  ),
  idle: <circle cx="7" cy="7" r="4.75" fill="none" stroke="var(--t3)" strokeWidth="1.5" />,
  preparing: (
    <circle cx="7" cy="7" r="5" fill="none" stroke="var(--t3)" strokeWidth="1.5" strokeDasharray="2 2.2" />
  ),
  paused: (
    <g fill="var(--pause)">
      <rect x="3" y="2" width="2.75" height="10" rx=".75" />
      <rect x="8.25" y="2" width="2.75" height="10" rx=".75" />
    </g>
  ),
  interrupted: (
    <>
      <rect
        x="2.75"
        y="2.75"
        width="8.5"
        height="8.5"
        rx="1.5"
        fill="none"
        stroke="var(--t2)"
        strokeWidth="1.5"
      />
      <rect x="5.25" y="5.25" width="3.5" height="3.5" rx=".5" fill="var(--t2)" />
    </>
  ),
  failed: (
    <>
      <path d="M4.4.9h5.2l3.5 3.5v5.2l-3.5 3.5H4.4L.9 9.6V4.4Z" fill="var(--fail)" />
      <path d="m4.9 4.9 4.2 4.2m0-4.2L4.9 9.1" stroke="var(--bg1)" strokeWidth="1.6" strokeLinecap="round" />
    </>
  ),
  done: (
    <>
      <circle cx="7" cy="7" r="6" fill="var(--pass)" />
      <path
        d="m4.3 7.2 1.9 1.9 3.6-4"
        fill="none"
        stroke="var(--bg1)"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  ),
  closed: (
    <g fill="none" stroke="var(--t3)">
      <circle cx="7" cy="7" r="5.25" strokeWidth="1.25" />
      <path d="M4.6 7h4.8" strokeWidth="1.5" strokeLinecap="round" />
    </g>
  ),
  landed: (
    <>
      <path d="M7 0v14" stroke="var(--pass)" strokeWidth="1.5" />
      <circle cx="7" cy="7" r="4.25" fill="var(--pass)" />
      <circle cx="7" cy="7" r="1.6" fill="var(--bg1)" />
    </>
  ),
  verifying: (
    <g fill="none" stroke="var(--live)">
      <circle cx="7" cy="7" r="5.5" strokeWidth="1.25" strokeDasharray="5.2 3.4" />
      <circle cx="7" cy="7" r="2.6" strokeWidth="1.5" />
    </g>
  ),
  attempting: (
    <g fill="none" stroke="var(--live)">
      <circle cx="7" cy="7" r="5.5" strokeWidth="1.25" strokeDasharray="5.2 3.4" />
      <path d="M9.6 7A2.6 2.6 0 1 1 7 4.4" strokeWidth="1.5" />
    </g>
  ),
  queued: (
    <g fill="none" stroke="var(--t3)" strokeWidth="1.5">
      <path d="M7 0v3M7 11v3" />
      <circle cx="7" cy="7" r="3.6" />
    </g>
  ),
  conflict: (
    <path
      d="M2.5 1v3.2c0 1.2.6 2 1.6 2.6l5.8 3.6c1 .6 1.6 1.4 1.6 2.6M11.5 1v3.2c0 1.2-.6 2-1.6 2.6L4.1 10.4c-1 .6-1.6 1.4-1.6 2.6"
      fill="none"
      stroke="var(--fail)"
      strokeWidth="1.75"
      strokeLinecap="round"
    />
  ),
  reverted: (
    <g stroke="var(--t3)" strokeWidth="1.5">
      <path d="M7 0v14" />
      <circle cx="7" cy="7" r="4" fill="var(--bg1)" />
      <path d="M5 9 9 5" />
    </g>
  ),
  cancelled: (
    <g fill="none" stroke="var(--t3)" strokeWidth="1.5">
      <circle cx="7" cy="7" r="5" />
      <path d="m3.5 10.5 7-7" />
    </g>
  ),
};

export interface GlyphProps {
  readonly name: GlyphName;
  readonly size?: number;
  /** Named for assistive technology only where no word stands beside it. */
  readonly label?: string;
}

/** The silhouette of a state. */
export function Glyph({ name, size = 14, label }: GlyphProps) {
  const naming =
    label === undefined ? ({ 'aria-hidden': true } as const) : { role: 'img', 'aria-label': label };
  return (
    <svg className="glyph" width={size} height={size} viewBox="0 0 14 14" data-glyph={name} {...naming}>
      {shapes[name]}
    </svg>
  );
}
