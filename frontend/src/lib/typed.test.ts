import { describe, expect, test } from 'vitest';
import { readAmount, readDate, showAmount, showDate } from './typed';

describe('a typed date', () => {
  test.each([
    ['30.06.2027', '2027-06-30'],
    ['1.2.2027', '2027-02-01'],
    ['30/06/2027', '2027-06-30'],
    ['30 06 2027', '2027-06-30'],
    ['2027-06-30', '2027-06-30'],
    [' 29.02.2028 ', '2028-02-29'],
    ['', ''],
  ])('%j is %j', (text, date) => {
    expect(readDate(text)).toEqual({ ok: true, value: date });
  });

  test.each([
    ['завтра', 'date_format'],
    ['30.06', 'date_format'],
    ['30.06.27', 'date_format'],
    ['30.13.2027', 'date_month'],
    ['31.06.2027', 'date_day'],
    ['0.06.2027', 'date_day'],
  ])('%j is refused as %s', (text, code) => {
    expect(readDate(text)).toMatchObject({ ok: false, code });
  });

  test('the refusal knows how many days that month has', () => {
    expect(readDate('29.02.2027')).toEqual({
      ok: false,
      code: 'date_day',
      params: { month: '2', year: '2027', days: '28' },
    });
  });
});

describe('a typed sum', () => {
  test.each([
    ['1250000', '1250000'],
    ['1 250 000,50', '1250000.50'],
    ['1\u00a0250\u00a0000,5', '1250000.50'],
    ['1,250,000.50', '1250000.50'],
    ['1.250.000,50', '1250000.50'],
    ['1,250,000', '1250000'],
    ['1250,5', '1250.50'],
    ['0,05', '0.05'],
    ['0.125', null],
    ['007', '7'],
    ['', ''],
  ])('%j is %j', (text, value) => {
    expect(readAmount(text)).toEqual(
      value === null ? { ok: false, code: 'amount_decimals' } : { ok: true, value },
    );
  });

  test.each([
    ['багато', 'amount_format'],
    ['1,2.3,4', 'amount_format'],
    ['12,34,567', 'amount_format'],
    ['-5', 'amount_negative'],
    ['5,1234', 'amount_decimals'],
    ['1250000000000000', 'amount_large'],
  ])('%j is refused as %s', (text, code) => {
    expect(readAmount(text)).toMatchObject({ ok: false, code });
  });

  test('a comma that may be either is asked back, not guessed', () => {
    expect(readAmount('1,250')).toEqual({
      ok: false,
      code: 'amount_ambiguous',
      params: { typed: '1,250', whole: '1250', part: '1,25' },
    });
  });
});

describe('what is stored comes back into its field and is read the same', () => {
  test.each(['uk', 'en'] as const)('%s', (language) => {
    for (const amount of ['1250000.50', '1000.00', '0.05', '999', '12345678.90']) {
      const read = readAmount(showAmount(amount, language));
      expect(read.ok && Number(read.value)).toBe(Number(amount));
    }
    expect(readDate(showDate('2027-06-30', language))).toEqual({ ok: true, value: '2027-06-30' });
  });

  test('a stored sum is never ambiguous in its field', () => {
    for (const language of ['uk', 'en'] as const) {
      for (const amount of ['1250.00', '1250', '999999.00', '1.25']) {
        expect(readAmount(showAmount(amount, language)).ok).toBe(true);
      }
    }
  });
});
