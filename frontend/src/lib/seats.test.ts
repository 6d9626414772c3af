import { describe, expect, test } from 'vitest';
import { readAgent } from './agent';
import { known, readPage, writePage } from './pages';
import { dayAfter, daysUntil, whenOf } from './seats';

describe('a seat in time', () => {
  test('its last day is still its own', () => {
    const seat = { from: '2026-09-01', to: '2026-12-31' };
    expect(['2026-08-31', '2026-09-01', '2026-12-31', '2027-01-01'].map((day) => whenOf(seat, day))).toEqual([
      'coming',
      'held',
      'held',
      'past',
    ]);
    expect(whenOf({ from: '2026-09-01' }, '2040-01-01')).toBe('held');
  });

  test('days go over months and years', () => {
    expect(dayAfter('2026-12-31')).toBe('2027-01-01');
    expect(dayAfter('no day')).toBe('');
    expect(daysUntil('2027-01-01', '2026-12-31')).toBe(1);
  });
});

describe('what a browser calls itself', () => {
  test.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0',
      'Microsoft Edge',
      'Windows',
    ],
    [
      'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36',
      'Chrome',
      'Android',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Mobile/15E Safari/604.1',
      'Safari',
      'iPhone',
    ],
    ['curl/8.5.0', '', ''],
    [undefined, '', ''],
  ])('%s', (agent, browser, system) => {
    expect(readAgent(agent)).toEqual({ browser, system });
  });
});

describe('the page in an address', () => {
  test('what is unknown in it is dropped', () => {
    expect(readPage({ limit: '7', skip: '50' })).toEqual({ limit: 50, after: '', skip: 0 });
    expect(known('pirate', ['agency'])).toBe('');
  });

  test('is written only where it is not the first', () => {
    expect(writePage({ limit: 50, after: '', skip: 0 })).toEqual({});
    const second = { limit: 25, after: 'mark', skip: 25 };
    expect(readPage(writePage(second))).toEqual(second);
  });
});
