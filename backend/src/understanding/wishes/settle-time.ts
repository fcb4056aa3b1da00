import type { MinuteInterval } from '../../domain/business.ts';
import type { PartOfDay, TimeWish } from '../../domain/slot.ts';
import type { Point, SpokenTime } from './clock-time.ts';

const NOON = 12 * 60;
const DAY_END = 24 * 60;
const AROUND_MINUTES = 60;
/** How much of the day "first thing" and "the latest" may mean. */
const EDGE_MINUTES = 120;
/**
 * If the opening hours do not decide, an hour from here on is before noon, and an earlier one after noon.
 */
const FIRST_HOUR = 7 * 60;

export type SettledTime = Exclude<SpokenTime, { kind: 'impossible' | 'ahead' }>;

/**
 * The possible meanings of a time on an open day: one wish, or two if both halves of the day are open for
 * it.
 */
export function toTimeWishes(
  spoken: SettledTime,
  part: PartOfDay | null,
  open: readonly MinuteInterval[],
): readonly TimeWish[] {
  if (spoken.kind === 'edge') return [edgeWish(spoken.edge, open)];
  if (spoken.kind === 'within') return [{ kind: 'range', from: spoken.from, to: spoken.to }];
  if (spoken.kind === 'between')
    return minutesOf(spoken.to, part, open).map((end) => betweenWish(spoken.from, end));
  return minutesOf(spoken.point, part, open).map((minute) => wishOf(spoken.kind, minute));
}

/** "At 7" is 07:00 or 19:00, depending on the part of day or the opening hours. */
function minutesOf(point: Point, part: PartOfDay | null, open: readonly MinuteInterval[]): readonly number[] {
  if (point.settled) return [point.minute];
  const early = point.minute % NOON;
  const late = early + NOON;
  if (point.half !== null) return [point.half === 'am' ? early : late];
  const isTwelve = early < 60;
  if (part === 'evening') return [isTwelve ? early : late];
  if (part !== null && !(part === 'morning' && isTwelve)) return [part === 'morning' ? early : late];
  const isOpen = (minute: number) => open.some(({ from, to }) => minute >= from && minute < to);
  const bookable = [early, late].filter(isOpen);
  return bookable.length > 0 ? bookable : [early >= FIRST_HOUR ? early : late];
}

function wishOf(kind: 'at' | 'around' | 'after' | 'before', minute: number): TimeWish {
  switch (kind) {
    case 'at':
      return { kind: 'at', minute };
    case 'around':
      return {
        kind: 'range',
        from: Math.max(0, minute - AROUND_MINUTES),
        to: Math.min(DAY_END, minute + AROUND_MINUTES + 1),
      };
    case 'after':
      return { kind: 'range', from: minute, to: DAY_END };
    case 'before':
      return { kind: 'range', from: 0, to: minute };
  }
}

/** The start is the last such time before the end: "10 to 2" starts before noon, "2 to 4 pm" after it. */
function betweenWish(from: Point, end: number): TimeWish {
  const early = from.minute % NOON;
  const starts = from.settled ? [from.minute] : [early, early + NOON];
  const possible = starts.filter((minute) => from.half === null || minute >= NOON === (from.half === 'pm'));
  const start = possible.findLast((minute) => minute < end);
  return start === undefined
    ? { kind: 'range', from: possible[0] ?? 0, to: DAY_END }
    : { kind: 'range', from: start, to: end };
}

function edgeWish(edge: 'opening' | 'closing', open: readonly MinuteInterval[]): TimeWish {
  if (edge === 'closing') {
    const closes = Math.max(...open.map(({ to }) => to), EDGE_MINUTES);
    return { kind: 'range', from: closes - EDGE_MINUTES, to: DAY_END };
  }
  const opens = Math.min(...open.map(({ from }) => from), DAY_END - EDGE_MINUTES);
  return { kind: 'range', from: 0, to: opens + EDGE_MINUTES };
}

const QUARTER = 15;

/** One hour from that quarter-hour on. Both values count from the last midnight, and may be days ahead. */
export function hourAhead(minutes: number, now: number): { readonly from: number; readonly to: number } {
  const from = Math.floor((now + minutes) / QUARTER) * QUARTER;
  return { from, to: from + AROUND_MINUTES + 1 };
}
