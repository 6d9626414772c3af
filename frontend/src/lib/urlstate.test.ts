import { describe, expect, test } from 'vitest';
import {
  activeFilters,
  change,
  nextSort,
  parseSearch,
  readListState,
  stringifySearch,
  writeListState,
} from './urlstate';

const SORTS = ['updated', 'cost'];
const read = (query: string) => readListState(parseSearch(query), SORTS, '-updated');
const write = (query: string) => stringifySearch(writeListState(read(query), '-updated'));

describe('the address of a list', () => {
  test('a bare address is the first page of everything', () => {
    expect(read('')).toMatchObject({
      q: '',
      state: '',
      sort: '-updated',
      limit: 50,
      after: '',
      before: '',
      skip: 0,
    });
    expect(write('')).toBe('');
  });

  test.each([
    '?state=open&subgroup=ER',
    '?q=%D0%B2%D0%BE%D0%B4%D0%B0',
    '?limit=25&sort=-cost',
    '?after=abc.def&skip=50',
    '?before=abc.def&skip=50',
    '?agency=01930000-0000-7000-8000-000000000001&priority=critical',
  ])('%s comes back as it was', (query) => {
    expect(write(query)).toBe(query);
  });

  test('two ways to write one view are one address', () => {
    expect(write('?subgroup=ER&state=open&limit=50&sort=-updated&q=')).toBe('?state=open&subgroup=ER');
  });

  test.each([
    ['?sort=password', '-updated'],
    ['?sort=--cost', '-updated'],
    ['?sort=cost', 'cost'],
  ])('%s sorts by %s', (query, sort) => {
    expect(read(query).sort).toBe(sort);
  });

  test.each([
    ['?limit=7', 50],
    ['?limit=100', 100],
    ['?limit=1e9', 50],
    ['?limit=x', 50],
  ])('%s shows %i rows', (query, limit) => {
    expect(read(query).limit).toBe(limit);
  });

  test('rows before the page are believed only beside a mark', () => {
    expect(read('?skip=50').skip).toBe(0);
    expect(read('?after=x&skip=-5').skip).toBe(0);
    expect(read('?after=x&skip=50').skip).toBe(50);
  });

  test('a page after wins over a page before', () => {
    expect(read('?after=a&before=b')).toMatchObject({ after: 'a', before: '' });
  });
});

test('a changed filter begins at the first page', () => {
  expect(change(read('?after=x&skip=50&state=open'), { state: 'closed' })).toMatchObject({
    state: 'closed',
    after: '',
    skip: 0,
  });
});

test('filters that hold are named in the order of the form', () => {
  expect(activeFilters(read('?priority=high&q=x'))).toEqual(['q', 'priority']);
});

test('sorting goes up, then down, then up', () => {
  expect(nextSort('-updated', 'cost')).toBe('cost');
  expect(nextSort('cost', 'cost')).toBe('-cost');
  expect(nextSort('-cost', 'cost')).toBe('cost');
});
