import { expect, test } from 'vitest';
import { limitsFor, stepOf } from './steps';

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const limits = [0.25, 0.5, 1, 2] as const;

test('a step begins at its limit, to the cent', () => {
  const steps = ['0.01', '249999.99', '250000.00', '999999.99', '1000000.00', '1999999.99', '2000000.00'];
  expect(steps.map((amount) => stepOf(eur(amount), limits))).toEqual([1, 1, 2, 3, 4, 4, 5]);
});

test('the limits stay while the largest is within five times the last, and rise by tens beyond', () => {
  expect(limitsFor(limits, [])).toEqual(limits);
  expect(limitsFor(limits, [eur('10000000.00'), eur('1.00')])).toEqual(limits);
  expect(limitsFor(limits, [eur('10000000.01')])).toEqual([2.5, 5, 10, 20]);
  expect(limitsFor(limits, [eur('900000000.00')])).toEqual([25, 50, 100, 200]);
});
