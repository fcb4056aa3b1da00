import { PARTS_OF_DAY, type TimeWish } from '../../backend/src/domain/slot.ts';
import type { WhenPattern } from './case.ts';

/** From local midnight; `to` is exclusive. */
export interface Minutes {
  readonly from: number;
  readonly to: number;
}

const HOUR = 60;
const DAY: Minutes = { from: 0, to: 24 * HOUR };
/** How far "about 10" extends to each side. */
const ABOUT = 90;

export function minutesOf(time: TimeWish | null): Minutes {
  if (time === null) return DAY;
  if (time.kind === 'part') return PARTS_OF_DAY[time.part];
  return time.kind === 'at' ? { from: time.minute, to: time.minute + 1 } : time;
}

/** Whether a time is exactly what was meant. */
export function isSameTime(pattern: WhenPattern, time: TimeWish | null): boolean {
  const { at, about, part } = pattern;
  const { from, to } = minutesOf(time);
  if (!hasTime(pattern)) return time === null;
  if (at !== undefined) return from === at && to <= at + 1;
  if (about !== undefined)
    return from <= about && about < to && from >= about - ABOUT && to <= about + ABOUT + 1;
  if (part !== undefined) return isPart(part, from, to);
  const startsRight = pattern.from === undefined ? from <= 9 * HOUR : isAround(from, pattern.from);
  const endsRight = pattern.to === undefined ? to >= 17 * HOUR : isAround(to, pattern.to);
  return startsRight && endsRight;
}

/** Whether the last minute is included does not matter. */
const isAround = (minute: number, meant: number): boolean => minute === meant || minute === meant + 1;

/** The widest range that can have been meant. */
export function boundsOf({ at, about, part, from = DAY.from, to = DAY.to }: WhenPattern): Minutes {
  if (at !== undefined) return { from: at, to: at + 1 };
  if (about !== undefined) return { from: about - ABOUT, to: about + ABOUT };
  if (part === undefined) return { from, to };
  const { starts, ends } = PARTS[part];
  return { from: starts[0] * HOUR, to: ends[1] * HOUR };
}

const hasTime = ({ at, about, from, to, part }: WhenPattern): boolean =>
  [at, about, from, to, part].some((one) => one !== undefined);

type Part = NonNullable<WhenPattern['part']>;

interface PartBounds {
  /**
   * In hours: the earliest and latest acceptable start, and the same for the end, because people differ.
   */
  readonly starts: readonly [number, number];
  readonly ends: readonly [number, number];
}

const PARTS: Readonly<Record<Part, PartBounds>> = {
  morning: { starts: [0, 9.5], ends: [11, 13] },
  afternoon: { starts: [12, 14], ends: [16, 21] },
  evening: { starts: [16.5, 19], ends: [20, 24] },
  early: { starts: [0, 9.5], ends: [9, 12] },
  late: { starts: [13, 23], ends: [16, 24] },
};

function isPart(part: Part, from: number, to: number): boolean {
  const { starts, ends } = PARTS[part];
  const isWithin = (minute: number, [first, last]: readonly [number, number]) =>
    minute >= first * HOUR && minute <= last * HOUR;
  return isWithin(from, starts) && isWithin(to, ends);
}
