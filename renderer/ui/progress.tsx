import './progress.css';

/** Work without a known length. */
export function Spinner({ label }: { readonly label?: string }) {
  return (
    <span
      className="spinner"
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'progressbar', 'aria-label': label })}
    />
  );
}

/** A share of something limited, 0 to 1. */
export function Meter({ value, label }: { readonly value: number; readonly label: string }) {
  const share = Math.min(1, Math.max(0, value));
  return (
    <span
      className="meter"
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(share * 100)}
    >
      <i style={{ width: `${share * 100}%` }} />
    </span>
  );
}

/** Work with a step, and a known share where there is one. */
export function Progress({ label, value }: { readonly label: string; readonly value?: number }) {
  return (
    <div
      className="progress"
      role="progressbar"
      aria-label={label}
      aria-valuenow={value && Math.round(value * 100)}
    >
      <Spinner />
      <span>{label}</span>
    </div>
  );
}
