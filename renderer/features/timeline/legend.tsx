import { type ReactNode } from 'react';
import { legendWords } from '../../words/timeline.ts';

const bar = (height: number, fill: string) => (
  <svg width="5" height="16">
    <rect y={14 - height} width="5" height={height} rx="1" fill={fill} />
  </svg>
);

const arrow = (colour: string) => (
  <svg width="16" height="16" viewBox="0 0 16 16">
    <path d="M1 3c6 0 4 10 10 10" fill="none" stroke={colour} strokeWidth="1.25" />
    <path d="M10 10l4 3-4 3z" fill={colour} />
  </svg>
);

const items: readonly (readonly [string, ReactNode])[] = [
  [legendWords.read, bar(5, 'var(--span-read)')],
  [
    legendWords.search,
    <svg width="5" height="16" key="s">
      <rect y="8" width="5" height="2" fill="var(--span-search)" />
      <rect y="12" width="5" height="2" fill="var(--span-search)" />
    </svg>,
  ],
  [legendWords.edit, bar(9, 'var(--span-edit)')],
  [legendWords.command, bar(13, 'var(--span-command)')],
  [
    legendWords.failed,
    <svg width="10" height="16" key="f">
      <rect y="1" width="10" height="13" rx="1.5" fill="var(--fail)" />
      <text x="5" y="11.5" textAnchor="middle" className="tl-legend-code">
        1
      </text>
    </svg>,
  ],
  [legendWords.waiting, <i className="tl-legend-wait hatch" key="w" />],
  [legendWords.paused, <i className="tl-legend-pause" key="p" />],
  [
    legendWords.verified,
    <svg width="16" height="16" viewBox="0 0 16 16" key="v">
      <path d="M4 2h8l3 6-3 6H4L1 8z" fill="var(--pass-s)" stroke="var(--pass)" />
    </svg>,
  ],
  [
    legendWords.landed,
    <svg width="12" height="16" viewBox="0 0 12 16" key="l">
      <circle cx="6" cy="8" r="5" fill="var(--pass)" />
      <circle cx="6" cy="8" r="1.8" fill="var(--bg0)" />
    </svg>,
  ],
  [
    legendWords.conflict,
    <svg width="12" height="12" viewBox="0 0 14 14" key="c">
      <path
        d="M2.5 1v3.2c0 1.2.6 2 1.6 2.6l5.8 3.6c1 .6 1.6 1.4 1.6 2.6M11.5 1v3.2c0 1.2-.6 2-1.6 2.6L4.1 10.4c-1 .6-1.6 1.4-1.6 2.6"
        fill="none"
        stroke="var(--fail)"
        strokeWidth="1.75"
        strokeLinecap="round"
      />
    </svg>,
  ],
  [
    legendWords.checkpoint,
    <svg width="8" height="16" viewBox="0 0 8 16" key="k">
      <path d="M1 11l3-4 3 4z" fill="var(--t3)" />
    </svg>,
  ],
  [
    legendWords.spend,
    <svg width="16" height="16" viewBox="0 0 16 16" key="sp">
      <path d="M1 13h4V9h5V4h5" fill="none" stroke="var(--t3)" />
    </svg>,
  ],
  [legendWords.cloned, arrow('var(--t2)')],
  [legendWords.mail, arrow('var(--accent)')],
];

/** What the drawing means, always visible in one strip. */
export function Legend() {
  return (
    <ul className="tl-legend" aria-label={legendWords.label}>
      {items.map(([name, drawing]) => (
        <li key={name}>
          <span aria-hidden="true">{drawing}</span>
          {name}
        </li>
      ))}
    </ul>
  );
}
