import { expect, test } from 'vitest';
import { readListState } from '../lib/urlstate';
import { tableAddress } from './needs';

test('the table is that of the whole list as filtered, not of a page or an order', () => {
  const address = { q: ' насос ', subgroup: 'ER', state: 'open', sort: 'cost', after: 'mark' };
  const state = readListState(address, ['cost'], '-updated');
  const at = new URL(tableAddress(state, 'csv', 'uk'), 'https://portal.example');
  expect(at.pathname).toBe('/api/v1/needs/table');
  expect(Object.fromEntries(at.searchParams)).toEqual({
    format: 'csv',
    lang: 'uk',
    q: 'насос',
    subgroup: 'ER',
    state: 'open',
  });
});
