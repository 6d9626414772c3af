import { describe, expect, test } from 'vitest';
import { isZero, lengthOf, lessMoney, minorOf, percentOf } from './share';

const eur = (amount: string) => ({ amount, currency: 'EUR' });

describe('a part of a whole', () => {
  test('minor units are integers, also where the cents are not written', () => {
    expect(minorOf(eur('1250000.5'))).toBe(125_000_050n);
    expect(minorOf(eur('99999999999.99'))).toBe(9_999_999_999_999n);
    expect(isZero(eur('0.00'))).toBe(true);
    expect(isZero(eur('0.01'))).toBe(false);
  });

  test('what is left is exact, and may be below nothing', () => {
    expect(lessMoney(eur('2640600.00'), eur('1489600.10'))).toEqual(eur('1150999.90'));
    expect(lessMoney(eur('0.10'), eur('0.30'))).toEqual(eur('-0.20'));
  });

  test.each([
    ['1281600.00', '2640600.00', '48.5'],
    ['2640600.00', '2640600.00', '100'],
    ['2640599.99', '2640600.00', '99.9'],
    ['0.01', '2640600.00', '0.1'],
    ['0.00', '2640600.00', '0'],
    ['3.00', '2.00', '150'],
  ])('%s of %s is %s per cent', (part, whole, percent) => {
    expect(percentOf(eur(part), eur(whole))).toBe(percent);
  });

  test('of nothing there is no share', () => {
    expect(percentOf(eur('1.00'), eur('0.00'))).toBeNull();
  });

  test('a bar is as long as its part of the longest', () => {
    expect(lengthOf(eur('1489600.00'), minorOf(eur('2640600.00')))).toBe(56.41);
    expect(lengthOf(eur('1.00'), 0n)).toBe(0);
  });
});
