import type { TimeWords } from '../lexicon/time-words.ts';
import { partOfSpanPattern } from './part-of-span.ts';
import { anyOf, type Scrap, wholeWords } from './scrap.ts';
import {
  type CalendarDate,
  comingWeekday,
  type DayScope,
  daysBetween,
  later,
  PAST,
  type SpokenDay,
} from './spoken-day.ts';

export type DayBound = 'after' | 'from' | 'before' | 'until' | 'weekOf';

const BOUNDS: readonly DayBound[] = ['after', 'from', 'before', 'until', 'weekOf'];

/** "After", "until" … before a day; a time may follow them as well, which is read elsewhere. */
export function createDayBoundReader(words: TimeWords): (scrap: Scrap) => DayBound | null {
  const months = anyOf(words.months);
  const number = `(?:\\d{1,2}(?:${words.ordinalSuffix})?|${anyOf(words.dayNumbers)})`;
  const day = [
    anyOf(words.weekdays),
    anyOf(words.nearDays),
    anyOf(words.weeks),
    anyOf(words.weekends),
    anyOf(words.feasts),
    `${number}\\s+(?:(?:${words.of})\\s+)?(?:${months})`,
    `(?:${months})\\s+${number}`,
    `\\d{1,2}/\\d`,
    words.dayOfMonth.replaceAll('#', number),
    partOfSpanPattern(words),
  ].join('|');
  const modifier = `(?:(?:${words.dayArticle}|${words.next}|${words.this})\\s+){0,2}`;
  const bounds = wholeWords(
    `(?:(${words.afterDay})|(${words.fromDay})|(${words.beforeDay})|(${words.untilDay})|(${words.weekOf}))(?=\\s+${modifier}(?:${day})(?!\\p{L}))`,
  );
  return (scrap) => {
    const match = scrap.take(bounds);
    return BOUNDS.find((_, index) => match?.[index + 1] !== undefined) ?? null;
  };
}

/**
 * The days after, from, before or until that one, or of its week, within the booking horizon; null if that
 * is undetermined.
 */
export function bounded(day: SpokenDay, bound: DayBound, { today, horizonDays }: DayScope): SpokenDay | null {
  // Said on a Friday, "before Friday" and "until Friday" do not refer to today.
  const isEnd = bound === 'before' || bound === 'until';
  const days = daysOf(widest(day, isEnd), isEnd ? today.add({ days: 1 }) : today);
  if (days === null) return null;
  if (bound === 'weekOf') return weekOf(days.from, today);
  const end = today.add({ days: horizonDays });
  if (bound === 'after' || bound === 'from') {
    const from = bound === 'from' ? days.from : days.to.add({ days: 1 });
    return { kind: 'range', from, to: daysBetween(from, end) > 0 ? end : from };
  }
  const to = bound === 'until' ? days.to : days.from.subtract({ days: 1 });
  return daysBetween(today, to) < 0 ? PAST : { kind: 'range', from: today, to };
}

/** "Before next Friday": of two possible dates, the one that allows more. */
const widest = (day: SpokenDay, isEnd: boolean): SpokenDay =>
  day.kind === 'either' ? { kind: 'date', date: day.dates[isEnd ? 1 : 0] } : day;

function weekOf(date: CalendarDate, today: CalendarDate): SpokenDay {
  const monday = date.subtract({ days: date.dayOfWeek - 1 });
  const sunday = monday.add({ days: 6 });
  return daysBetween(today, sunday) < 0 ? PAST : { kind: 'range', from: later(monday, today), to: sunday };
}

function daysOf(
  day: SpokenDay,
  from: CalendarDate,
): { readonly from: CalendarDate; readonly to: CalendarDate } | null {
  switch (day.kind) {
    case 'date':
    case 'numbered':
      return { from: day.date, to: day.date };
    case 'weekday': {
      const date = comingWeekday(from, day.weekday);
      return { from: date, to: date };
    }
    case 'range':
      return day;
    default:
      return null;
  }
}
