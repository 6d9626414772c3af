// How numbers, money, dates and moments are written. `Money` and `DateText`
// are the only components that call this for display.

export type Language = 'uk' | 'en';

export interface MoneyValue {
  amount: string;
  currency: string;
}

/** What stands where a value is unknown; a known zero is written as 0,00. */
export const UNKNOWN = '—';

const NBSP = '\u00a0';
const tags: Record<Language, string> = { uk: 'uk', en: 'en-GB' };

const cache = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function once<T extends Intl.NumberFormat | Intl.DateTimeFormat>(key: string, make: () => T): T {
  const known = cache.get(key);
  if (known) return known as T;
  const made = make();
  cache.set(key, made);
  return made;
}

/** Grouped, with so many digits after the point. */
export const grouped = (language: Language, digits: number): Intl.NumberFormat =>
  once(
    `n${digits}${language}`,
    () =>
      new Intl.NumberFormat(tags[language], {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
        useGrouping: 'always',
      }),
  );

export const formatNumber = (value: number, language: Language, decimals = 0): string =>
  grouped(language, decimals).format(value);

/** A plain decimal such as "1250.5", grouped and with no more digits than it has. */
export const formatDecimal = (decimal: string, language: Language): string =>
  grouped(language, decimal.split('.')[1]?.length ?? 0).format(decimal as unknown as number);

/** A rate of exchange: banks write four digits after the point, or more. */
export const formatRate = (rate: string, language: Language): string =>
  grouped(language, Math.max(4, rate.split('.')[1]?.length ?? 0)).format(rate as unknown as number);

/** Which form of a counted word goes with a number: 1 штука, 2 штуки, 5 штук, 1,5 штуки. */
export function countedForm(decimal: string, language: Language): 'one' | 'few' | 'many' | 'fraction' {
  const digits = decimal.split('.')[1]?.replace(/0+$/, '').length ?? 0;
  if (digits > 0) return 'fraction';
  const rule = new Intl.PluralRules(tags[language]).select(Number(decimal));
  return rule === 'one' || rule === 'few' ? rule : 'many';
}

/** 340 кБ, 1,2 МБ: a file's size as people say it. */
export function formatBytes(bytes: number, language: Language): string {
  const [value, unit, digits] =
    bytes < 1_000_000 ? [Math.max(1, Math.round(bytes / 1000)), 'k', 0] : [bytes / 1_000_000, 'M', 1];
  const name = language === 'uk' ? { k: 'кБ', M: 'МБ' } : { k: 'kB', M: 'MB' };
  return `${formatNumber(value, language, digits)}${NBSP}${name[unit as 'k' | 'M']}`;
}

/** Digits after the point that a currency is written with: two, but none for the yen. */
export function minorDigits(currency: string): number {
  try {
    return (
      once(
        `c${currency}`,
        () => new Intl.NumberFormat('en', { style: 'currency', currency }),
      ).resolvedOptions().maximumFractionDigits ?? 2
    );
  } catch {
    return 2;
  }
}

/**
 * "1 250 000,00 EUR" in Ukrainian, "EUR 1,250,000.00" in English. The decimal
 * string goes to Intl as it is, so that no sum passes through a float.
 */
export function formatMoney(value: MoneyValue, language: Language): string {
  const number = grouped(language, minorDigits(value.currency)).format(value.amount as unknown as number);
  return language === 'uk' ? `${number}${NBSP}${value.currency}` : `${value.currency}${NBSP}${number}`;
}

/** `table` is 23.11.2026 / 23 Nov 2026; `text` is 23 листопада 2026 / 23 November 2026. A plain date has no zone: UTC. */
export function formatDate(date: string, language: Language, style: 'table' | 'text' = 'table'): string {
  const day = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(day.getTime())) return date;
  if (style === 'table' && language === 'uk') return date.split('-').reverse().join('.');
  const format = once(
    `d${style}${language}`,
    () =>
      new Intl.DateTimeFormat(tags[language], {
        day: 'numeric',
        month: style === 'text' ? 'long' : 'short',
        year: 'numeric',
        timeZone: 'UTC',
      }),
  );
  // "р." after a year belongs to letters, not to a portal's line of particulars.
  return format
    .format(day)
    .replace(/\s*р\.$/, '')
    .replace(/Sept/, 'Sep')
    .replaceAll(' ', NBSP);
}

function kyivParts(moment: string): Record<string, string> | null {
  const at = new Date(moment);
  if (Number.isNaN(at.getTime())) return null;
  const format = once(
    'kyiv',
    () =>
      new Intl.DateTimeFormat('en-GB', {
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
        timeZone: 'Europe/Kyiv',
      }),
  );
  return Object.fromEntries(format.formatToParts(at).map((part) => [part.type, part.value]));
}

/** The day on which a moment falls in Kyiv, as a plain date. */
export function kyivDate(moment: string): string {
  const p = kyivParts(moment);
  return p ? `${p.year}-${p.month}-${p.day}` : moment;
}

/** 14:36, Kyiv. */
export function formatTime(moment: string): string {
  const p = kyivParts(moment);
  return p ? `${p.hour}:${p.minute}` : moment;
}

/** 23.11.2026, 14:36 / 23 Nov 2026, 14:36, Kyiv. */
export function formatMoment(moment: string, language: Language): string {
  const p = kyivParts(moment);
  return p ? `${formatDate(`${p.year}-${p.month}-${p.day}`, language)},${NBSP}${p.hour}:${p.minute}` : moment;
}
