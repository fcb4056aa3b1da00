import { describe, expect, it } from 'vitest';
import type { Service } from '../../backend/src/domain/business.ts';
import {
  type BusySpan,
  bookableRange,
  freeResources,
  freeStarts,
  isBookable,
  slotStarts,
  type Timetable,
} from '../../backend/src/domain/free-slots.ts';
import type { SlotWish } from '../../backend/src/domain/slot.ts';
import { makeService, OFFICE_HOURS } from '../support/bookings.ts';

const at = (instant: string): number => Date.parse(instant);

interface Look {
  readonly timetable?: Timetable;
  readonly service?: Service;
  readonly wish?: SlotWish;
  readonly from?: string;
  readonly until?: string;
}

/** Returns the starts from Monday 5 to Sunday 11 January 2026, in ISO 8601 to the minute. */
function starts(look: Look = {}): string[] {
  const { timetable = OFFICE_HOURS, service = makeService(), wish = null } = look;
  const { from = '2026-01-05T00:00:00Z', until = '2026-01-12T00:00:00Z' } = look;
  return Array.from(slotStarts(timetable, service, wish, { from: at(from), until: at(until) }), toMinute);
}

const toMinute = (instant: number): string => new Date(instant).toISOString().slice(0, 16);

const open = (date: string, from: number, to: number, timeZone = OFFICE_HOURS.timeZone): Timetable => ({
  timeZone,
  hours: { ...OFFICE_HOURS.hours, exceptions: new Map([[date, [{ from, to }]]]) },
});

const oneDay = (date: string, timetable: Timetable, service = makeService()) =>
  starts({
    timetable,
    service,
    wish: { day: { kind: 'date', date }, time: null },
    from: `${date.slice(0, 4)}-01-01T00:00:00Z`,
    until: `${Number(date.slice(0, 4)) + 1}-01-01T00:00:00Z`,
  });

describe('the starts of a service', () => {
  it('are counted from the start of each opening interval, and the service fits into it', () => {
    const service = makeService({ minutes: 45, startEveryMinutes: 60 });
    expect(oneDay('2026-01-05', OFFICE_HOURS, service).map((start) => start.slice(11))).toEqual([
      '09:00',
      '10:00',
      '11:00',
      '13:00',
      '14:00',
      '15:00',
      '16:00',
    ]);
  });

  it('leave out a break and the time before it that is too short', () => {
    const service = makeService({ minutes: 90 });
    expect(oneDay('2026-01-05', OFFICE_HOURS, service).slice(0, 5)).toEqual([
      '2026-01-05T09:00',
      '2026-01-05T09:30',
      '2026-01-05T10:00',
      '2026-01-05T10:30',
      '2026-01-05T13:00',
    ]);
  });

  it('leave out closed days', () => {
    expect(new Set(starts().map((start) => start.slice(0, 10)))).toEqual(
      new Set(['2026-01-05', '2026-01-06', '2026-01-07', '2026-01-08', '2026-01-09']),
    );
  });

  it('are those of either day that is wished, each at its own time', () => {
    const at10 = { kind: 'at', minute: 600 } as const;
    const wish: SlotWish = {
      day: { kind: 'weekday', weekday: 2 },
      time: at10,
      or: [{ day: { kind: 'date', date: '2026-01-08' }, time: { kind: 'at', minute: 540 } }],
    };
    expect(starts({ wish })).toEqual(['2026-01-06T10:00', '2026-01-08T09:00']);
  });

  it('follow an exception instead of the weekday', () => {
    const exceptions = new Map([
      ['2026-01-05', []],
      ['2026-01-10', [{ from: 600, to: 660 }]],
    ]);
    const timetable = { ...OFFICE_HOURS, hours: { ...OFFICE_HOURS.hours, exceptions } };
    const found = starts({ timetable });
    expect(found[0]).toBe('2026-01-06T09:00');
    expect(found.slice(-2)).toEqual(['2026-01-10T10:00', '2026-01-10T10:30']);
  });

  it('end at midnight where the hours do', () => {
    expect(oneDay('2026-01-05', open('2026-01-05', 1_380, 1_440))).toEqual([
      '2026-01-05T23:00',
      '2026-01-05T23:30',
    ]);
  });

  it('begin within the range and end before its end', () => {
    expect(starts({ from: '2026-01-05T09:01:00Z', until: '2026-01-05T10:30:00Z' })).toEqual([
      '2026-01-05T09:30',
      '2026-01-05T10:00',
    ]);
  });

  it('are worked out day by day, as far as they are asked for', () => {
    const century = { from: at('2026-01-05T00:00:00Z'), until: at('2126-01-01T00:00:00Z') };
    const { value } = slotStarts(OFFICE_HOURS, makeService(), null, century).next();
    expect(value).toBe(at('2026-01-05T09:00:00Z'));
  });
});

describe('a wish', () => {
  it.each([
    ['a date', { day: { kind: 'date', date: '2026-01-07' }, time: null }, '2026-01-07T09:00', 14],
    [
      'some dates',
      { day: { kind: 'range', from: '2026-01-08', to: '2026-01-20' }, time: null },
      '2026-01-08T09:00',
      28,
    ],
    ['a weekday', { day: { kind: 'weekday', weekday: 2 }, time: null }, '2026-01-06T09:00', 14],
    ['mornings', { day: null, time: { kind: 'part', part: 'morning' } }, '2026-01-05T09:00', 30],
    ['afternoons', { day: null, time: { kind: 'part', part: 'afternoon' } }, '2026-01-05T13:00', 40],
    ['evenings', { day: null, time: { kind: 'part', part: 'evening' } }, undefined, 0],
    ['a time', { day: null, time: { kind: 'at', minute: 930 } }, '2026-01-05T15:30', 5],
    ['a time that is no start', { day: null, time: { kind: 'at', minute: 931 } }, undefined, 0],
    ['some time', { day: null, time: { kind: 'range', from: 900, to: 960 } }, '2026-01-05T15:00', 10],
    [
      'a part of a weekday',
      { day: { kind: 'weekday', weekday: 5 }, time: { kind: 'part', part: 'morning' } },
      '2026-01-09T09:00',
      6,
    ],
    [
      'all but a weekday',
      { day: null, time: null, not: [{ day: { kind: 'weekday', weekday: 1 }, time: null }] },
      '2026-01-06T09:00',
      56,
    ],
    [
      'a weekday but its morning',
      {
        day: { kind: 'weekday', weekday: 2 },
        time: null,
        not: [{ day: null, time: { kind: 'part', part: 'morning' } }],
      },
      '2026-01-06T13:00',
      8,
    ],
    [
      'all but two times, one of them on one day',
      {
        day: null,
        time: null,
        not: [
          { day: { kind: 'date', date: '2026-01-05' }, time: { kind: 'at', minute: 540 } },
          { day: null, time: { kind: 'at', minute: 600 } },
        ],
      },
      '2026-01-05T09:30',
      64,
    ],
  ] as const)('for %s leaves what fits', (_, wish, first, count) => {
    const found = starts({ wish });
    expect(found[0]).toBe(first);
    expect(found).toHaveLength(count);
  });
});

describe('on a day on which clocks change', () => {
  const LISBON_FORWARD = '2026-03-29';
  const LISBON_BACK = '2026-10-25';

  it('times that clocks jump over are not offered', () => {
    expect(oneDay(LISBON_FORWARD, open(LISBON_FORWARD, 0, 180))).toEqual([
      '2026-03-29T00:00',
      '2026-03-29T00:30',
      '2026-03-29T01:00', // 02:00 in Lisbon
      '2026-03-29T01:30',
    ]);
  });

  it('a service fits by the time that really passes', () => {
    const hour = makeService({ minutes: 60 });
    expect(oneDay(LISBON_FORWARD, open(LISBON_FORWARD, 30, 150), hour)).toEqual(['2026-03-29T00:30']);
    expect(oneDay(LISBON_FORWARD, open(LISBON_FORWARD, 30, 90), hour)).toEqual([]);
  });

  it('a time that comes twice is offered once, at its first', () => {
    expect(oneDay(LISBON_BACK, open(LISBON_BACK, 30, 150))).toEqual([
      '2026-10-24T23:30', // 00:30 in Lisbon, summer time
      '2026-10-25T00:00',
      '2026-10-25T00:30',
      '2026-10-25T02:00', // 02:00 in Lisbon, winter time
    ]);
  });

  it('later hours are those on the wall', () => {
    expect(oneDay(LISBON_FORWARD, open(LISBON_FORWARD, 540, 570))).toEqual(['2026-03-29T08:00']);
    expect(oneDay(LISBON_BACK, open(LISBON_BACK, 540, 570))).toEqual(['2026-10-25T09:00']);
  });

  it('a day that begins at one o’clock has no midnight to offer', () => {
    const cairo = open('2026-04-24', 0, 120, 'Africa/Cairo');
    expect(oneDay('2026-04-24', cairo)).toEqual(['2026-04-23T22:00', '2026-04-23T22:30']);
  });

  it('half an hour’s change is followed', () => {
    const lordHowe = open('2026-10-04', 60, 180, 'Australia/Lord_Howe');
    expect(oneDay('2026-10-04', lordHowe)).toEqual([
      '2026-10-03T14:30', // 01:00 at +10:30
      '2026-10-03T15:00',
      '2026-10-03T15:30', // 02:30 at +11:00
    ]);
  });

  it('New York’s days change at its own hours', () => {
    const newYork = open('2026-03-08', 60, 240, 'America/New_York');
    expect(oneDay('2026-03-08', newYork, makeService({ minutes: 60, startEveryMinutes: 60 }))).toEqual([
      '2026-03-08T06:00', // 01:00
      '2026-03-08T07:00', // 03:00
    ]);
  });
});

describe('what is bookable now', () => {
  const now = at('2026-01-05T09:15:00Z');

  it('begins after the notice', () => {
    const service = makeService({ noticeMinutes: 45 });
    expect(isBookable(OFFICE_HOURS, service, at('2026-01-05T10:00:00Z'), now)).toBe(true);
    expect(isBookable(OFFICE_HOURS, service, at('2026-01-05T09:30:00Z'), now)).toBe(false);
  });

  it('ends with the last day of the horizon, local midnight', () => {
    const service = makeService({ horizonDays: 1 });
    expect(isBookable(OFFICE_HOURS, service, at('2026-01-06T16:30:00Z'), now)).toBe(true);
    expect(isBookable(OFFICE_HOURS, service, at('2026-01-07T09:00:00Z'), now)).toBe(false);
    const summer = bookableRange(OFFICE_HOURS, service, at('2026-07-01T22:30:00Z'));
    expect(toMinute(summer.until)).toBe('2026-07-02T23:00');
  });

  it('is a start of the timetable', () => {
    expect(isBookable(OFFICE_HOURS, makeService(), at('2026-01-06T09:10:00Z'), now)).toBe(false);
    expect(isBookable(OFFICE_HOURS, makeService(), at('2026-01-06T09:00:00.001Z'), now)).toBe(false);
    expect(isBookable(OFFICE_HOURS, makeService(), at('2026-01-06T12:00:00Z'), now)).toBe(false);
  });
});

describe('what is busy', () => {
  const two = makeService({ resources: ['ana', 'rui'], bufferBeforeMinutes: 10, bufferAfterMinutes: 20 });
  const busy = (resourceId: string, from: string, until: string): BusySpan => ({
    resourceId,
    from: at(`2026-01-05T${from}Z`),
    until: at(`2026-01-05T${until}Z`),
  });
  const nine = at('2026-01-05T09:00:00Z');

  it('takes its resource where it overlaps the service or a buffer', () => {
    expect(freeResources(two, nine, [])).toEqual(['ana', 'rui']);
    expect(freeResources(two, nine, [busy('ana', '09:49', '10:00')])).toEqual(['rui']);
    expect(freeResources(two, nine, [busy('ana', '08:00', '08:51')])).toEqual(['rui']);
    expect(freeResources(two, nine, [busy('ana', '08:00', '08:50'), busy('ana', '09:50', '10:00')])).toEqual([
      'ana',
      'rui',
    ]);
  });

  it('leaves a start free while one resource is', () => {
    const days = { from: nine, until: at('2026-01-06T00:00:00Z') };
    const all = [busy('ana', '09:00', '11:00'), busy('rui', '09:00', '10:30')];
    const found = freeStarts(two, slotStarts(OFFICE_HOURS, two, null, days), all, 1);
    expect(found.map(toMinute)).toEqual(['2026-01-05T11:00']);
  });

  it('of other resources does not matter', () => {
    expect(freeResources(makeService(), nine, [busy('rui', '08:00', '18:00')])).toEqual(['ana']);
  });
});
