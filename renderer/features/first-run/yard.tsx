const sidings = [
  { y: 28, from: 812, name: 'planner' },
  { y: 58, from: 764, name: 'implementer' },
  { y: 88, from: 716, name: 'reviewer' },
  { y: 118, from: 668, name: 'tester' },
] as const;
const main = 148;
const ties = Array.from({ length: 400 }, (_, i) => i * 12);

/** An empty yard: sidings that run into one main line. */
export function Yard() {
  return (
    <svg className="yard" width="100%" height="190" aria-hidden="true">
      <g stroke="var(--line2)">
        {ties.map((x) => (
          <line key={x} x1={x} x2={x} y1={main - 6} y2={main + 6} />
        ))}
      </g>
      <g className="yard-sidings">
        {sidings.map(({ y, from }) => (
          <Rails
            key={y}
            path={`M152 ${y}H${from}C${from + 60} ${y} ${from + 60} ${main} ${from + 120} ${main}`}
          />
        ))}
      </g>
      <Rails path={`M0 ${main}H4800`} />
      <g className="yard-sidings">
        {sidings.map(({ y, name }) => (
          <g key={y}>
            <rect x="149" y={y - 6} width="5" height="12" rx="1" fill="var(--line3)" />
            <text x="168" y={y - 8}>
              {name}
            </text>
          </g>
        ))}
      </g>
      <text x="16" y={main - 14}>
        main
      </text>
    </svg>
  );
}

function Rails({ path }: { readonly path: string }) {
  return (
    <g fill="none">
      <path d={path} stroke="var(--line3)" strokeWidth="7" />
      <path d={path} stroke="var(--bg1)" strokeWidth="4.6" />
    </g>
  );
}
