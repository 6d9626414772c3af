import type { ReactNode } from 'react';

/** A part of a sheet with its heading at the side. */
export function Section({
  id,
  title,
  rule,
  action,
  children,
}: {
  id: string;
  title: string;
  rule?: ReactNode;
  action?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="sec" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {rule ? <p>{rule}</p> : null}
        {action}
      </header>
      <div>{children}</div>
    </section>
  );
}
