// Sums as tables and sentences write them; only pages of totals need it, so it stays out of the first file.
import { formatMoney, grouped, minorDigits } from './format';
import type { Language, MoneyValue } from './format';

const NBSP = '\u00a0';
const MILLION = 1_000_000n;

/** The number alone, where the head of its column names the currency. */
export const formatAmount = (value: MoneyValue, language: Language): string =>
  grouped(language, minorDigits(value.currency)).format(value.amount as unknown as number);

/** So many millions with two digits: for a cell of a table whose head says so. What is not nothing never reads as 0,00. */
export function formatMillions(value: MoneyValue, language: Language): string {
  const tiny = Number(value.amount) !== 0 && Math.abs(Number(value.amount)) < 5_000;
  return tiny
    ? `<${grouped(language, 2).format(0.01)}`
    : grouped(language, 2).format(`${value.amount}E-6` as unknown as number);
}

/** "1,25 млн EUR", "EUR 1.25 million"; below a million the whole number. */
export function formatMoneyShort(value: MoneyValue, language: Language): string {
  const whole = BigInt(value.amount.split('.')[0] ?? '0');
  if (whole < MILLION && whole > -MILLION) return formatMoney(value, language);
  const number = formatMillions(value, language);
  return language === 'uk'
    ? `${number}${NBSP}млн${NBSP}${value.currency}`
    : `${value.currency}${NBSP}${number}${NBSP}million`;
}
