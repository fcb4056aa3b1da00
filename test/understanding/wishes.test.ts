import { describe, expect, test } from 'vitest';
import type { SlotWish } from '../../backend/src/domain/slot.ts';
import { en } from '../../backend/src/understanding/lexicon/en.ts';
import { createWishReader } from '../../backend/src/understanding/wishes/read-wish.ts';
import { barbershop, btrix, FRIDAY } from '../support/reading.ts';

const inLisbon = createWishReader(btrix, en.times);
const inNewYork = createWishReader(barbershop, en.times);

type Day = SlotWish['day'];
type Time = SlotWish['time'];

const date = (on: string): Day => ({ kind: 'date', date: on });
const range = (from: string, to: string): Day => ({ kind: 'range', from, to });
const weekday = (number: number): Day => ({ kind: 'weekday', weekday: number });
const at = (hour: number, minute = 0): Time => ({ kind: 'at', minute: hour * 60 + minute });
const between = (from: number, to: number): Time => ({ kind: 'range', from: from * 60, to: to * 60 });
const part = (name: 'morning' | 'afternoon' | 'evening'): Time => ({ kind: 'part', part: name });

function wishOf(text: string, now = FRIDAY, reader = inLisbon): SlotWish | string | null {
  const reading = reader(text, now);
  if (reading === null) return null;
  return reading.kind === 'wish' ? reading.wish : reading.reason;
}

describe('a day', () => {
  test.each<[string, Day]>([
    ['today', date('2026-11-20')],
    ['tomorrow', date('2026-11-21')],
    ['the day after tomorrow', date('2026-11-22')],
    ['day after tomorrow', date('2026-11-22')],
    ['in 3 days', date('2026-11-23')],
    ['in two weeks', date('2026-12-04')],
    ['Tuesday', weekday(2)],
    ['on fridays', weekday(5)],
    ['this Friday', date('2026-11-20')],
    ['next Friday', date('2026-11-27')],
    ['next tuesday', date('2026-11-24')],
    ['this week', range('2026-11-20', '2026-11-22')],
    ['next week', range('2026-11-23', '2026-11-29')],
    ['early next week', range('2026-11-23', '2026-11-25')],
    ['late next week', range('2026-11-26', '2026-11-29')],
    ['end of the month', range('2026-11-21', '2026-11-30')],
    ['mid December', range('2026-12-11', '2026-12-20')],
    ['a week from Tuesday', date('2026-12-01')],
    ['Wednesday the sixteenth', date('2026-12-16')],
    ['the weekend', range('2026-11-21', '2026-11-22')],
    ['next weekend', range('2026-11-28', '2026-11-29')],
    ['next month', range('2026-12-01', '2026-12-31')],
    ['in December', range('2026-12-01', '2026-12-31')],
    ['December', range('2026-12-01', '2026-12-31')],
    ['Monday next week', date('2026-11-23')],
    ['Dec 3', date('2026-12-03')],
    ['3 December', date('2026-12-03')],
    ['the 3rd of December', date('2026-12-03')],
    ['December 3rd, 2026', date('2026-12-03')],
    ['Thursday 3 December', date('2026-12-03')],
    ['2026-12-03', date('2026-12-03')],
    ['the 3rd', date('2026-12-03')],
    ['the 27th', date('2026-11-27')],
    ['25/12', date('2026-12-25')],
    ['25.12.', date('2026-12-25')],
    ['25/12/26', date('2026-12-25')],
    ['March 3', date('2027-03-03')],
    ['from Monday to Wednesday', range('2026-11-23', '2026-11-25')],
    ['3-5 December', range('2026-12-03', '2026-12-05')],
    ['the 3rd to the 5th of December', range('2026-12-03', '2026-12-05')],
    ['30 December to 2 January 2028', range('2027-12-30', '2028-01-02')],
    ['after Tuesday', range('2026-11-25', '2026-12-20')],
    ['before Friday', range('2026-11-20', '2026-11-26')],
    ['by the 3rd', range('2026-11-20', '2026-12-03')],
    ['from Wednesday on', range('2026-11-25', '2026-12-20')],
    ['the week after next', range('2026-11-30', '2026-12-06')],
    ['in a fortnight', date('2026-12-04')],
    ['the twenty-third of November', date('2026-11-23')],
    ['the 3rd of next month', date('2026-12-03')],
    ['Tuesday 24', date('2026-11-24')],
  ])('%j', (text, day) => {
    expect(wishOf(text)).toEqual({ day, time: null });
  });

  test('in digits has the day first, but where only the other reading can be booked', () => {
    expect(wishOf('5/12')).toEqual({ day: date('2026-12-05'), time: null });
    expect(wishOf('12/5')).toEqual({ day: date('2026-12-05'), time: null });
    expect(wishOf('5/6')).toEqual({ day: date('2027-06-05'), time: null });
  });

  test('in digits has the month first in the United States', () => {
    expect(wishOf('5/6', FRIDAY, inNewYork)).toEqual({ day: date('2027-05-06'), time: null });
    expect(wishOf('12/1', FRIDAY, inNewYork)).toEqual({ day: date('2026-12-01'), time: null });
  });

  test('early in the year is next year', () => {
    const december28 = Date.parse('2026-12-28T10:00:00Z');
    expect(wishOf('Jan 4', december28)).toEqual({ day: date('2027-01-04'), time: null });
    expect(wishOf('4/1', december28)).toEqual({ day: date('2027-01-04'), time: null });
  });

  test('is that of the business', () => {
    const lateInLisbon = Date.parse('2026-11-20T23:30:00Z');
    expect(wishOf('tomorrow', lateInLisbon)).toEqual({ day: date('2026-11-21'), time: null });
    expect(wishOf('tomorrow', Date.parse('2026-11-21T03:30:00Z'), inNewYork)).toEqual({
      day: date('2026-11-21'),
      time: null,
    });
  });
});

describe('a time', () => {
  test.each<[string, Time]>([
    ['at 10', at(10)],
    ['10:30', at(10, 30)],
    ['10.30', at(10, 30)],
    ['3pm', at(15)],
    ['3 p.m.', at(15)],
    ['9 am', at(9)],
    ['15h', at(15)],
    ['15h30', at(15, 30)],
    ['1500', null],
    ['three o’clock', at(15)],
    ["3 o'clock", at(15)],
    ['half past 3', at(15, 30)],
    ['ten to nine', at(8, 50)],
    ['20 past 9', at(9, 20)],
    ['at nine thirty', at(9, 30)],
    ['two fifteen pm', at(14, 15)],
    ['quarter to four', at(15, 45)],
    ['quarter past 10', at(10, 15)],
    ['noon', at(12)],
    ['12:30 am', at(0, 30)],
    ['after 3', between(15, 24)],
    ['not before 3', between(15, 24)],
    ['before noon', between(0, 12)],
    ['no later than 11', between(0, 11)],
    ['not after 11', between(0, 11)],
    ['between 2 and 4', between(14, 16)],
    ['between 10 and 2', between(10, 14)],
    ['from 2 to 4 pm', between(14, 16)],
    ['2-4pm', between(14, 16)],
    ['11am to 1pm', between(11, 13)],
    ['in the morning', part('morning')],
    ['after lunch', part('afternoon')],
    ['evenings', part('evening')],
    ['3 in the afternoon', at(15)],
    ['quarter past 10 in the morning', at(10, 15)],
    ['late afternoon', between(16, 19)],
    ['12 till 1', between(12, 13)],
    ['at 3 in the afternoon', at(15)],
    ['at 7 in the evening', at(19)],
  ])('%j', (text, time) => {
    const wish = wishOf(text);
    if (time === null) expect(wish).not.toMatchObject({ time: { kind: 'at' } });
    else expect(wish).toEqual({ day: null, time });
  });

  test('that is about an hour has room on both sides', () => {
    expect(wishOf('around 3')).toEqual({ day: null, time: { kind: 'range', from: 840, to: 961 } });
    expect(wishOf('about 3')).toEqual({ day: null, time: { kind: 'range', from: 840, to: 961 } });
    expect(wishOf('what about 3pm')).toEqual({ day: null, time: at(15) });
    expect(wishOf('how about 3pm')).toEqual({ day: null, time: at(15) });
  });

  test('before or after noon is settled by the opening hours of the day', () => {
    // The barbershop is open until 20:00 on Thursdays and until 16:00 on Saturdays.
    expect(wishOf('thursday at 7', FRIDAY, inNewYork)).toEqual({ day: date('2026-11-26'), time: at(19) });
    expect(wishOf('December 3 at 7', FRIDAY, inNewYork)).toEqual({ day: date('2026-12-03'), time: at(19) });
    expect(wishOf('at 7', FRIDAY, inNewYork)).toEqual({ day: null, time: at(19) });
    expect(wishOf('saturday at 3', FRIDAY, inNewYork)).toEqual({ day: date('2026-11-21'), time: at(15) });
    expect(wishOf('saturday at 9', FRIDAY, inNewYork)).toEqual({ day: date('2026-11-21'), time: at(9) });
  });

  test('may be counted from now, and is about an hour', () => {
    const between = (from: number, to: number) => ({ kind: 'range', from, to: to + 1 });
    // It is 10:00.
    expect(wishOf('in an hour')).toEqual({ day: date('2026-11-20'), time: between(660, 720) });
    expect(wishOf('in half an hour')).toEqual({ day: date('2026-11-20'), time: between(630, 690) });
    expect(wishOf('in two hours please')).toEqual({ day: date('2026-11-20'), time: between(720, 780) });
    expect(wishOf('in 50 minutes')).toEqual({ day: date('2026-11-20'), time: between(645, 705) });
    expect(wishOf('in 24 hours')).toEqual({ day: date('2026-11-21'), time: between(600, 660) });
  });

  test('may be at either end of the opening hours', () => {
    expect(wishOf('first thing tomorrow')).toEqual({ day: date('2026-11-21'), time: between(0, 11) });
    expect(wishOf('the latest you have')).toEqual({ day: null, time: between(15, 24) });
    expect(wishOf('as late as possible on Saturday', FRIDAY, inNewYork)).toEqual({
      day: weekday(6),
      time: between(14, 24),
    });
    expect(wishOf('Tuesday at 10 at the latest')).toEqual({ day: date('2026-11-24'), time: at(10) });
  });

  test('that neither or both halves of the day are open for is taken as people mean it', () => {
    expect(wishOf('at 8')).toEqual({ day: null, time: at(8) });
    expect(wishOf('at 6')).toEqual({ day: null, time: at(18) });
  });
});

describe('a day and a time', () => {
  test.each<[string, Day, Time]>([
    ['tomorrow at 3', date('2026-11-21'), at(15)],
    ['Friday morning', weekday(5), part('morning')],
    ['tonight', date('2026-11-20'), part('evening')],
    ['this afternoon', date('2026-11-20'), part('afternoon')],
    ['Monday 9', date('2026-11-23'), at(9)],
    ['tues 1130', date('2026-11-24'), at(11, 30)],
    ['Monday 930', date('2026-11-23'), at(9, 30)],
    ['Tuesday 14:00', date('2026-11-24'), at(14)],
    ['3rd of december at 4 pm', date('2026-12-03'), at(16)],
    ['Tuesday 24 November 2026, 09:00', date('2026-11-24'), at(9)],
    ['not before 3 tomorrow', date('2026-11-21'), between(15, 24)],
    ['tomorrow afternoon', date('2026-11-21'), part('afternoon')],
    ['next week after 3', range('2026-11-23', '2026-11-29'), between(15, 24)],
    ['next week in the morning', range('2026-11-23', '2026-11-29'), part('morning')],
    ['2026-12-03 15:30', date('2026-12-03'), at(15, 30)],
    ['2026-12-03T15:30', date('2026-12-03'), at(15, 30)],
  ])('%j', (text, day, time) => {
    expect(wishOf(text)).toEqual({ day, time });
  });

  test('a number that counts something else is no hour', () => {
    expect(wishOf('tomorrow for 2 people')).toEqual({ day: date('2026-11-21'), time: null });
    expect(wishOf('Friday 13')).toEqual({ day: weekday(5), time: null });
  });

  test('what words of time are left over makes it unsure', () => {
    expect(wishOf('Friday of the holiday week')).toMatchObject({ unsure: true });
    expect(wishOf('before Friday at 10')).toMatchObject({ unsure: true });
  });

  test('a weekday with a time is one day: today if that is to come, else in a week', () => {
    expect(wishOf('Friday at 3')).toEqual({ day: date('2026-11-20'), time: at(15) });
    expect(wishOf('Friday at 9')).toEqual({ day: date('2026-11-27'), time: at(9) });
    expect(wishOf('Friday at 10')).toEqual({ day: date('2026-11-27'), time: at(10) });
  });

  test('a greeting is no morning', () => {
    expect(wishOf('good morning')).toBeNull();
    expect(wishOf('good morning, tomorrow at 3 please')).toEqual({ day: date('2026-11-21'), time: at(15) });
  });
});

describe('either of several', () => {
  const when = (day: Day, time: Time = null) => ({ day, time });

  test.each<[string, object, readonly object[]]>([
    ['Tuesday or Wednesday', when(weekday(2)), [when(weekday(3))]],
    ['tues/thurs', when(weekday(2)), [when(weekday(4))]],
    ['Tuesday at 3 or Wednesday at 4', when(date('2026-11-24'), at(15)), [when(date('2026-11-25'), at(16))]],
    [
      'Monday or Tuesday afternoon',
      when(weekday(1), part('afternoon')),
      [when(weekday(2), part('afternoon'))],
    ],
    ['Monday morning or evening', when(weekday(1), part('morning')), [when(weekday(1), part('evening'))]],
    ['11 or 12 on Wednesday', when(date('2026-11-25'), at(11)), [when(date('2026-11-25'), at(12))]],
    ['the 25th or 26', when(date('2026-11-25')), [when(date('2026-11-26'))]],
    ['Monday, Tuesday or Friday', when(weekday(1)), [when(weekday(2)), when(weekday(5))]],
    ['Monday and Tuesday', when(weekday(1)), [when(weekday(2))]],
    ['tomorrow at 10 or 11', when(date('2026-11-21'), at(10)), [when(date('2026-11-21'), at(11))]],
    ['1 December at 10 or 11', when(date('2026-12-01'), at(10)), [when(date('2026-12-01'), at(11))]],
    ['10:00 on 1 December or 2', when(date('2026-12-01'), at(10)), [when(date('2026-12-02'), at(10))]],
    ['3 December or 4', when(date('2026-12-03')), [when(date('2026-12-04'))]],
    ['morning or afternoon', when(null, part('morning')), [when(null, part('afternoon'))]],
  ])('%j', (text, first, or) => {
    expect(wishOf(text)).toEqual({ ...first, or });
  });

  test('with what will not do', () => {
    expect(wishOf('Tuesday or Thursday but not in the morning')).toEqual({
      ...when(weekday(2)),
      or: [when(weekday(4))],
      not: [when(null, part('morning'))],
    });
  });

  test('is only one where the other says nothing', () => {
    expect(wishOf('Friday or so')).toEqual(when(weekday(5)));
  });
});

describe('what will not do', () => {
  const not = (...ruledOut: readonly { day?: Day; time?: Time }[]) => ({
    day: null,
    time: null,
    not: ruledOut.map(({ day = null, time = null }) => ({ day, time })),
  });

  test.each<[string, object]>([
    ['not Friday', not({ day: weekday(5) })],
    ['not today', not({ day: date('2026-11-20') })],
    ['anything but Monday', not({ day: weekday(1) })],
    ['any day but Monday', not({ day: weekday(1) })],
    ['every day except Monday', not({ day: weekday(1) })],
    ["I can't do tomorrow", not({ day: date('2026-11-21') })],
    ["I'm not free tomorrow", not({ day: date('2026-11-21') })],
    ["I'm not available on the 24th", not({ day: date('2026-11-24') })],
    ['not at 10', not({ time: at(10) })],
    ['not Tuesday at 10', not({ day: date('2026-11-24'), time: at(10) })],
    ['not in the morning', not({ time: part('morning') })],
    ['no mornings', not({ time: part('morning') })],
    ['not on a Monday morning', not({ day: weekday(1), time: part('morning') })],
    ['not after lunch', not({ time: part('afternoon') })],
    ['nothing before 10', not({ time: between(0, 10) })],
    ["saturday doesn't work for me", not({ day: weekday(6) })],
    ['Saturday is no good', not({ day: weekday(6) })],
    ["mornings don't really work", not({ time: part('morning') })],
    ["9:30 doesn't work", not({ time: at(9, 30) })],
    ['9:30 is a bit too early', not({ time: { kind: 'range', from: 0, to: 571 } })],
    ['16:00 is too late for me', not({ time: between(16, 24) })],
    ['tomorrow is too soon', not({ day: range('2026-11-20', '2026-11-21') })],
    ['not Monday or Tuesday', not({ day: weekday(1) }, { day: weekday(2) })],
    ['not Saturday or in the morning', not({ day: weekday(6) }, { time: part('morning') })],
    ["I can't do Monday, Tuesday or Friday", not(...[1, 2, 5].map((on) => ({ day: weekday(on) })))],
    ["Monday, Tuesday and Friday don't work", not(...[1, 2, 5].map((on) => ({ day: weekday(on) })))],
  ])('%j', (text, wish) => {
    expect(wishOf(text)).toEqual(wish);
  });

  test.each<[string, Day, Time, object]>([
    ['Tuesday but not in the morning', weekday(2), null, not({ time: part('morning') })],
    ['in the morning but not Tuesday', null, part('morning'), not({ day: weekday(2) })],
    ['not Saturday, Tuesday', weekday(2), null, not({ day: weekday(6) })],
    ["Saturdays don't work, what about Tuesday", weekday(2), null, not({ day: weekday(6) })],
    ["Saturdays don't work how about Tuesday", weekday(2), null, not({ day: weekday(6) })],
    ["Saturdays don't work Tuesday is fine", weekday(2), null, not({ day: weekday(6) })],
    ['Wednesday no, Thursday', weekday(4), null, not({ day: weekday(3) })],
    ['not Monday but Tuesday', weekday(2), null, not({ day: weekday(1) })],
    ['next week except Friday', range('2026-11-23', '2026-11-29'), null, not({ day: weekday(5) })],
    [
      '9:30 is too early, make it Monday 11:00',
      date('2026-11-23'),
      at(11),
      not({ time: { kind: 'range', from: 0, to: 571 } }),
    ],
  ])('%j leaves the rest', (text, day, time, ruledOut) => {
    expect(wishOf(text)).toEqual({ ...ruledOut, day, time });
  });

  test.each<[string, Day, Time]>([
    ['why not Monday?', weekday(1), null],
    ["I don't mind Monday", weekday(1), null],
    ["why don't we say Monday", weekday(1), null],
    ["I don't know, Monday?", weekday(1), null],
    ['no, Monday', weekday(1), null],
    ['nothing but Monday', weekday(1), null],
    ['not before 3', null, between(15, 24)],
  ])('%j rules nothing out', (text, day, time) => {
    expect(wishOf(text)).toEqual({ day, time });
  });
});

describe('no wish', () => {
  test.each([
    'yesterday',
    'last Friday',
    'today at 9',
    'this morning at 8',
    'Nov 3',
    '3/11',
    '2026-11-19',
    '05/06/2026',
  ])('%j has passed', (text) => {
    expect(wishOf(text)).toBe('past');
  });

  test('a part of today that is over has passed', () => {
    expect(wishOf('this morning', Date.parse('2026-11-20T12:00:00Z'))).toBe('past');
    expect(wishOf('this morning', Date.parse('2026-11-20T11:59:00Z'))).not.toBe('past');
  });

  test.each(['25:00', '10:75', '13:60pm'])('%j is no time', (text) => {
    expect(wishOf(text)).toBe('notATime');
  });

  test.each(['30 February', 'Feb 30', '31/11', '2026-13-01'])('%j is no date', (text) => {
    expect(wishOf(text)).toBe('notADate');
  });

  test('a date on another weekday than was said is a mistake', () => {
    expect(wishOf('Friday 3 December')).toBe('wrongWeekday');
  });

  test('an hour that the clocks jump over does not exist', () => {
    // Clocks in Lisbon go from 01:00 to 02:00 on 28 March 2027, in New York from 02:00 to 03:00 on 14 March
    // 2027.
    expect(wishOf('28 March 2027 at 01:30')).toBe('notATime');
    expect(wishOf('14 March 2027 at 02:30', FRIDAY, inNewYork)).toBe('notATime');
    expect(wishOf('28 March 2027 at 02:30')).toEqual({ day: date('2027-03-28'), time: at(2, 30) });
  });

  test('an hour that comes twice exists', () => {
    expect(wishOf('31 October 2027 at 01:30')).toEqual({ day: date('2027-10-31'), time: at(1, 30) });
  });

  test.each([
    '',
    'second',
    '1 2 3',
    '12 12',
    'the Friday after next',
    'every other Friday',
    'the first Monday in December',
    'the second week of December',
    'the week after',
    'two days after Monday',
    'asdf',
    'at 30',
    'now',
  ])('%j is none', (text) => {
    expect(wishOf(text)).toBeNull();
  });
});
