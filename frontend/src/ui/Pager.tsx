// Pages by mark, not by number: first, previous, next, and which rows these are.
import type { ReactNode } from 'react';
import { useT } from '../app/i18n';
import { formatNumber } from '../lib/format';
import { SIZES } from '../lib/urlstate';

interface Props {
  from: number;
  to: number;
  total: number;
  first?: ReactNode;
  previous?: ReactNode;
  next?: ReactNode;
  size: number;
  onSize: (size: number) => void;
}

export function Pager({ from, to, total, first, previous, next, size, onSize }: Props) {
  const { t, language } = useT();
  const n = (value: number) => formatNumber(value, language);
  return (
    <nav className="pager" aria-label={t('pager.label')}>
      <span>{t('pager.range', { from: n(from), to: n(to), total: n(total) })}</span>
      {first}
      {previous}
      {next}
      <label className="row push">
        <span className="small mute">{t('pager.size')}</span>
        <select
          value={size}
          onChange={(event) => {
            onSize(Number(event.target.value));
          }}
        >
          {SIZES.map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
        </select>
      </label>
    </nav>
  );
}
