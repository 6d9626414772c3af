// A rate as people type it: 41,2345 or 41.2345. Rates have digits after the
// point far more often than thousands before it, so a single mark is the point.
import { SPACES } from './typed';

export type RateFault = 'format' | 'zero' | 'decimals' | 'large';
export type TypedRate = { ok: true; value: string } | { ok: false; fault: RateFault };

export function readRate(text: string): TypedRate {
  const compact = text.replace(SPACES, '').replace(',', '.');
  if (!/^\d+(\.\d+)?$/.test(compact)) return { ok: false, fault: 'format' };
  const [head = '', tail = ''] = compact.split('.');
  const whole = head.replace(/^0+(?=\d)/, '');
  const part = tail.replace(/0+$/, '');
  if (whole.length > 7) return { ok: false, fault: 'large' };
  if (part.length > 10) return { ok: false, fault: 'decimals' };
  if (whole === '0' && part === '') return { ok: false, fault: 'zero' };
  return { ok: true, value: part === '' ? whole : `${whole}.${part}` };
}

/** The form in which a stored rate is put into its field. */
export const showRate = (rate: string | undefined, language: 'uk' | 'en'): string =>
  language === 'uk' ? (rate ?? '').replace('.', ',') : (rate ?? '');
