// Which seats hold today, which are to come, which are past.
import { kyivDate } from './format';

interface Term {
  from: string;
  to?: string;
}

export const WHENS = ['held', 'coming', 'past'] as const;
export type When = (typeof WHENS)[number];

/** A term that ends in so many days asks for what comes after. */
export const SOON_DAYS = 30;

/** The portal's day is Kyiv's. */
export const today = (): string => kyivDate(new Date().toISOString());

/** The last day is included. */
export function whenOf({ from, to }: Term, day: string): When {
  if (from > day) return 'coming';
  return to !== undefined && to !== '' && to < day ? 'past' : 'held';
}

/** The last day offered for a term that is to end: its own, or else today, but none gone by or before its first. */
export const lastDayOffered = ({ from, to }: Term, day: string): string =>
  to && to > day ? to : from > day ? from : day;

/** The day after, as plain dates go. */
export function dayAfter(date: string): string {
  const at = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(at.getTime())) return '';
  at.setUTCDate(at.getUTCDate() + 1);
  return at.toISOString().slice(0, 10);
}

/** Days from one date to another. */
export const daysUntil = (date: string, day: string): number =>
  Math.round((Date.parse(date) - Date.parse(day)) / 86_400_000);
