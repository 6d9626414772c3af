import { describe, expect, test } from 'vitest';
import { addAmounts, readQuantity, showQuantity, timesPrice } from './quantity';

describe('a typed quantity', () => {
  test.each([
    ['12', 0, '12'],
    ['1 250', 0, '1250'],
    ['1\u00a0250', 0, '1250'],
    ['1,250,000', 0, '1250000'],
    ['1.250.000,5', 1, '1250000.5'],
    ['1,250.5', 2, '1250.5'],
    ['1,5', 1, '1.5'],
    ['1,2500', 2, '1.25'],
    ['4,0', 0, '4'],
    ['0,125', 3, '0.125'],
    ['007', 0, '7'],
    ['', 0, ''],
  ])('%j with %i digits is %j', (text, decimals, value) => {
    expect(readQuantity(text, decimals)).toEqual({ ok: true, value });
  });

  test.each([
    ['багато', 0, 'quantity_format'],
    ['-5', 0, 'quantity_format'],
    ['1,25,5', 3, 'quantity_format'],
    ['1,250', 3, 'amount_ambiguous'],
    ['1,5', 0, 'quantity_decimals'],
    ['1,1234', 3, 'quantity_decimals'],
    ['12345678901', 0, 'quantity_large'],
  ])('%j with %i digits is refused as %s', (text, decimals, code) => {
    expect(readQuantity(text, decimals)).toMatchObject({ ok: false, code });
  });

  test.each(['uk', 'en'] as const)('what is stored is read the same from its field, %s', (language) => {
    for (const quantity of ['4', '1250', '1.5', '1.25', '1.125', '1234.125', '0.005']) {
      expect(readQuantity(showQuantity(quantity, language), 3)).toEqual({ ok: true, value: quantity });
    }
  });
});

describe('a line’s price', () => {
  test.each([
    ['4', '245000.00', 'EUR', '980000.00'],
    ['1.5', '0.03', 'EUR', '0.04'],
    ['0.5', '0.05', 'EUR', '0.02'],
    ['0.5', '0.07', 'EUR', '0.04'],
    ['3', '1000', 'JPY', '3000'],
    ['9999999999', '999999999999.99', 'EUR', '9999999998999900000000.01'],
  ])('%s times %s %s is %s', (quantity, price, currency, total) => {
    expect(timesPrice(quantity, price, currency)).toBe(total);
  });

  test('sums do not pass through a float', () => {
    expect(addAmounts(['0.10', '0.20', '980000.00'], 'EUR')).toBe('980000.30');
    expect(addAmounts([], 'EUR')).toBe('0.00');
  });
});
