import { expect, test } from 'vitest';
import { readRate, showRate } from './rate';

test('a rate is taken with a comma or a point', () => {
  for (const [text, value] of [
    ['41,2345', '41.2345'],
    ['41.2345', '41.2345'],
    [' 41,20 ', '41.2'],
    ['0,2740', '0.274'],
    ['041', '41'],
    ['1 234,5', '1234.5'],
    ['41,234', '41.234'],
    ['9999999,9999999999', '9999999.9999999999'],
  ])
    expect(readRate(text ?? ''), text).toEqual({ ok: true, value });
});

test('what is no rate is told why', () => {
  for (const [text, fault] of [
    ['', 'format'],
    ['-41', 'format'],
    ['41,2,3', 'format'],
    ['1,234.5', 'format'],
    ['41,', 'format'],
    [',5', 'format'],
    ['1e3', 'format'],
    ['сорок', 'format'],
    ['0', 'zero'],
    ['0,000', 'zero'],
    ['0,00000000001', 'decimals'],
    ['12345678', 'large'],
  ])
    expect(readRate(text ?? ''), text).toEqual({ ok: false, fault });
});

test('a stored rate comes back into its field as it is typed', () => {
  expect(showRate('41.2345', 'uk')).toBe('41,2345');
  expect(showRate('41.2345', 'en')).toBe('41.2345');
  expect(showRate(undefined, 'uk')).toBe('');
});
