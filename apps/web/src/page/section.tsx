import type { ReactNode } from 'react';

/** One part of the page: a named landmark with its heading and what can be done there. */
export const Section = ({
  id,
  title,
  note,
  actions,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) => (
  <section id={id} className="section" aria-labelledby={`${id}-title`} tabIndex={-1}>
    <div className="section-head">
      <h2 id={`${id}-title`}>{title}</h2>
      {note && <p className="note">{note}</p>}
      {actions && <div className="section-actions">{actions}</div>}
    </div>
    {children}
  </section>
);
