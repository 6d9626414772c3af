import { expect, test } from 'vitest';
import { threeWay } from './merge';

const base = { title: 'a', cost: '1', place: ['x'] };

test('changes of different fields are both kept', () => {
  const merge = threeWay(base, { ...base, title: 'mine' }, { ...base, cost: '2' });
  expect(merge).toEqual({
    merged: { title: 'mine', cost: '2', place: ['x'] },
    conflicts: [],
    taken: ['cost'],
  });
});

test('one field changed two ways is a question, and my text stays until it is answered', () => {
  const merge = threeWay(base, { ...base, title: 'mine' }, { ...base, title: 'theirs' });
  expect(merge.conflicts).toEqual(['title']);
  expect(merge.merged.title).toBe('mine');
});

test('the same change on both sides is no question', () => {
  expect(threeWay(base, { ...base, title: 'same' }, { ...base, title: 'same' })).toMatchObject({
    conflicts: [],
    taken: [],
  });
});

test('lists are compared by what they hold', () => {
  expect(threeWay(base, base, { ...base, place: ['x'] }).taken).toEqual([]);
  expect(threeWay(base, base, { ...base, place: ['x', 'y'] }).taken).toEqual(['place']);
});

test('what counts as equal can be said', () => {
  const loose = threeWay(
    base,
    base,
    { ...base, cost: '1.00' },
    (key, a, b) => Number(a.cost) === Number(b.cost) || key !== 'cost',
  );
  expect(loose.taken).toEqual([]);
});
