import type { ReactNode } from 'react';
import { useT } from './i18n';

/** Where a page lies: the way down to it, and its own name. */
export function Crumbs({ way, here }: { way: readonly ReactNode[]; here: string }) {
  const { t } = useT();
  return (
    <nav className="crumbs" aria-label={t('shell.crumbs')}>
      <ol>
        {way.map((link, at) => (
          <li key={at}>{link}</li>
        ))}
        <li>
          <span aria-current="page">{here}</span>
        </li>
      </ol>
    </nav>
  );
}
