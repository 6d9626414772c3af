// Nothing for 200 ms, then grey lines of the height of what is coming.
import { useEffect, useState } from 'react';
import { useT } from '../app/i18n';

export function useLater(ms = 200): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      setLate(true);
    }, ms);
    return () => {
      clearTimeout(timer);
    };
  }, [ms]);
  return late;
}

export function Skeleton({ rows = 6 }: { rows?: number }) {
  const { t } = useT();
  const late = useLater();
  return (
    <div className="skeleton" aria-busy="true">
      {late ? (
        <p className="vh" role="status">
          {t('action.loading')}
        </p>
      ) : null}
      {Array.from({ length: rows }, (_, row) => (
        <div className="skel-row" key={row}>
          {late ? (
            <>
              <span className={`skel w${row % 3}`} />
              <span className="skel thin" />
            </>
          ) : null}
        </div>
      ))}
    </div>
  );
}
