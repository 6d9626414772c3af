import { describe, expect, test } from 'vitest';
import { mayConfirm, readPair, staleSide } from './pair';

describe('the side to show', () => {
  test('the reader’s own language first, else the other, marked as such', () => {
    expect(readPair({ uk: 'так', en: 'yes' }, 'en')).toEqual({ text: 'yes', side: 'en' });
    expect(readPair({ uk: 'так' }, 'en')).toEqual({ text: 'так', side: 'uk' });
    expect(readPair({ uk: '  ', en: 'yes' }, 'uk')).toEqual({ text: 'yes', side: 'en' });
    expect(readPair({}, 'uk')).toBeNull();
    expect(readPair(undefined, 'uk')).toBeNull();
  });
});

describe('the side that falls behind', () => {
  const both = { uk: 'вода', en: 'water' };
  test.each([
    ['nothing changed', both, both, null],
    ['one changed', both, { ...both, uk: 'чиста вода' }, 'en'],
    ['the other changed', both, { ...both, en: 'clean water' }, 'uk'],
    ['both changed', both, { uk: 'чиста вода', en: 'clean water' }, null],
    ['only spaces changed', both, { ...both, uk: ' вода ' }, null],
    ['one side is new', { uk: 'вода' }, both, null],
    ['one side is gone', both, { uk: 'вода', en: '' }, null],
    ['it was behind and still is', { ...both, stale: 'en' }, { ...both, stale: 'en' }, 'en'],
    [
      'it was behind and is written anew',
      { ...both, stale: 'en' },
      { ...both, en: 'clean water', stale: 'en' },
      'uk',
    ],
    ['it was behind and is called right', { ...both, stale: 'en' }, both, null],
  ] as const)('%s', (_, saved, edited, side) => {
    expect(staleSide(saved, edited)).toBe(side);
  });

  test('it can be called right only while neither side is written anew', () => {
    const saved = { ...both, stale: 'en' } as const;
    expect(mayConfirm(saved, saved)).toBe(true);
    expect(mayConfirm(saved, { ...saved, uk: 'чиста вода' })).toBe(false);
    expect(mayConfirm(both, both)).toBe(false);
  });
});
