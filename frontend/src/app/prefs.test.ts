import { expect, test } from 'vitest';
import { readPrefs } from './prefs';

test('what is stored is read back', () => {
  const stored = { language: 'en', theme: 'dark', density: 'compact' };
  expect(readPrefs(JSON.stringify(stored))).toEqual(stored);
});

test.each([null, '', '{', '"x"', '[]'])('%j is no choice, or the plain one', (text) => {
  expect(readPrefs(text) ?? { language: 'uk', theme: 'auto', density: 'normal' }).toEqual({
    language: 'uk',
    theme: 'auto',
    density: 'normal',
  });
});

test('a foreign word falls back alone', () => {
  expect(readPrefs('{"language":"de","theme":"dark"}')).toEqual({
    language: 'uk',
    theme: 'dark',
    density: 'normal',
  });
});
