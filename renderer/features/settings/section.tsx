import { type ReactNode } from 'react';

interface Props {
  readonly id: string;
  readonly title: string;
  readonly about?: ReactNode;
  readonly children: ReactNode;
}

/** One part of the settings. */
export function Section({ id, title, about, children }: Props) {
  return (
    <section id={`settings-${id}`} className="st-section" aria-labelledby={`settings-${id}-title`}>
      <h2 id={`settings-${id}-title`} className="st-title">
        {title}
      </h2>
      {about !== undefined && <p className="st-about">{about}</p>}
      {children}
    </section>
  );
}
