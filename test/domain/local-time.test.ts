import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import {
  addDays,
  localDate,
  localDays,
  localMinute,
  startOfDay,
} from '../../backend/src/domain/local-time.ts';

/**
 * Zones in which midnight is skipped or occurs twice, a day is missing, offsets have half hours, and dates
 * are the furthest apart.
 */
const zones = fc.constantFrom(
  'Europe/Lisbon',
  'America/St_Johns',
  'America/Santiago',
  'America/Havana',
  'Africa/Cairo',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
);
const instants = fc.integer({ min: Date.UTC(1975, 0, 1), max: Date.UTC(2035, 0, 1) });

const inZone = (instant: number, timeZone: string) =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);

it('the local date and time are those of the calendar, on both sides of each change of the clocks', () => {
  fc.assert(
    fc.property(instants, zones, fc.integer({ min: -90, max: 90 }), (instant, zone, minutes) => {
      const change = inZone(instant, zone).getTimeZoneTransition('next')?.epochMilliseconds ?? instant;
      for (const moment of [instant, change, change - 1, change + minutes * 60_000]) {
        const local = inZone(moment, zone);
        expect(localDate(moment, zone)).toBe(local.toPlainDate().toString());
        expect(localMinute(moment, zone)).toBe(local.hour * 60 + local.minute);
      }
    }),
    { numRuns: 500 },
  );
});

it('days follow one another with their weekday and their first instant', () => {
  fc.assert(
    fc.property(instants, zones, (instant, zone) => {
      const first = localDate(instant, zone);
      for (const day of localDays(first, addDays(first, 3), zone)) {
        const date = Temporal.PlainDate.from(day.date);
        expect(day.weekday).toBe(date.dayOfWeek);
        expect(day.reachedAt(0)).toBe(startOfDay(day.date, zone));
        expect(inZone(day.reachedAt(0), zone).toPlainDate().toString() >= day.date).toBe(true);
        expect(
          inZone(day.reachedAt(0) - 1, zone)
            .toPlainDate()
            .toString() < day.date,
        ).toBe(true);
      }
    }),
    // Clocks skip midnight on the last of these days.
    { examples: [[Date.UTC(2028, 7, 31, 16), 'America/Santiago']] },
  );
});

it('the calendar goes on after the year 9999 and before 1970', () => {
  expect(addDays('9999-12-31', 1)).toBe('+010000-01-01');
  expect(addDays('1970-01-01', -1)).toBe('1969-12-31');
  expect([...localDays('1969-12-31', '1970-01-01', 'UTC')].map(({ weekday }) => weekday)).toEqual([3, 4]);
});
