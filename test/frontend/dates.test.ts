import { describe, expect, it } from 'vitest';
import {
  formatCountdown,
  formatDayAndTime,
  formatTime,
  formatZone,
  groupByDay,
} from '../../frontend/widget/dates.ts';

describe('times', () => {
  it('are those of the zone, on 24 hours', () => {
    expect(formatTime('2026-07-06T13:30:00.000Z', 'Europe/Lisbon')).toBe('14:30');
    expect(formatTime('2026-07-06T23:05:00.000Z', 'America/New_York')).toBe('19:05');
    expect(formatDayAndTime('2026-11-23T10:00:00.000Z', 'Europe/Lisbon')).toBe('Mon 23 Nov, 10:00');
  });

  it('name their zone with the offset of that day', () => {
    expect(formatZone('2026-07-06T13:30:00.000Z', 'Europe/Lisbon')).toBe('Lisbon time (GMT+1)');
    expect(formatZone('2026-01-06T13:30:00.000Z', 'America/New_York')).toBe('New York time (GMT-5)');
  });
});

it('slots of one local day stand together', () => {
  const slots = ['2026-01-05T22:00:00.000Z', '2026-01-05T23:30:00.000Z'].map((startsAt) => ({ startsAt }));
  expect(groupByDay(slots, 'Europe/Lisbon')).toHaveLength(1);
  expect(groupByDay(slots, 'Europe/Madrid').map(({ items }) => items.length)).toEqual([1, 1]);
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
