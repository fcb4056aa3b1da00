import type { TimeWords } from '../lexicon/time-words.ts';
import { dateOf } from './calendar.ts';
import { anyOf, type Scrap, wholeWords } from './scrap.ts';
import {
  asDate,
  type CalendarDate,
  comingWeekday,
  type DayScope,
  daysBetween,
  eitherDate,
  NO_DATE,
  nearestYear,
  type SpokenDay,
  WRONG_WEEKDAY,
} from './spoken-day.ts';

/** How far ahead "Monday 7" may be a date. */
const NUMBERED_DAYS = 70;
const LAST_HOUR = 23;
const YEAR = /\d{4}/;

/** Days expressed with a number, or with two names; read before the times, whose words look alike. */
export function createWrittenDateReader(words: TimeWords) {
  const months = anyOf(words.months);
  const weekdays = anyOf(words.weekdays);
  const clock = `[:.h]\\s?\\d|(?:${words.am}|${words.pm}|${words.oclock})(?!\\p{L})`;
  const notClock = `(?!\\s*(?:${clock}|\\d))`;
  /** "The 8th 10 am" */
  const hourNext = `(?=\\s\\d{1,2}\\s?(?:${clock}))`;
  const number = `(?:\\d{1,2}(?:\\s?(?:${words.ordinalSuffix})(?!\\p{L}))?|${anyOf(words.dayNumbers)})`;
  const year = `(?:,?\\s+(?:(?:${words.of})\\s+)?(?:19|20|21)\\d{2}(?![\\d:h]))?`;
  const dayFirst = `(?<!(?<!\\p{L})(?:${words.at})\\s)${number}\\s+(?:(?:${words.of})\\s+)?(?:${months})(?!\\p{L})\\.?${year}`;
  const monthFirst = `(?:${months})\\.?\\s+(?:(?:${words.dayArticle})\\s+)?${number}${notClock}(?!\\s+(?:(?:${words.of})\\s+)?(?:${months})(?!\\p{L}))${year}`;
  const feast = anyOf(words.feasts);
  const date = `(?:${dayFirst}|${monthFirst}|(?:${feast})(?!\\s(?:${words.feastTime})(?!\\p{L})))`;
  const article = `(?:(?:${words.dayArticle})\\s+)?`;

  const single = wholeWords(article + date);
  const inNumbers = wholeWords(
    `(?:${words.dayArticle})\\s+(\\d{1,2})\\s+(?:${words.of})\\s+(0?[1-9]|1[0-2])${notClock}(?!\\s+(?:${months}))`,
  );
  const between = (one: string, other: string) => [
    wholeWords(
      `(?:${words.between})\\s+${article}(${one})\\s*(?:${words.and}|${words.to})\\s*${article}(${other})`,
    ),
    wholeWords(`(${one})\\s*(?:${words.to})\\s*${article}(${other})`),
  ];
  const ranges = [...between(`${date}|${number}(?!-\\p{L})`, date), ...between(date, number + notClock)];
  const weekdayRanges = between(weekdays, weekdays);
  const dayOfMonth = wholeWords(
    `(?:${words.dayOfMonth.replaceAll('#', `(${number})`)})(?:${hourNext}|${notClock})`,
  );
  // "Monday one" refers to one of the times on a Monday.
  const longNumbers = anyOf(
    Object.keys(words.dayNumbers).filter((name) => (words.dayNumbers[name] ?? 0) > 12),
  );
  const anyNumber = anyOf(words.dayNumbers);
  const beside = wholeWords(
    `(${weekdays})[.,]?\\s+((?:1[3-9]|2\\d|3[01])${hourNext}|(?:\\d{1,2}|(?:(?:${words.dayArticle})\\s+)?(?:${longNumbers}|(?:${anyNumber})(?=\\s(?:${words.at})\\s)))${notClock}(?!\\s+(?:${anyOf(words.minutesAfter)})(?!\\p{L})))`,
  );
  const count = `(\\d{1,3}|${anyOf({ ...words.hours, ...words.dayNumbers })}|${words.one})`;
  const unit = `(?:(${words.dayUnit})|(${words.weekUnit})|(?:${words.monthUnit}))`;
  const ahead = wholeWords(
    `(?:${words.in})\\s+${count}\\s+${unit}|${count}\\s+${unit}\\s+(?:${words.fromNow})`,
  );
  const withinNext = wholeWords(`(?:${words.withinNext})\\s+${count}\\s+${unit}`);
  const weekBehind = wholeWords(`(?:${weekdays})\\s(?:${words.weekBehind})`);
  const besideArticle = new RegExp(`^(?:${words.dayArticle})\\s+`, 'u');
  const spans = wholeWords(anyOf(words.spans));

  // Cheap checks before the expensive patterns.
  const anyMonth = wholeWords(`${months}|${feast}`);
  const anyWeekday = wholeWords(weekdays);
  const anyUnit = wholeWords(`${words.dayUnit}|${words.weekUnit}|${words.monthUnit}|${anyOf(words.spans)}`);

  const inYear = `(?:\\D+(\\d{4}))?$`;
  const forms = [
    {
      pattern: new RegExp(`(${number})\\s+(?:(?:${words.of})\\s+)?(${months})${inYear}`, 'u'),
      number: 1,
      month: 2,
    },
    { pattern: new RegExp(`(${months})\\D*?\\s(${number})${inYear}`, 'u'), number: 2, month: 1 },
  ];
  const feastIn = wholeWords(feast);
  const numberOf = (said: string): number =>
    words.dayNumbers[said] ?? Number(/^\d+/.exec(said)?.[0] ?? Number.NaN);

  /** "3 December 2026" in either order, or a number alone, which then is in the other date's month. */
  function read(said: string, scope: DayScope, month = 0): CalendarDate | null {
    const feast = words.feasts[feastIn.exec(said)?.[0] ?? ''];
    if (feast !== undefined) return nearestYear(Math.floor(feast / 100), feast % 100, scope);
    for (const { pattern, number: at, month: named } of forms) {
      const match = pattern.exec(said);
      if (!match) continue;
      const [day, inMonth, year] = [
        numberOf(match[at] ?? ''),
        words.months[match[named] ?? ''] ?? 0,
        match[3],
      ];
      return year === undefined ? nearestYear(inMonth, day, scope) : dateOf(Number(year), inMonth, day);
    }
    return nearestYear(month, numberOf(said), scope);
  }

  function takeDates(scrap: Scrap, scope: DayScope): SpokenDay | null {
    if (!scrap.has(anyMonth)) return null;
    const [, one = '', other = ''] = scrap.takeAny(ranges) ?? [];
    if (one === '') return null;
    const first = read(one, scope, read(other, scope)?.month);
    const to = read(other, scope, first?.month);
    if (first === null || to === null) return NO_DATE;
    // "30 December to 2 January 2028"
    const from = YEAR.test(other) && !YEAR.test(one) ? lastBefore(first, to) : first;
    return daysBetween(from, to) < 0 ? NO_DATE : { kind: 'range', from, to };
  }

  function takeWeekdays(scrap: Scrap, { today }: DayScope): SpokenDay | null {
    if (!scrap.has(anyWeekday)) return null;
    const [, one = '', other = ''] = scrap.takeAny(weekdayRanges) ?? [];
    const [from, to] = [words.weekdays[one], words.weekdays[other]];
    if (from === undefined || to === undefined) return null;
    const first = comingWeekday(today, from);
    return { kind: 'range', from: first, to: comingWeekday(first, to) };
  }

  /** The groups of a match for a count and its unit, in either position. */
  function stretchOf([, one, oneDays, oneWeeks, other, otherDays, otherWeeks]: RegExpExecArray) {
    const said = one ?? other ?? '';
    const many = words.hours[said] ?? words.dayNumbers[said] ?? (/^\d/.test(said) ? Number(said) : 1);
    if ((oneWeeks ?? otherWeeks) !== undefined) return { weeks: many };
    return (oneDays ?? otherDays) === undefined ? { months: many } : { days: many };
  }

  function takeAhead(scrap: Scrap, scope: DayScope): SpokenDay | null {
    // "El lunes en ocho días" counts from Monday.
    if (!scrap.has(anyUnit) || scrap.has(weekBehind)) return null;
    const { today } = scope;
    const span = scrap.take(spans)?.[0];
    if (span !== undefined) return asDate(today.add({ days: words.spans[span] ?? 0 }));
    const within = scrap.take(withinNext);
    if (within) return { kind: 'range', from: today, to: today.add(stretchOf(within)) };
    const match = scrap.take(ahead);
    if (!match) return null;
    const stretch = stretchOf(match);
    const literal = today.add(stretch);
    const loose = 'days' in stretch ? words.looseDays[stretch.days.toString()] : undefined;
    return loose === undefined ? asDate(literal) : eitherDate(today.add({ days: loose }), literal, scope);
  }

  /** "O dia 4 do 12" */
  function takeInNumbers(scrap: Scrap, scope: DayScope): SpokenDay | null {
    const [, day, month] = scrap.take(inNumbers) ?? [];
    return day === undefined ? null : asDate(nearestYear(Number(month), Number(day), scope));
  }

  /** "Monday 7", if a coming Monday is the 7th. */
  function takeBeside(scrap: Scrap, { today }: DayScope): SpokenDay | null {
    const match = scrap.has(anyWeekday) ? beside.exec(scrap.rest) : null;
    const said = (match?.[2] ?? '').replace(besideArticle, '');
    const number = numberOf(said);
    const first = match && comingWeekday(today, words.weekdays[match[1] ?? ''] ?? 0);
    if (!match || !first) return null;
    for (let days = 0; days < NUMBERED_DAYS; days += 7) {
      const date = first.add({ days });
      if (date.day !== number) continue;
      scrap.blank(match.index, match[0].length);
      // "Wednesday the sixteenth" is not an hour.
      const mayBeHour = /^\d/.test(said) || Object.hasOwn(words.hours, said);
      return mayBeHour ? { kind: 'numbered', date, number } : asDate(date);
    }
    // "Wednesday 26", which is a Thursday; a smaller number is an hour.
    return number > LAST_HOUR ? WRONG_WEEKDAY : null;
  }

  return {
    /** "From Monday to Wednesday", "3 to 5 December". */
    takeRange: (scrap: Scrap, scope: DayScope): SpokenDay | null =>
      takeDates(scrap, scope) ?? takeWeekdays(scrap, scope),
    takeAhead,
    takeDate: (scrap: Scrap, scope: DayScope): SpokenDay | null => {
      const said = scrap.has(anyMonth) ? scrap.take(single)?.[0] : undefined;
      if (said !== undefined) return asDate(read(said, scope));
      return takeInNumbers(scrap, scope) ?? takeBeside(scrap, scope);
    },
    /** A day without its month. */
    takeDayOfMonth: (scrap: Scrap): number | null => {
      const said = scrap
        .take(dayOfMonth)
        ?.slice(1)
        .find((group) => group !== undefined);
      return said === undefined ? null : numberOf(said);
    },
  };
}

/** The last such day of a year before that date. */
function lastBefore({ month, day }: CalendarDate, date: CalendarDate): CalendarDate {
  const sameYear = dateOf(date.year, month, day) ?? date;
  return daysBetween(sameYear, date) < 0 ? sameYear.subtract({ years: 1 }) : sameYear;
}
