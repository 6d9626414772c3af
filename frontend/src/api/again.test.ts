import { expect, test } from 'vitest';
import { askAfter, askAgain } from './again';
import { Refusal, Unreachable } from './problem';

const refusal = (
  status: number,
  code: 'not_found' | 'too_many_requests' | 'unavailable',
  retryAfter?: number,
) =>
  new Refusal({
    type: 'about:blank',
    title: '',
    requestId: '',
    status,
    code,
    ...(retryAfter ? { retryAfter } : {}),
  });

test('what is refused is not asked for again, what was lost twice, what came too fast four times', () => {
  for (const [error, times] of [
    [refusal(404, 'not_found'), 0],
    [refusal(503, 'unavailable'), 2],
    [new Unreachable('cut'), 2],
    [refusal(429, 'too_many_requests', 1), 4],
  ] as const) {
    let count = 0;
    while (askAgain(count, error)) count++;
    expect(count).toBe(times);
  }
});

test('the portal says how long to wait; else it is longer each time', () => {
  const told = askAfter(0, refusal(429, 'too_many_requests', 2));
  expect(told).toBeGreaterThanOrEqual(2000);
  expect(told).toBeLessThan(2500);
  expect([0, 1, 9].map((count) => askAfter(count, new Unreachable('cut')))).toEqual([1000, 2000, 30_000]);
});
