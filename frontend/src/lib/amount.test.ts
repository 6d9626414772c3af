import { expect, test } from 'vitest';
import { formatAmount, formatMillions, formatMoneyShort } from './amount';

const eur = (amount: string) => ({ amount, currency: 'EUR' });

test('a sum in a sentence is in millions from a million on', () => {
  expect(formatMoneyShort(eur('48700000.00'), 'uk')).toBe('48,70\u00a0млн\u00a0EUR');
  expect(formatMoneyShort(eur('48700000.00'), 'en')).toBe('EUR\u00a048.70\u00a0million');
  expect(formatMoneyShort(eur('999999.99'), 'uk')).toBe('999\u00a0999,99\u00a0EUR');
});

test('in a cell what is not nothing never reads as nothing', () => {
  const cells = ['0.00', '0.01', '4999.99', '5000.00', '1234567.89', '90071992547409.93'];
  expect(cells.map((amount) => formatMillions(eur(amount), 'uk'))).toEqual([
    '0,00',
    '<0,01',
    '<0,01',
    '0,01',
    '1,23',
    '90\u00a0071\u00a0992,55',
  ]);
  expect(formatAmount(eur('9007199254740993.01'), 'en')).toBe('9,007,199,254,740,993.01');
});
