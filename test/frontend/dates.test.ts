import { expect, it } from 'vitest';
import { formatCountdown, formatTime } from '../../frontend/widget/dates.ts';

it('times are those of the zone, on 24 hours', () => {
  expect(formatTime('2026-07-06T13:30:00.000Z', 'Europe/Lisbon')).toBe('14:30');
  expect(formatTime('2026-07-06T23:05:00.000Z', 'America/New_York')).toBe('19:05');
});

it.each([
  [299_001, '5:00'],
  [245_000, '4:05'],
  [1, '0:01'],
  [0, '0:00'],
  [-5_000, '0:00'],
])('%i ms left read as %s', (leftMs, text) => {
  expect(formatCountdown(leftMs)).toBe(text);
});
