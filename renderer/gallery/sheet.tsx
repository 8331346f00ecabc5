import { type ReactNode } from 'react';

/** One group of the gallery. */
export function Sheet({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="ga-sheet" aria-label={title}>
      <h2 className="label">{title}</h2>
      <div className="ga-row">{children}</div>
    </section>
  );
}
