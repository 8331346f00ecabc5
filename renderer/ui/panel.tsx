import { type HTMLAttributes, type ReactNode } from 'react';
import clsx from 'clsx';
import './panel.css';

export interface ViewHeaderProps {
  readonly title: string;
  /** Facts in grey after the title. */
  readonly facts?: ReactNode;
  /** Segmented views and the action group, at the right. */
  readonly children?: ReactNode;
}

/** The 44 px head of a view. */
export function ViewHeader({ title, facts, children }: ViewHeaderProps) {
  return (
    <header className="view-head">
      <h1>{title}</h1>
      {facts !== undefined && <span className="view-facts">{facts}</span>}
      <span className="grow" />
      {children}
    </header>
  );
}

/** A view: head above, the rest below. */
export function View({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <section className="view" aria-label={label}>
      {children}
    </section>
  );
}

/** A region that scrolls; it takes the focus so that arrow keys work in it. */
export function ScrollArea({ className, ...rest }: HTMLAttributes<HTMLDivElement>) {
  return <div tabIndex={0} {...rest} className={clsx('scroll scroll-area', className)} />;
}

/** A vertical rule between groups in a bar. */
export function Divider() {
  return <span className="divider" aria-hidden="true" />;
}
