// A disclosure that closes on Esc, on a press elsewhere and when focus leaves.
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';

export function Menu({
  className,
  label,
  head,
  children,
}: {
  className: string;
  label: string;
  head: ReactNode;
  children: ReactNode;
}) {
  const element = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (back: boolean) => {
      const menu = element.current;
      if (!menu?.open) return;
      menu.open = false;
      if (back) menu.querySelector('summary')?.focus();
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close(element.current?.contains(document.activeElement) ?? false);
    };
    const elsewhere = (event: Event) => {
      if (event.target instanceof Node && !element.current?.contains(event.target)) close(false);
    };
    document.addEventListener('keydown', onKey);
    document.addEventListener('pointerdown', elsewhere);
    document.addEventListener('focusin', elsewhere);
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('pointerdown', elsewhere);
      document.removeEventListener('focusin', elsewhere);
    };
  }, []);
  return (
    <details className={className} ref={element}>
      <summary aria-label={label}>{head}</summary>
      <div className="pop">{children}</div>
    </details>
  );
}
