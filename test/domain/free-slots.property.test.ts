import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type MinuteInterval,
  type Service,
  WEEKDAYS,
  type Weekday,
} from '../../backend/src/domain/business.ts';
import {
  type BusySpan,
  bookableRange,
  freeStarts,
  isBookable,
  slotEnd,
  slotSpan,
  slotStarts,
  type Timetable,
} from '../../backend/src/domain/free-slots.ts';
import { makeService } from '../support/bookings.ts';

const MINUTE = 60_000;

/** Sorted points of a day in pairs: ordered intervals that do not touch. */
const intervals = fc
  .uniqueArray(fc.integer({ min: 0, max: 96 }), { maxLength: 6 })
  .map((cuts) => cuts.sort((a, b) => a - b))
  .map((cuts) =>
    cuts.flatMap((from, i): MinuteInterval[] => {
      const to = cuts[i + 1];
      return i % 2 === 0 && to !== undefined ? [{ from: from * 15, to: to * 15 }] : [];
    }),
  );

const weekly = fc
  .tuple(intervals, intervals, intervals, intervals, intervals, intervals, intervals)
  .map(([monday, tuesday, wednesday, thursday, friday, saturday, sunday]): Timetable['hours']['weekly'] => ({
    ...{ monday, tuesday, wednesday, thursday },
    ...{ friday, saturday, sunday },
  }));

const timetables: fc.Arbitrary<Timetable> = fc.record({
  timeZone: fc.constantFrom(
    'Europe/Lisbon',
    'America/New_York',
    'Africa/Cairo',
    'Asia/Kolkata',
    'Australia/Lord_Howe',
  ),
  hours: fc.record({ weekly, exceptions: fc.constant(new Map()) }),
});

const services: fc.Arbitrary<Service> = fc
  .record({
    minutes: fc.integer({ min: 5, max: 180 }),
    bufferBeforeMinutes: fc.integer({ min: 0, max: 30 }),
    bufferAfterMinutes: fc.integer({ min: 0, max: 30 }),
    startEveryMinutes: fc.integer({ min: 5, max: 90 }),
    noticeMinutes: fc.integer({ min: 0, max: 2_000 }),
    horizonDays: fc.integer({ min: 1, max: 10 }),
    resources: fc.subarray(['ana', 'rui', 'eva'], { minLength: 1 }),
  })
  .map(makeService);

/** Instants around the clock changes of these zones, and others through the year. */
const instants = fc.oneof(
  fc.constantFrom(
    '2026-03-07',
    '2026-03-28',
    '2026-04-04',
    '2026-04-23',
    '2026-10-03',
    '2026-10-24',
    '2026-10-31',
  ),
  fc
    .integer({ min: 0, max: 364 })
    .map((day) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10)),
);

const busySpans = fc.array(
  fc.record({
    resourceId: fc.constantFrom('ana', 'rui', 'eva'),
    offset: fc.integer({ min: -1_000, max: 14_000 }),
    minutes: fc.integer({ min: 1, max: 600 }),
  }),
  { maxLength: 40 },
);

const wallClock = (timeZone: string) =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });

it('free slots are in order, once each, inside the hours, and overlap nothing', () => {
  fc.assert(
    fc.property(timetables, services, instants, busySpans, (timetable, service, date, offsets) => {
      const now = Date.parse(`${date}T11:17:23Z`);
      const busy: BusySpan[] = offsets.map(({ resourceId, offset, minutes }) => ({
        resourceId,
        from: now + offset * MINUTE,
        until: now + (offset + minutes) * MINUTE,
      }));
      const range = bookableRange(timetable, service, now);
      const found = freeStarts(service, slotStarts(timetable, service, null, range), busy, 200);
      const clock = wallClock(timetable.timeZone);

      expect(found).toEqual([...new Set(found)].sort((a, b) => a - b));
      for (const start of found) {
        expect(start).toBeGreaterThanOrEqual(now + service.noticeMinutes * MINUTE);
        expect(isBookable(timetable, service, start, now)).toBe(true);
        expect(isOpen(timetable, clock, start, slotEnd(service, start))).toBe(true);
        expect(isSomeoneFree(service, start, busy)).toBe(true);
      }
    }),
    { numRuns: 150 },
  );
});

/**
 * Checks every minute with the platform's formatter: every minute of the service must lie within one
 * interval.
 */
function isOpen({ hours }: Timetable, clock: Intl.DateTimeFormat, start: number, end: number): boolean {
  const within = (instant: number): MinuteInterval | undefined => {
    const parts = Object.fromEntries(clock.formatToParts(instant).map(({ type, value }) => [type, value]));
    const weekday =
      WEEKDAYS.find((name): name is Weekday => name === parts.weekday?.toLowerCase()) ?? 'monday';
    const minute = Number(parts.hour) * 60 + Number(parts.minute);
    return hours.weekly[weekday].find(({ from, to }) => minute >= from && minute < to);
  };
  const interval = within(start);
  return interval !== undefined && within(end - MINUTE) === interval;
}

function isSomeoneFree(service: Service, start: number, busy: readonly BusySpan[]): boolean {
  const span = slotSpan(service, start);
  return service.resources.some(
    (id) =>
      !busy.some(
        (one) => one.resourceId === id && Math.max(one.from, span.from) < Math.min(one.until, span.until),
      ),
  );
}
