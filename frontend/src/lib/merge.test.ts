import { expect, test } from 'vitest';
import { resumed, threeWay } from './merge';

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

test('a form goes on from what was typed, and takes from a newer version only what was not', () => {
  const base = { title: 'a', place: 'b' };
  const kept = { version: '"1"', base, values: { title: 'mine', place: 'b' } };
  expect(resumed(null, base, '"1"')).toEqual({ since: { etag: '"1"', base }, values: base });
  expect(resumed(kept, base, '"1"')).toEqual({ since: { etag: '"1"', base }, values: kept.values });
  const elsewhere = { title: 'a', place: 'theirs' };
  expect(resumed(kept, elsewhere, '"2"')).toEqual({
    since: { etag: '"2"', base: elsewhere },
    values: { title: 'mine', place: 'theirs' },
  });
});

test('where both changed a field, the form keeps to the version that the typing began with', () => {
  const base = { title: 'a' };
  const kept = { version: '"1"', base, values: { title: 'mine' } };
  expect(resumed(kept, { title: 'theirs' }, '"2"')).toEqual({
    since: { etag: '"1"', base },
    values: { title: 'mine' },
  });
});
