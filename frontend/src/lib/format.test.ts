import { describe, expect, test } from 'vitest';
import { formatDate, formatMoment, formatMoney, formatNumber, kyivDate } from './format';

const nb = (text: string) => text.replaceAll('_', '\u00a0');

describe('money', () => {
  test.each([
    ['1250000.00', 'EUR', 'uk', '1_250_000,00_EUR'],
    ['1250000.00', 'EUR', 'en', 'EUR_1,250,000.00'],
    ['1000', 'UAH', 'uk', '1_000,00_UAH'],
    ['0.00', 'USD', 'en', 'USD_0.00'],
    // No float on the way: 2^53 would have rounded the last digits.
    ['99999999999.99', 'EUR', 'uk', '99_999_999_999,99_EUR'],
    ['5000000', 'JPY', 'en', 'JPY_5,000,000'],
  ] as const)('%s %s in %s', (amount, currency, language, said) => {
    expect(formatMoney({ amount, currency }, language)).toBe(nb(said));
  });
});

describe('dates', () => {
  test('a table writes them short, a text in words', () => {
    expect(formatDate('2026-11-23', 'uk')).toBe('23.11.2026');
    expect(formatDate('2026-11-23', 'en')).toBe(nb('23_Nov_2026'));
    expect(formatDate('2026-11-23', 'uk', 'text')).toBe(nb('23_листопада_2026'));
    expect(formatDate('2026-11-23', 'en', 'text')).toBe(nb('23_November_2026'));
  });

  test('a plain date has no zone: the first of a month stays the first', () => {
    expect(formatDate('2027-01-01', 'en')).toBe(nb('1_Jan_2027'));
    expect(formatDate('2027-09-01', 'en')).toBe(nb('1_Sep_2027'));
  });

  test('what is no date is shown as it came', () => {
    expect(formatDate('someday', 'uk')).toBe('someday');
  });
});

describe('moments are Kyiv time', () => {
  test.each([
    ['2026-11-23T12:36:00Z', '23.11.2026,_14:36'], // winter, UTC+2
    ['2026-07-01T21:30:00Z', '02.07.2026,_00:30'], // summer, UTC+3, the day after
  ])('%s', (moment, said) => {
    expect(formatMoment(moment, 'uk')).toBe(nb(said));
  });

  test('the day of a moment is the day in Kyiv', () => {
    expect(kyivDate('2026-12-31T22:30:00Z')).toBe('2027-01-01');
  });
});

test('numbers are grouped from the first thousand on', () => {
  expect(formatNumber(8412, 'uk')).toBe(nb('8_412'));
  expect(formatNumber(8412, 'en')).toBe('8,412');
});
