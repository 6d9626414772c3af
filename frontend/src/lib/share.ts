// Parts of a whole, reckoned in minor units as integers: no sum passes through a float.
import type { MoneyValue } from './format';

/** The sum in hundredths; each currency is written with at most two digits after the point. */
export function minorOf(value: MoneyValue): bigint {
  const negative = value.amount.startsWith('-');
  const [whole = '0', part = ''] = value.amount.replace('-', '').split('.');
  const minor = BigInt(whole) * 100n + BigInt(part.padEnd(2, '0').slice(0, 2));
  return negative ? -minor : minor;
}

export const isZero = (value: MoneyValue | undefined): boolean => !value || minorOf(value) === 0n;

function moneyOf(minor: bigint, currency: string): MoneyValue {
  const size = minor < 0n ? -minor : minor;
  return {
    amount: `${minor < 0n ? '-' : ''}${String(size / 100n)}.${(size % 100n).toString().padStart(2, '0')}`,
    currency,
  };
}

/** Both in one currency. */
export const sumMoney = (a: MoneyValue, b: MoneyValue): MoneyValue =>
  moneyOf(minorOf(a) + minorOf(b), a.currency);

/** What is left of `from` without `less`, in the currency of both. */
export const lessMoney = (from: MoneyValue, less: MoneyValue): MoneyValue =>
  moneyOf(minorOf(from) - minorOf(less), from.currency);

/**
 * Per cent, with one digit: half is rounded up, but what is not the whole never reads as 100,0 and what is not nothing
 * never as 0,0. Null where there is no whole.
 */
export function percentOf(part: MoneyValue, whole: MoneyValue): string | null {
  const all = minorOf(whole);
  const some = minorOf(part);
  if (all <= 0n || some < 0n) return null;
  let tenths = (some * 2000n + all) / (2n * all);
  if (some < all && tenths >= 1000n) tenths = 999n;
  if (some > 0n && tenths === 0n) tenths = 1n;
  if (tenths % 10n === 0n) return `${tenths / 10n}`;
  return `${tenths / 10n}.${tenths % 10n}`;
}

/** How long a bar is, in hundredths of a per cent of the longest. */
export function lengthOf(part: MoneyValue, longest: bigint): number {
  if (longest <= 0n) return 0;
  return Number((minorOf(part) * 10_000n) / longest) / 100;
}
