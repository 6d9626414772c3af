import { afterEach, expect, test, vi } from 'vitest';
import { sharedKey, wishDone } from './sharedkey';

afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
});

test('windows of one device share the key of a wish until it is done', () => {
  const key = sharedKey('a');
  expect(sharedKey('a')).toBe(key);
  expect(sharedKey('b')).not.toBe(key);
  wishDone('a');
  expect(sharedKey('a')).not.toBe(key);
});

test('where the device keeps nothing the key holds for the window', () => {
  vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
    throw new Error('forbidden');
  });
  vi.spyOn(Storage.prototype, 'removeItem').mockImplementation(() => {
    throw new Error('forbidden');
  });
  const key = sharedKey('c');
  expect(sharedKey('c')).toBe(key);
  wishDone('c');
  expect(sharedKey('c')).not.toBe(key);
});
