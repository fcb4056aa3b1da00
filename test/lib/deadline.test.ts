import { expect, test } from 'vitest';
import { before, DeadlinePassed, monotonicMs } from '../../backend/src/lib/deadline.ts';

test('what settles before the deadline settles so', async () => {
  await expect(before(monotonicMs() + 1_000, Promise.resolve('done'))).resolves.toBe('done');
  await expect(before(monotonicMs() + 1_000, Promise.reject(new Error('broken')))).rejects.toThrow('broken');
});

test('what has not settled by the deadline is given up', async () => {
  await expect(before(monotonicMs() + 5, new Promise(() => undefined))).rejects.toBeInstanceOf(
    DeadlinePassed,
  );
});
