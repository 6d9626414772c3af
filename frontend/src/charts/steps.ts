// Five fixed steps of heat: the same amount has the same step on every page and day, so that pictures can be compared.
import { minorOf } from '../lib/share';
import type { MoneyValue } from '../lib/format';

/** Where the second to the fifth step begin, in millions. */
export type Limits = readonly [number, number, number, number];

const MILLION = 100_000_000;

/**
 * The limits of a currency, ten times as high as often as nearly all would stand in the last step: a portal with
 * thousands of needs has the same steps of its own.
 */
export function limitsFor(limits: Limits, values: readonly MoneyValue[]): Limits {
  const most = Math.max(0, ...values.map((value) => Number(minorOf(value))));
  let power = 1;
  while (most > limits[3] * MILLION * power * 5) power *= 10;
  return [limits[0] * power, limits[1] * power, limits[2] * power, limits[3] * power];
}

export function stepOf(value: MoneyValue, limits: Limits): 1 | 2 | 3 | 4 | 5 {
  const minor = Number(minorOf(value));
  const below = limits.findIndex((limit) => minor < limit * MILLION);
  return below < 0 ? 5 : ((below + 1) as 1 | 2 | 3 | 4);
}
