import { describe, expect, test } from 'vitest';
import type { DayWish, SlotWish, TimeWish, When } from '../../backend/src/domain/slot.ts';
import {
  certainOf,
  fitsDay,
  fitsTime,
  isExact,
  mergeWish,
  readingsOf,
  wishedDates,
} from '../../backend/src/domain/slot-wish.ts';

const TUESDAY: DayWish = { kind: 'weekday', weekday: 2 };
const THE_24TH: DayWish = { kind: 'date', date: '2026-11-24' }; // a Tuesday
const THAT_WEEK: DayWish = { kind: 'range', from: '2026-11-23', to: '2026-11-29' };
const MORNING: TimeWish = { kind: 'part', part: 'morning' };
const AT_TEN: TimeWish = { kind: 'at', minute: 600 };

const when = (day: DayWish | null, time: TimeWish | null = null): When => ({ day, time });
const not = (...ruledOut: readonly When[]): SlotWish => ({ day: null, time: null, not: ruledOut });

describe('a wish is completed and replaced by what is said next', () => {
  test.each<[string, SlotWish | null, SlotWish, SlotWish | null]>([
    ['a part of the day goes with the day', when(TUESDAY), when(null, MORNING), when(TUESDAY, MORNING)],
    ['another day keeps the time', when(TUESDAY, AT_TEN), when(THAT_WEEK), when(THAT_WEEK, AT_TEN)],
    ['any time will do', { ...not(when(TUESDAY)), time: MORNING }, when(null), null],
    [
      'what is ruled out adds up',
      not(when(TUESDAY)),
      not(when(null, AT_TEN)),
      not(when(TUESDAY), when(null, AT_TEN)),
    ],
    [
      'what is ruled out goes with what is wished',
      not(when(TUESDAY)),
      when(null, MORNING),
      { ...not(when(TUESDAY)), time: MORNING },
    ],
    [
      'a day that is ruled out is no longer wished for',
      when(TUESDAY, MORNING),
      not(when(TUESDAY)),
      { ...not(when(TUESDAY)), time: MORNING },
    ],
    ['nor is a date on it', when(THE_24TH), not(when(TUESDAY)), not(when(TUESDAY))],
    [
      'nor a date in a week',
      when(THE_24TH, AT_TEN),
      not(when(THAT_WEEK)),
      { ...not(when(THAT_WEEK)), time: AT_TEN },
    ],
    [
      'a time that is ruled out is no longer wished for',
      when(TUESDAY, AT_TEN),
      not(when(null, MORNING)),
      { ...not(when(null, MORNING)), day: TUESDAY },
    ],
    [
      'a day of a wished week may be',
      when(THAT_WEEK),
      not(when(TUESDAY)),
      { ...not(when(TUESDAY)), day: THAT_WEEK },
    ],
    ['what is wished for after all is no longer ruled out', not(when(TUESDAY)), when(TUESDAY), when(TUESDAY)],
    [
      'a time within what was ruled out, too',
      not(when(null, MORNING)),
      when(null, AT_TEN),
      when(null, AT_TEN),
    ],
    [
      'a wider time leaves the narrower out',
      not(when(null, AT_TEN)),
      when(null, MORNING),
      { ...not(when(null, AT_TEN)), time: MORNING },
    ],
    [
      'a time is meant of either day',
      { ...when(TUESDAY), or: [when(THAT_WEEK)] },
      when(null, MORNING),
      { ...when(TUESDAY, MORNING), or: [when(THAT_WEEK, MORNING)] },
    ],
    [
      'another day takes the place of both',
      { ...when(TUESDAY), or: [when(THAT_WEEK)] },
      when(THE_24TH),
      when(THE_24TH),
    ],
    [
      'either day keeps the time',
      when(null, MORNING),
      { ...when(TUESDAY), or: [when(THAT_WEEK)] },
      { ...when(TUESDAY, MORNING), or: [when(THAT_WEEK, MORNING)] },
    ],
    [
      'of two days the one that is ruled out goes',
      { ...when(TUESDAY, MORNING), or: [when(THAT_WEEK)] },
      not(when(TUESDAY)),
      { ...when(THAT_WEEK), not: [when(TUESDAY)] },
    ],
    [
      'only the newest message is unsure',
      { ...when(TUESDAY), unsure: true },
      when(null, AT_TEN),
      when(TUESDAY, AT_TEN),
    ],
  ])('%s', (_what, known, said, merged) => {
    expect(mergeWish(known, said)).toEqual(merged);
  });

  test('it remembers few things that are ruled out', () => {
    const dates = Array.from({ length: 9 }, (_, day) =>
      not(when({ kind: 'date', date: `2026-12-0${day + 1}` })),
    );
    const merged = dates.reduce<SlotWish | null>(mergeWish, null);
    expect(merged?.not).toHaveLength(6);
    expect(merged?.not?.at(-1)).toEqual(when({ kind: 'date', date: '2026-12-09' }));
  });
});

describe('a wish that can be read in two ways', () => {
  const FRIDAY: DayWish = { kind: 'date', date: '2026-11-27' };
  const A_WEEK_LATER: DayWish = { kind: 'date', date: '2026-12-04' };
  const EIGHT: TimeWish = { kind: 'at', minute: 480 };
  const TWENTY: TimeWish = { kind: 'at', minute: 1200 };
  const either = (one: When, other: When, certain = when(null)): SlotWish => ({
    ...certain,
    either: [one, other],
  });
  const days = either(when(FRIDAY), when(A_WEEK_LATER));
  const hours = either(when(FRIDAY, EIGHT), when(FRIDAY, TWENTY), when(FRIDAY));

  test.each<[string, SlotWish | null, SlotWish, SlotWish | null]>([
    ['takes over what was known', when(null, MORNING), days, { ...days, time: MORNING }],
    [
      'is one wish once it is said which',
      { ...days, time: AT_TEN },
      when(A_WEEK_LATER),
      when(A_WEEK_LATER, AT_TEN),
    ],
    ['is settled by the button that was pressed', hours, when(FRIDAY, TWENTY), when(FRIDAY, TWENTY)],
    ['is settled by what only one of them is', hours, when(null, MORNING), when(FRIDAY, EIGHT)],
    ['is settled by the day of one of them', days, when(THAT_WEEK), when(FRIDAY)],
    [
      'is settled by ruling the other out',
      days,
      not(when(FRIDAY)),
      { ...when(A_WEEK_LATER), not: [when(FRIDAY)] },
    ],
    ['stays in doubt by what both of them are', days, when({ kind: 'weekday', weekday: 5 }), days],
    ['stays in doubt by a time for either day', days, when(null, AT_TEN), { ...days, time: AT_TEN }],
    [
      'stays in doubt by another day for either hour',
      hours,
      when(A_WEEK_LATER),
      either(when(null, EIGHT), when(null, TWENTY), when(A_WEEK_LATER)),
    ],
    ['is none once another hour is said', hours, when(null, AT_TEN), when(FRIDAY, AT_TEN)],
    [
      'is none once another day and time are said',
      hours,
      when(A_WEEK_LATER, AT_TEN),
      when(A_WEEK_LATER, AT_TEN),
    ],
    ['gives way to another one', hours, days, { ...days, day: FRIDAY }],
    ['gives way to any time', hours, when(null), null],
  ])('%s', (_what, known, said, merged) => {
    expect(mergeWish(known, said)).toEqual(merged);
  });

  test('is never exact, and its readings say all that is known', () => {
    expect(isExact({ ...when(FRIDAY, EIGHT), either: [when(FRIDAY, EIGHT), when(FRIDAY, TWENTY)] })).toBe(
      false,
    );
    expect(readingsOf({ ...days, time: AT_TEN })).toEqual([when(FRIDAY, AT_TEN), when(A_WEEK_LATER, AT_TEN)]);
    expect(readingsOf(when(FRIDAY))).toBeNull();
    expect(certainOf(hours)).toEqual(when(FRIDAY));
    expect(certainOf(days)).toBeNull();
  });
});

test('one time is exact, if all of the message was understood', () => {
  expect(isExact(when(THE_24TH, AT_TEN))).toBe(true);
  expect(isExact({ ...when(THE_24TH, AT_TEN), unsure: true })).toBe(false);
  expect(isExact({ ...when(THE_24TH, AT_TEN), or: [when(TUESDAY, AT_TEN)] })).toBe(false);
  expect(isExact(when(TUESDAY, AT_TEN))).toBe(false);
  expect(isExact(when(THE_24TH, MORNING))).toBe(false);
  expect(isExact(null)).toBe(false);
});

test('what would do lies between two dates, unless a day has none', () => {
  expect(wishedDates({ ...when(THE_24TH), or: [when(THAT_WEEK)] })).toEqual({
    from: '2026-11-23',
    to: '2026-11-29',
  });
  expect(wishedDates({ ...when(THE_24TH), or: [when(TUESDAY)] })).toEqual({ from: null, to: null });
  expect(wishedDates(null)).toEqual({ from: null, to: null });
});

test('days fit by date and by weekday, times by minute, ends excluded', () => {
  expect([TUESDAY, THE_24TH, THAT_WEEK, null].map((day) => fitsDay(day, '2026-11-24', 2))).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect([TUESDAY, THE_24TH, THAT_WEEK].map((day) => fitsDay(day, '2026-12-02', 3))).toEqual([
    false,
    false,
    false,
  ]);
  expect([0, 719, 720].map((minute) => fitsTime(MORNING, minute))).toEqual([true, true, false]);
  expect([599, 600, 601].map((minute) => fitsTime(AT_TEN, minute))).toEqual([false, true, false]);
});
