import { expect, test } from 'vitest';
import { CircuitBreaker } from '../../backend/src/lib/circuit-breaker.ts';

const notAtOnce = { atOnce: false };

test('it opens at the threshold, and says so once', () => {
  const breaker = new CircuitBreaker(2);
  expect([1, 2, 3].map(() => breaker.failed(notAtOnce))).toEqual([false, true, false]);
  expect(breaker.isOpen).toBe(true);
});

test('it can be opened at once', () => {
  const breaker = new CircuitBreaker(3);
  expect(breaker.failed({ atOnce: true })).toBe(true);
});

test('a success between failures starts the count anew', () => {
  const breaker = new CircuitBreaker(2);
  breaker.failed(notAtOnce);
  breaker.succeeded();
  expect(breaker.failed(notAtOnce)).toBe(false);
});

test('a success of an earlier call does not close it, and closing starts the count anew', () => {
  const breaker = new CircuitBreaker(2);
  breaker.failed({ atOnce: true });
  breaker.succeeded();
  expect(breaker.isOpen).toBe(true);
  breaker.close();
  expect(breaker.isOpen).toBe(false);
  expect(breaker.failed(notAtOnce)).toBe(false);
});
