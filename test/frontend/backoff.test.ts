import { expect, it } from 'vitest';
import { backoffMs } from '../../frontend/widget/backoff.ts';

it.each([
  [1, 500, 1_000],
  [2, 1_000, 2_000],
  [5, 8_000, 16_000],
  [6, 15_000, 30_000],
  [1_000, 15_000, 30_000],
])('after %i failures it is between %i and %i ms', (failures, least, most) => {
  expect(backoffMs(failures, 0)).toBe(least);
  expect(backoffMs(failures, 1)).toBe(most);
});

it('begins with what the server asks for', () => expect(backoffMs(1, 1, 4_000)).toBe(4_000));
