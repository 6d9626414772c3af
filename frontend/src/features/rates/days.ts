// A page of rates as days: one row a day, its currencies in columns.
import type { Currency, Rate, RateState } from '../../api/rates';
import { CURRENCIES, RATE_SOURCES } from '../../api/facts.gen';
import { known } from '../../lib/pages';
import type { Search } from '../../lib/urlstate';

export interface Day {
  date: string;
  rates: Rate[];
}

export interface Days {
  days: Day[];
  /** in the order in which the portal lists currencies */
  currencies: Currency[];
  /** the last day of the older page, where there is one */
  older: string;
}

/** The order in which a source is asked for a figure: the first of a cell is the one that counts. */
const ORDER = ['NBU', 'manual', 'demo', 'ECB'];

/**
 * `more` says that the list goes on after these rates: its last day may have others there, so it begins the older page
 * and is left out of this one.
 */
export function daysOf(rates: readonly Rate[], more: boolean): Days {
  const days: Day[] = [];
  for (const rate of rates) {
    const last = days.at(-1);
    if (last?.date === rate.date) last.rates.push(rate);
    else days.push({ date: rate.date, rates: [rate] });
  }
  let older = '';
  if (more && days.length > 1) older = days.pop()?.date ?? '';
  for (const day of days) day.rates.sort((a, b) => ORDER.indexOf(a.source) - ORDER.indexOf(b.source));
  const there = new Set(days.flatMap((day) => day.rates.map((rate) => rate.currency)));
  return { days, currencies: CURRENCIES.filter((one) => there.has(one)), older };
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const day = (text: string | undefined) => (text && DAY.test(text) ? text : '');

/** An unknown or broken word in an address is dropped rather than sent on. */
export const readRates = (search: Search): RateState & { rate: string } => ({
  currency: search.currency === 'all' ? 'all' : known(search.currency, CURRENCIES),
  source: known(search.source, RATE_SOURCES),
  from: day(search.from),
  to: day(search.to),
  rate: search.rate ?? '',
});

export const writeRates = (state: Partial<RateState & { rate: string }>): Search =>
  Object.fromEntries(Object.entries(state).filter(([, value]) => value !== ''));
