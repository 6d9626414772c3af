// What the five steps of heat mean.
import type { ReactNode } from 'react';
import { useT } from '../app/i18n';
import { formatDecimal } from '../lib/format';
import type { Limits } from './steps';

export function Steps({ limits, unit, children }: { limits: Limits; unit: string; children?: ReactNode }) {
  const { t, language } = useT();
  const n = limits.map((limit) => formatDecimal(String(limit), language));
  return (
    <ul className="steps" aria-label={t('heat.steps', { unit })}>
      <li className="lab">{unit}</li>
      <li className="s1">{t('heat.below', { to: n[0] })}</li>
      {[1, 2, 3].map((step) => (
        <li key={step} className={`s${String(step + 1)}`}>
          {n[step - 1]}–{n[step]}
        </li>
      ))}
      <li className="s5">{t('heat.above', { from: n[3] })}</li>
      {children}
    </ul>
  );
}
