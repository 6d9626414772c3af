// How much of something: as people type it, as its field shows it, and times a
// price. Sums are counted in whole numbers, so that the form shows to the cent
// what the server will write.
import { minorDigits } from './format';
import { SPACES, bad } from './typed';
import type { Typed } from './typed';

/** The most a line may count, digits before the point (the contract's pattern). */
const MOST_DIGITS = 10;

/**
 * Takes 12, 1 250, 1,5 and 1,250.5. "1,250" alone may be a thousand or one and
 * a quarter: it is asked back; "1,2500" says the second. `decimals` is how many
 * digits its unit has after the point.
 */
export function readQuantity(text: string, decimals: number): Typed<string> {
  const compact = text.replace(SPACES, '');
  if (compact === '') return { ok: true, value: '' };
  if (!/^[\d.,]+$/.test(compact) || !/\d/.test(compact)) return bad('quantity_format');
  const marks = compact.replace(/\d/g, '');
  const at = Math.max(compact.lastIndexOf('.'), compact.lastIndexOf(','));
  let whole = compact;
  let part = '';
  if (marks.length === 1) {
    whole = compact.slice(0, at);
    part = compact.slice(at + 1);
    if (part.length === 3 && /^[1-9]\d{0,2}$/.test(whole)) {
      const groups = `${whole}${part}`;
      return bad('amount_ambiguous', { typed: text.trim(), whole: groups, part: `${whole},${part}0` });
    }
  } else if (marks.length > 1) {
    const last = marks.at(-1);
    const grouped = new Set(marks).size === 1;
    const head = grouped ? compact : compact.slice(0, at);
    if (!/^\d{1,3}([.,]\d{3})+$/.test(head) || (!grouped && marks.indexOf(last ?? '') < marks.length - 1))
      return bad('quantity_format');
    whole = head.replace(/[.,]/g, '');
    part = grouped ? '' : compact.slice(at + 1);
  }
  whole = whole.replace(/^0+(?=\d)/, '') || '0';
  part = part.replace(/0+$/, '');
  if (part.length > decimals) return bad('quantity_decimals', { digits: String(decimals) });
  if (whole.length > MOST_DIGITS) return bad('quantity_large');
  return { ok: true, value: part === '' ? whole : `${whole}.${part}` };
}

/** The form in which a stored quantity is put into its field. */
export function showQuantity(quantity: string | undefined, language: 'uk' | 'en'): string {
  if (!quantity) return '';
  const [whole = '0', part = ''] = quantity.split('.');
  if (part === '') return whole;
  // Three digits after the point alone would be asked back.
  const tail = part.length === 3 ? `${part}0` : part;
  return `${whole}${language === 'uk' ? ',' : '.'}${tail}`;
}

function scaled(decimal: string, digits: number): bigint {
  const [whole = '0', part = ''] = decimal.split('.');
  return BigInt(whole) * 10n ** BigInt(digits) + BigInt(part.padEnd(digits, '0').slice(0, digits) || '0');
}

function written(minor: bigint, digits: number): string {
  if (digits === 0) return String(minor);
  const text = String(minor).padStart(digits + 1, '0');
  return `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** The price of so many, rounded half-even to what the currency is written with: the server's own rule. */
export function timesPrice(quantity: string, price: string, currency: string): string {
  const digits = minorDigits(currency);
  const step = 10n ** BigInt(7 - digits);
  const product = scaled(quantity, 3) * scaled(price, 4);
  const rest = product % step;
  let minor = product / step;
  if (rest * 2n > step || (rest * 2n === step && minor % 2n === 1n)) minor += 1n;
  return written(minor, digits);
}

export function addAmounts(amounts: readonly string[], currency: string): string {
  const digits = minorDigits(currency);
  return written(
    amounts.reduce((sum, amount) => sum + scaled(amount, digits), 0n),
    digits,
  );
}
