import type { DayWish, SlotWish, TimeWish, When } from '../../backend/src/domain/slot.ts';
import type { WishReading } from '../../backend/src/understanding/wishes/read-wish.ts';

const WEEKDAYS = ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/**
 * A reading in one line, for readable tables: `2026-11-24 15:00`, `Mon morning`, `2026-11-23..2026-11-29
 * 15:00-24:00`, `Tue | Thu`, `not Mon`, `either 2026-11-27 | 2026-12-04`, `past`; `?` follows what is
 * unsure.
 */
export function inShort(reading: WishReading | null): string {
  if (reading === null) return '';
  if (reading.kind === 'invalid') return reading.reason;
  const { either, not, unsure } = reading.wish;
  const words = either ? `either ${anyOf(either)}` : wished(reading.wish);
  const without = not ? `not ${anyOf(not)}` : '';
  return [words, without, unsure ? '?' : ''].filter(Boolean).join(' ');
}

const wished = (wish: SlotWish): string => anyOf([wish, ...(wish.or ?? [])]);

const anyOf = (whens: readonly When[]): string => whens.map(whenInShort).filter(Boolean).join(' | ');

const whenInShort = ({ day, time }: When): string =>
  [dayInShort(day), timeInShort(time)].filter(Boolean).join(' ');

function dayInShort(day: DayWish | null): string {
  switch (day?.kind) {
    case 'date':
      return day.date;
    case 'range':
      return `${day.from}..${day.to}`;
    case 'weekday':
      return WEEKDAYS[day.weekday] ?? '';
    default:
      return '';
  }
}

function timeInShort(time: TimeWish | null): string {
  switch (time?.kind) {
    case 'at':
      return clock(time.minute);
    case 'range':
      return `${clock(time.from)}-${clock(time.to)}`;
    case 'part':
      return time.part;
    default:
      return '';
  }
}

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
