import { expect, test, vi } from 'vitest';
import { onSignedOutElsewhere, tellSignedOut } from './windows';

const hear = (newValue: string | null, key = 'portal-signed-out') =>
  window.dispatchEvent(new StorageEvent('storage', { key, newValue }));

test('signing out is heard once in another window, and other keys are not', () => {
  const then = vi.fn();
  const off = onSignedOutElsewhere(then);
  hear('now', 'another');
  hear('now');
  hear(null); // taken away at once
  expect(then).toHaveBeenCalledTimes(1);
  off();
  hear('now');
  expect(then).toHaveBeenCalledTimes(1);
});

test('telling it leaves nothing on the device', () => {
  tellSignedOut();
  expect(localStorage.length).toBe(0);
});
