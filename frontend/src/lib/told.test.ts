import { describe, expect, test } from 'vitest';
import { tellEvents } from './told';
import type { Change } from './told';

const event = (changes: Change[]) => ({ changes });

describe('a change in words', () => {
  test('a side of a pair keeps its language', () => {
    expect(tellEvents([event([{ path: '/content/title/en', before: '"a"', after: '"b"' }])], 'EUR')).toEqual([
      [
        {
          label: 'need.title',
          side: 'en',
          before: { kind: 'text', text: 'a', lang: 'en' },
          after: { kind: 'text', text: 'b', lang: 'en' },
        },
      ],
    ]);
  });

  test('paths of the contract and of the store read the same', () => {
    const told = (path: string) => tellEvents([event([{ path, after: '"2027-06-30"' }])], '');
    expect(told('/neededBy')).toEqual(told('/content/neededBy'));
  });

  test('a sum keeps the currency it had then, though it was changed since', () => {
    const events = [
      event([
        { path: '/content/cost/currency', before: '"UAH"', after: '"EUR"' },
        { path: '/content/cost/minor', before: '4200000', after: '100000' },
      ]),
      event([{ path: '/content/cost/minor', before: '4000000', after: '4200000' }]),
    ];
    const money = (amount: string, currency: string) => ({ kind: 'money', amount, currency });
    expect(tellEvents(events, 'EUR')).toEqual([
      [{ label: 'need.cost', before: money('42000.00', 'UAH'), after: money('1000.00', 'EUR') }],
      [{ label: 'need.cost', before: money('40000.00', 'UAH'), after: money('42000.00', 'UAH') }],
    ]);
  });

  test('the portal’s bookkeeping and unknown fields are left out', () => {
    const changes = [
      { path: '/openedAt', after: '"2026-11-20T07:10:00Z"' },
      { path: '/content/title/stale', after: '"en"' },
      { path: '/secret', after: '"x"' },
    ];
    expect(tellEvents([event(changes)], '')).toEqual([[]]);
  });

  test('a value that is no JSON is shown as it is', () => {
    expect(tellEvents([event([{ path: '/returnComment', after: 'plain' }])], '')[0]?.[0]?.after).toEqual({
      kind: 'text',
      text: 'plain',
    });
  });
});
