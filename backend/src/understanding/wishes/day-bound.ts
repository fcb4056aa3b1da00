import type { TimeWords } from '../lexicon/lexicon.ts';
import { partOfSpanPattern } from './part-of-span.ts';
import { anyOf, type Scrap, wholeWords } from './scrap.ts';
import {
  type CalendarDate,
  comingWeekday,
  type DayScope,
  daysBetween,
  PAST,
  type SpokenDay,
} from './spoken-day.ts';

export type DayBound = 'after' | 'from' | 'before' | 'until';

const BOUNDS: readonly DayBound[] = ['after', 'from', 'before', 'until'];

/** "After", "until" … where a day follows; what follows them may also be a time, which is read elsewhere. */
export function createDayBoundReader(words: TimeWords): (scrap: Scrap) => DayBound | null {
  const months = anyOf(words.months);
  const number = `(?:\\d{1,2}(?:${words.ordinalSuffix})?|${anyOf(words.dayNumbers)})`;
  const day = [
    anyOf(words.weekdays),
    anyOf(words.nearDays),
    anyOf(words.weeks),
    anyOf(words.weekends),
    `${number}\\s+(?:(?:${words.of})\\s+)?(?:${months})`,
    `(?:${months})\\s+${number}`,
    `\\d{1,2}/\\d`,
    words.dayOfMonth.replaceAll('#', number),
    partOfSpanPattern(words),
  ].join('|');
  const modifier = `(?:(?:${words.dayArticle}|${words.next}|${words.this})\\s+){0,2}`;
  const bounds = wholeWords(
    `(?:(${words.afterDay})|(${words.fromDay})|(${words.beforeDay})|(${words.untilDay}))(?=\\s+${modifier}(?:${day})(?!\\p{L}))`,
  );
  return (scrap) => {
    const match = scrap.take(bounds);
    return BOUNDS.find((_, index) => match?.[index + 1] !== undefined) ?? null;
  };
}

/** The days after, from, before or up to that one, as far as one can book; null where there is no telling. */
export function bounded(day: SpokenDay, bound: DayBound, { today, horizonDays }: DayScope): SpokenDay | null {
  // "Before Friday", said on a Friday, is not about today.
  const days = daysOf(day, bound === 'before' ? today.add({ days: 1 }) : today);
  if (days === null) return null;
  const end = today.add({ days: horizonDays });
  if (bound === 'after' || bound === 'from') {
    const from = bound === 'from' ? days.from : days.to.add({ days: 1 });
    return { kind: 'range', from, to: daysBetween(from, end) > 0 ? end : from };
  }
  const to = bound === 'until' ? days.to : days.from.subtract({ days: 1 });
  return daysBetween(today, to) < 0 ? PAST : { kind: 'range', from: today, to };
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
