import type { SlotWish, When } from '../../backend/src/domain/slot.ts';
import { fitsDay, whensOf } from '../../backend/src/domain/slot-wish.ts';
import { dayAfter, weekdayOf } from './calendar.ts';
import type { WhenPattern, WishPattern } from './case.ts';
import { boundsOf, minutesOf } from './minutes.ts';

export type Overlap = 'some' | 'notOnTheDay' | 'notAtTheTime';

const DAYS_AHEAD = 400;

/** Whether what was read overlaps what was meant; if not, it is wrong. */
export function overlapOf(pattern: WishPattern, wish: SlotWish, today: string): Overlap {
  const meant = meantRegion(pattern);
  const read = readRegion(wish);
  const minutes = edgesOf([meant, read]);
  let isOnTheDay = false;
  for (let days = -1; days <= DAYS_AHEAD; days++) {
    const date = dayAfter(today, days);
    const inMeant = minutes.filter((minute) => isIn(meant, date, minute));
    const inRead = minutes.filter((minute) => isIn(read, date, minute));
    if (inMeant.some((minute) => inRead.includes(minute))) return 'some';
    isOnTheDay ||= inMeant.length > 0 && inRead.length > 0;
  }
  return isOnTheDay ? 'notAtTheTime' : 'notOnTheDay';
}

/** A time with the days that it applies to; minutes from midnight, `to` exclusive. */
interface Block {
  readonly isOn: (date: string) => boolean;
  readonly from: number;
  readonly to: number;
}

interface Region {
  readonly wanted: readonly Block[];
  readonly ruledOut: readonly Block[];
}

function isIn({ wanted, ruledOut }: Region, date: string, minute: number): boolean {
  const holds = ({ isOn, from, to }: Block) => minute >= from && minute < to && isOn(date);
  return wanted.some(holds) && !ruledOut.some(holds);
}

/** If two regions meet, at least one of these minutes is in both. */
const edgesOf = (regions: readonly Region[]): readonly number[] => [
  ...new Set(
    regions.flatMap(({ wanted, ruledOut }) => [
      ...wanted.map(({ from }) => from),
      ...ruledOut.map(({ to }) => to),
    ]),
  ),
];

const meantRegion = ({ or = [], not = [], ...first }: WishPattern): Region => ({
  wanted: [first, ...or].map(meantBlock),
  ruledOut: not.map(meantBlock),
});

function meantBlock(pattern: WhenPattern): Block {
  const { date, dates, weekday } = pattern;
  const isOn = (on: string): boolean =>
    (date === undefined || date === on) &&
    (weekday === undefined || weekday === weekdayOf(on)) &&
    (dates === undefined || (dates.from <= on && on <= (dates.to ?? on)));
  return { isOn, ...boundsOf(pattern) };
}

const readRegion = (wish: SlotWish): Region => ({
  wanted: (wish.either ?? whensOf(wish)).map(readBlock),
  ruledOut: (wish.not ?? []).map(readBlock),
});

const readBlock = ({ day, time }: When): Block => ({
  isOn: (date) => fitsDay(day, date, weekdayOf(date)),
  ...minutesOf(time),
});
