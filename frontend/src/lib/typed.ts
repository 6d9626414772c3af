// What people type into a date or a sum, turned into what the contract says,
// or into the reason why it cannot be.

export type Typed<T> =
  { ok: true; value: T } | { ok: false; code: TypedCode; params?: Record<string, string> };
export type TypedCode =
  | 'date_format'
  | 'date_month'
  | 'date_day'
  | 'amount_format'
  | 'amount_decimals'
  | 'amount_ambiguous'
  | 'amount_negative'
  | 'amount_large'
  | 'quantity_format'
  | 'quantity_decimals'
  | 'quantity_large';

export const bad = (code: TypedCode, params?: Record<string, string>): Typed<never> =>
  params ? { ok: false, code, params } : { ok: false, code };

/** Takes 30.06.2027, 30/06/2027, 30 06 2027 and 2027-06-30. Empty is empty, not an error. */
export function readDate(text: string): Typed<string> {
  const trimmed = text.trim();
  if (trimmed === '') return { ok: true, value: '' };
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(trimmed);
  const local = /^(\d{1,2})[./\s-]+(\d{1,2})[./\s-]+(\d{4})$/.exec(trimmed);
  const [day, month, year] = iso ? [iso[3], iso[2], iso[1]] : local ? [local[1], local[2], local[3]] : [];
  if (!day || !month || !year) return bad('date_format');
  const m = Number(month);
  const d = Number(day);
  if (m < 1 || m > 12) return bad('date_month');
  const days = new Date(Date.UTC(Number(year), m, 0)).getUTCDate();
  if (d < 1 || d > days) return bad('date_day', { month: String(m), year, days: String(days) });
  return { ok: true, value: `${year}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}` };
}

export const SPACES = /[\s\u00a0\u202f\u2009'’]/g;

/**
 * Takes 1250000, 1 250 000,50, 1,250,000.50 and 1.250.000,50. "1,250" alone may
 * be a thousand or one and a quarter: it is asked back, not guessed.
 */
export function readAmount(text: string): Typed<string> {
  const compact = text.replace(SPACES, '');
  if (compact === '') return { ok: true, value: '' };
  if (/^[-−–]/.test(compact)) return bad('amount_negative');
  if (!/^[\d.,]+$/.test(compact) || !/\d/.test(compact)) return bad('amount_format');
  const marks = [...compact].filter((c) => c === '.' || c === ',');
  const last = Math.max(compact.lastIndexOf('.'), compact.lastIndexOf(','));
  let whole = compact;
  let part = '';
  if (marks.length > 0) {
    const kinds = new Set(marks).size;
    const lastMark = compact[last];
    const tail = compact.slice(last + 1);
    const groups = kinds === 1 && marks.length > 1;
    if (groups || (kinds === 2 && marks.filter((m) => m === lastMark).length > 1)) {
      if (kinds === 2 || !/^\d{1,3}([.,]\d{3})+$/.test(compact)) return bad('amount_format');
      whole = compact.replace(/[.,]/g, '');
    } else if (kinds === 1 && tail.length === 3 && /^[1-9]\d{0,2}$/.test(compact.slice(0, last))) {
      return bad('amount_ambiguous', {
        typed: text.trim(),
        whole: compact.replace(/[.,]/g, ''),
        part: `${compact.slice(0, last)},${tail.slice(0, 2)}`,
      });
    } else {
      const head = compact.slice(0, last);
      if (kinds === 2 && !/^\d{1,3}([.,]\d{3})+$/.test(head)) return bad('amount_format');
      whole = head.replace(/[.,]/g, '');
      part = tail;
    }
  }
  if (part.length > 2) return bad('amount_decimals');
  whole = whole.replace(/^0+(?=\d)/, '') || '0';
  // 10^13 minor units is the limit of the contract.
  if (whole.length > 12) return bad('amount_large');
  return { ok: true, value: part === '' ? whole : `${whole}.${part.padEnd(2, '0')}` };
}

/** The plain form in which a stored date is put into its field. */
export function showDate(date: string | null | undefined, language: 'uk' | 'en'): string {
  if (!date) return '';
  return language === 'uk' ? date.split('-').reverse().join('.') : date.split('-').reverse().join('/');
}

/** The form in which a stored sum is put into its field: 1 250 000,50. English keeps the cents: 1,250 alone would be ambiguous. */
export function showAmount(amount: string | null | undefined, language: 'uk' | 'en'): string {
  if (!amount) return '';
  const [whole = '0', part = ''] = amount.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, language === 'uk' ? '\u00a0' : ',');
  return /^0*$/.test(part) && (language === 'uk' || !grouped.includes(','))
    ? grouped
    : `${grouped}${language === 'uk' ? ',' : '.'}${part.padEnd(2, '0')}`;
}
