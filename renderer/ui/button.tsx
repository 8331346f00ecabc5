import { type ButtonHTMLAttributes, type ReactNode, type Ref } from 'react';
import clsx from 'clsx';
import { Kbd } from './kbd.tsx';
import { Spinner } from './progress.tsx';
import './button.css';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `primary` is ink and stands once in a view. */
  readonly tone?: 'plain' | 'primary' | 'ghost' | 'danger';
  readonly size?: 'small' | 'normal' | 'big' | 'huge';
  /** A chord such as `mod+enter`, shown in the button and not part of its name. */
  readonly chord?: string | undefined;
  readonly icon?: ReactNode;
  /** Shows progress and refuses presses, with the label unchanged. */
  readonly busy?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button with a label; its accessible name is the label alone. */
export function Button(props: ButtonProps) {
  const { tone = 'plain', size = 'normal', chord, icon, busy = false, className, children, ...rest } = props;
  return (
    <button
      type="button"
      {...rest}
      disabled={rest.disabled === true || busy}
      aria-busy={busy || undefined}
      className={clsx('btn', `btn-${tone}`, `btn-${size}`, className)}
    >
      {busy ? <Spinner /> : icon}
      {children !== undefined && <span className="btn-label">{children}</span>}
      {chord !== undefined && <Kbd chord={chord} />}
    </button>
  );
}

export interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** The accessible name, and the native tooltip. */
  readonly label: string;
  readonly size?: 'small' | 'normal';
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A square button that shows only an icon. */
export function IconButton({ label, size = 'normal', className, children, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      className={clsx('icon-btn', `icon-btn-${size}`, className)}
    >
      {children}
    </button>
  );
}
