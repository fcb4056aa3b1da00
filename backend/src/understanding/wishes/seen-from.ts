import { Temporal } from 'temporal-polyfill';
import { type Business, type MinuteInterval, WEEKDAYS, type Weekday } from '../../domain/business.ts';
import { type DayWish, PARTS_OF_DAY, type SlotWish, type TimeWish, type When } from '../../domain/slot.ts';
import { type Here, toLocalTime } from './calendar.ts';
import { comingWeekday } from './spoken-day.ts';

const DAY_END = 24 * 60;

/** The business as clocks of another zone show it, so that "at 3" there means an hour at which it is open. */
export function seenFrom(business: Business, zone: string, now: number): Here {
  const here = toLocalTime(zone, now);
  const ahead = minutesAhead(here.date, business.timeZone, zone);
  const moved = (open: readonly MinuteInterval[]) => open.flatMap((interval) => movedBy(interval, ahead));
  const weekly = WEEKDAYS.map((day) => [day, moved(business.hours.weekly[day])] as const);
  const exceptions = [...business.hours.exceptions].map(([date, open]) => [date, moved(open)] as const);
  return {
    ...here,
    business: {
      ...business,
      timeZone: zone,
      hours: { weekly: asWeek(weekly), exceptions: new Map(exceptions) },
    },
  };
}

const asWeek = (days: readonly (readonly [Weekday, readonly MinuteInterval[]])[]) =>
  Object.fromEntries(days) as Readonly<Record<Weekday, readonly MinuteInterval[]>>;

/** By how many minutes clocks of `zone` are ahead of those of `other` at noon of that day. */
function minutesAhead(date: Temporal.PlainDate, other: string, zone: string): number {
  const noon = date.toPlainDateTime({ hour: 12 });
  const offset = (timeZone: string) => noon.toZonedDateTime(timeZone).offsetNanoseconds;
  return (offset(zone) - offset(other)) / 60e9;
}

/** In two, where it goes over midnight. */
function movedBy({ from, to }: MinuteInterval, minutes: number): readonly MinuteInterval[] {
  const start = (from + minutes + DAY_END) % DAY_END;
  const end = start + (to - from);
  return end <= DAY_END
    ? [{ from: start, to: end }]
    : [
        { from: start, to: DAY_END },
        { from: 0, to: end - DAY_END },
      ];
}

/** What was wished by the clocks of that place, by those of the business. */
export function broughtHome(wish: SlotWish, there: Here, home: string): SlotWish {
  const moved = (when: When): When => movedWhen(when, there, home);
  const { or, not, either, ...rest } = wish;
  return {
    ...rest,
    ...moved(wish),
    ...(or && { or: or.map(moved) }),
    ...(not && { not: not.map(moved) }),
    ...(either && { either: [moved(either[0]), moved(either[1])] }),
    zone: there.business.timeZone,
  };
}

/** A day without a time is the same everywhere; a time without a date is taken for one of today. */
function movedWhen({ day, time }: When, there: Here, home: string): When {
  if (time === null) return { day, time };
  const date = dateOf(day, there);
  const minutes = -minutesAhead(date, home, there.business.timeZone);
  if (time.kind === 'at') {
    const minute = time.minute + minutes;
    const days = Math.floor(minute / DAY_END);
    return { day: movedDay(day, date, days), time: { kind: 'at', minute: minute - days * DAY_END } };
  }
  return { day, time: clamped(time, minutes) };
}

const dateOf = (day: DayWish | null, { date }: Here): Temporal.PlainDate => {
  if (day?.kind === 'date') return Temporal.PlainDate.from(day.date);
  return day?.kind === 'weekday' ? comingWeekday(date, day.weekday) : date;
};

function movedDay(day: DayWish | null, date: Temporal.PlainDate, days: number): DayWish | null {
  const moved = date.add({ days });
  if (day?.kind === 'date') return { kind: 'date', date: moved.toString() };
  return day?.kind === 'weekday' ? { kind: 'weekday', weekday: moved.dayOfWeek } : day;
}

/** As much of it as is on that day; what is wholly on another one is at those hours of it. */
function clamped(time: Exclude<TimeWish, { kind: 'at' }>, minutes: number): TimeWish {
  const { from, to } = time.kind === 'part' ? PARTS_OF_DAY[time.part] : time;
  const [start, end] = [from + minutes, to + minutes];
  const turns = end <= 0 ? 1 : start >= DAY_END ? -1 : 0;
  return {
    kind: 'range',
    from: Math.max(0, start + turns * DAY_END),
    to: Math.min(DAY_END, end + turns * DAY_END),
  };
}
