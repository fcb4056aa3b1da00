import type { TimeWords } from '../lexicon/time-words.ts';
import { dateOf } from './calendar.ts';
import { createPartOfSpanReader } from './part-of-span.ts';
import { anyOf, type Scrap, wholeWords } from './scrap.ts';
import {
  asDate,
  type CalendarDate,
  comingWeekday,
  type DayScope,
  daysBetween,
  eitherDate,
  later,
  NO_DATE,
  nearestYear,
  PAST,
  type SpokenDay,
} from './spoken-day.ts';

/** The words for a day in a text, which together determine the day. */
export interface DayWords {
  readonly date: SpokenDay | null;
  readonly weekday: SpokenDay | null;
  readonly span: SpokenDay | null;
}

/** Days expressed without a number; read after the times. `isDated`: a date was given as well. */
export function createDayReader(
  words: TimeWords,
): (scrap: Scrap, scope: DayScope, isDated: boolean) => DayWords {
  const sure = anyOf(Object.keys(words.weekdays).filter((name) => !words.unclearWeekdays.includes(name)));
  const unclear = `(?:${anyOf(words.unclearWeekdays)})(?=[.,]|$|\\s+(?:(?:${words.at})\\s+)?\\d{1,2}\\s?[/h:])`;
  const weekday = wholeWords(
    `(?:(?:(${words.next})|(${words.this})|(${words.past})|(${words.other})|(${words.weekFrom}))\\s+)?(${sure}|${unclear})(?!-?\\s?(?:${words.notWeekday})(?!\\p{L}))(?:\\s+(?:(${words.nextBehind})|(${words.pastBehind})|(${words.weekBehind})))?`,
  );
  const nearDays = wholeWords(anyOf(words.nearDays));
  const weeks = wholeWords(anyOf(words.weeks));
  const weekends = wholeWords(anyOf(words.weekends));
  const monthsAhead = wholeWords(anyOf(words.monthsAhead));
  const yearsAhead = wholeWords(anyOf(words.yearsAhead));
  const takePartOfSpan = createPartOfSpanReader(words);
  const months = anyOf(words.months);
  const month = [wholeWords(`(?:${words.in})\\s+(${months})`), wholeWords(`(${anyOf(words.clearMonths)})`)];

  function takeSpan(scrap: Scrap, today: CalendarDate): SpokenDay | null {
    const monday = today.subtract({ days: today.dayOfWeek - 1 });
    const span = (from: CalendarDate, to: CalendarDate): SpokenDay =>
      daysBetween(today, to) < 0 ? PAST : { kind: 'range', from: later(from, today), to };
    const distance = (pattern: RegExp, table: Readonly<Record<string, number>>) =>
      table[scrap.take(pattern)?.[0] ?? ''];
    const weekend = distance(weekends, words.weekends);
    if (weekend !== undefined) {
      const saturday = monday.add({ days: 5 + 7 * weekend });
      return span(saturday, saturday.add({ days: 1 }));
    }
    // After the weekend, which is not the end of a week.
    const part = takePartOfSpan(scrap, today);
    if (part) return part;
    const week = distance(weeks, words.weeks);
    if (week !== undefined) {
      const first = monday.add({ days: 7 * week });
      return span(first, first.add({ days: 6 }));
    }
    const years = distance(yearsAhead, words.yearsAhead);
    if (years !== undefined) {
      const first = today.with({ month: 1, day: 1 }).add({ years });
      return span(first, first.add({ years: 1 }).subtract({ days: 1 }));
    }
    const ahead = distance(monthsAhead, words.monthsAhead);
    if (ahead === undefined) return null;
    const first = today.with({ day: 1 }).add({ months: ahead });
    return span(first, first.with({ day: first.daysInMonth }));
  }

  function takeMonth(scrap: Scrap, today: CalendarDate): SpokenDay | null {
    const said = scrap.takeAny(month)?.[1];
    const number = said === undefined ? undefined : words.months[said];
    if (number === undefined) return null;
    const first = dateOf(number < today.month ? today.year + 1 : today.year, number, 1);
    if (first === null) return NO_DATE;
    return { kind: 'range', from: later(first, today), to: first.with({ day: first.daysInMonth }) };
  }

  function takeWeekday(scrap: Scrap, scope: DayScope): SpokenDay | null {
    const match = scrap.take(weekday);
    if (!match) return null;
    const { today } = scope;
    const number = words.weekdays[match[6] ?? ''] ?? 0;
    if ((match[3] ?? match[8]) !== undefined) return PAST;
    if ((match[5] ?? match[9]) !== undefined) return asDate(comingWeekday(today, number).add({ days: 7 }));
    if ((match[1] ?? match[7]) !== undefined) return nextWeekday(number, scope);
    if (match[4] !== undefined) return otherWeekday(number, scope);
    // "This Friday" is the coming one, including today.
    if (match[2] !== undefined) return asDate(comingWeekday(today, number));
    return { kind: 'weekday', weekday: number };
  }

  function takeNear(scrap: Scrap, today: CalendarDate): SpokenDay | null {
    const days = words.nearDays[scrap.take(nearDays)?.[0] ?? ''];
    if (days === undefined) return null;
    return days < 0 ? PAST : asDate(today.add({ days }));
  }

  return (scrap, scope, isDated) => {
    const { today } = scope;
    const span = takeSpan(scrap, today);
    const near = takeNear(scrap, today);
    const named = takeWeekday(scrap, scope);
    const isSaid = isDated || near !== null || named !== null || span !== null;
    const date = isSaid ? near : takeCandidate(words.candidates, scrap, scope);
    return { date, weekday: named, span: isSaid || date !== null ? span : takeMonth(scrap, today) };
  };
}

/** "Next Friday" is the coming one to some people, and the one in next week to others. */
function nextWeekday(weekday: number, scope: DayScope): SpokenDay {
  const { today } = scope;
  const coming = comingWeekday(today.add({ days: 1 }), weekday);
  return eitherDate(coming, today.add({ days: 7 - today.dayOfWeek + weekday }), scope);
}

/** Any other than the offered one, or the one after the coming one. */
function otherWeekday(weekday: number, scope: DayScope): SpokenDay {
  const coming = comingWeekday(scope.today.add({ days: 1 }), weekday);
  return eitherDate(coming, coming.add({ days: 7 }), scope);
}

/** chrono-node only proposes: its times, years and invented ranges are ignored. */
function takeCandidate(candidates: TimeWords['candidates'], scrap: Scrap, scope: DayScope): SpokenDay | null {
  if (candidates === null) return null;
  const { year, month, day } = scope.today;
  const reference = { instant: new Date(Date.UTC(year, month - 1, day, 12)), timezone: 0 };
  for (const { index, text, start } of candidates.parse(scrap.rest, reference, { forwardDate: true })) {
    if (!start.isCertain('day') || !start.isCertain('month') || start.isCertain('hour')) continue;
    scrap.blank(index, text.length);
    const [monthSaid, daySaid] = [start.get('month') ?? 0, start.get('day') ?? 0];
    if (!start.isCertain('year')) return asDate(nearestYear(monthSaid, daySaid, scope));
    return asDate(dateOf(start.get('year') ?? 0, monthSaid, daySaid));
  }
  return null;
}
