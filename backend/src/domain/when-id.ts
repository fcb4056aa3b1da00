import type { DayWish, PartOfDay, TimeWish, When } from './slot.ts';

const DAY = /^day:(\d{4}-\d{2}-\d{2})(?:\.\.(\d{4}-\d{2}-\d{2}))?$/;
const WEEKDAY = /^weekday:([1-7])$/;
const TIME = /^time:(\d{2}):(\d{2})(?:\.\.(\d{2}):(\d{2}))?$/;
const PART = /^part:(morning|afternoon|evening)$/;

/** The id of a button for it, which encodes all of it: `day:2026-12-04`, `day:2026-12-04+time:07:00`. */
export const whenId = ({ day, time }: When): string =>
  [...(day ? [dayId(day)] : []), ...(time ? [timeId(time)] : [])].join('+');

/** The day and time that an id encodes; null if it is not such an id. */
export function whenOf(id: string): When | null {
  const [first = '', second = ''] = id.split('+');
  const day = dayOf(first);
  const time = timeOf(day === null ? first : second);
  const when = { day, time };
  return whenId(when) === id && id !== '' ? when : null;
}

function dayId(day: DayWish): string {
  switch (day.kind) {
    case 'date':
      return `day:${day.date}`;
    case 'range':
      return `day:${day.from}..${day.to}`;
    case 'weekday':
      return `weekday:${day.weekday}`;
  }
}

function timeId(time: TimeWish): string {
  switch (time.kind) {
    case 'at':
      return `time:${clock(time.minute)}`;
    case 'range':
      return `time:${clock(time.from)}..${clock(time.to)}`;
    case 'part':
      return `part:${time.part}`;
  }
}

function dayOf(id: string): DayWish | null {
  const [, from, to] = DAY.exec(id) ?? [];
  if (from !== undefined)
    return to === undefined ? { kind: 'date', date: from } : { kind: 'range', from, to };
  const weekday = WEEKDAY.exec(id)?.[1];
  return weekday === undefined ? null : { kind: 'weekday', weekday: Number(weekday) };
}

function timeOf(id: string): TimeWish | null {
  const part = PART.exec(id)?.[1];
  if (part !== undefined) return { kind: 'part', part: part as PartOfDay };
  const [, hour, minute, toHour, toMinute] = TIME.exec(id) ?? [];
  if (hour === undefined) return null;
  const from = minuteOf(hour, minute);
  return toHour === undefined
    ? { kind: 'at', minute: from }
    : { kind: 'range', from, to: minuteOf(toHour, toMinute) };
}

const minuteOf = (hour: string, minute = '0'): number => Number(hour) * 60 + Number(minute);

const twoDigits = (number: number): string => String(number).padStart(2, '0');

const clock = (minute: number): string => `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;
