// After a change of route the focus goes to the page's h1 and its title is
// said. The first page of a visit keeps the browser's own focus.
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { signal, useSignal } from '../lib/signal';
import { useT } from './i18n';

let moved = false;
const said = signal('');

/** The router tells that the path, not only the query, has changed. */
export function routeMoved(): void {
  moved = true;
}

export function Title({ children, title }: { children?: ReactNode; title: string }) {
  const { t } = useT();
  const heading = useRef<HTMLHeadingElement>(null);
  const full = `${title} · ${t('app.name')}`;
  useEffect(() => {
    document.title = full;
  }, [full]);
  useEffect(() => {
    if (!moved) return;
    moved = false;
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
    said.set(title);
  }, [title]);
  return (
    <h1 tabIndex={-1} ref={heading}>
      {children ?? title}
    </h1>
  );
}

/** Where the pressed button is gone, the reader goes on from the page's heading. */
export function focusHeading(): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true }),
    ),
  );
}

export function RouteAnnouncer() {
  const title = useSignal(said);
  return (
    <p className="vh" role="status" aria-live="polite">
      {title}
    </p>
  );
}
