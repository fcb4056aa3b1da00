import { expect, it } from 'vitest';
import { newBookingReference } from '../../backend/src/bookings/booking-reference.ts';

const drawn = Array.from({ length: 2_000 }, newBookingReference);

it('a reference is two groups of four unmistakable characters', () => {
  for (const reference of drawn) expect(reference).toMatch(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/);
});

it('references use the whole alphabet and do not repeat', () => {
  expect(new Set(drawn.join('').replaceAll('-', '')).size).toBe(31);
  expect(new Set(drawn).size).toBe(drawn.length);
});
