import { Temporal } from 'temporal-polyfill';
import { remembered } from '../lib/remembered.ts';

// Internally a date is its number of days since 1970-01-01.

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** One date in one time zone. Minutes are wall-clock minutes from local midnight, 0 to 1,440. */
export interface LocalDay {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** ISO number, Monday 1. */
  readonly weekday: number;
  /**
   * The instant (epoch ms) at which clocks show this minute, the first one of two; null if they skip it.
   */
  instantAt(minute: number): number | null;
  /** The first instant (epoch ms) at which clocks show this minute or a later one. */
  reachedAt(minute: number): number;
}

/** The dates from `first` to `last` (`YYYY-MM-DD`, both inclusive). */
export function* localDays(first: string, last: string, timeZone: string): Generator<LocalDay> {
  const end = dayNumber(last);
  for (let day = dayNumber(first); day <= end; day++) {
    const midnight = evenMidnight(day, timeZone);
    yield midnight === null ? changingDay(day, timeZone) : evenDay(day, midnight);
  }
}

/** The local date (`YYYY-MM-DD`) of an instant (epoch ms). */
export const localDate = (instant: number, timeZone: string): string =>
  isoDate(Math.floor(shownAt(instant, timeZone) / DAY_MS));

/** Wall-clock minutes from local midnight of an instant (epoch ms). */
export function localMinute(instant: number, timeZone: string): number {
  const shown = shownAt(instant, timeZone);
  return Math.floor((shown - Math.floor(shown / DAY_MS) * DAY_MS) / MINUTE_MS);
}

/** A local date plus a number of days. */
export const addDays = (date: string, days: number): string => isoDate(dayNumber(date) + days);

/** The first instant (epoch ms) of a local date. */
export const startOfDay = (date: string, timeZone: string): number =>
  midnightsOf(timeZone)(dayNumber(date)).reachedAt;

const dayNumber = (date: string): number => Date.parse(date) / DAY_MS;

/** 1970-01-01 was a Thursday. */
const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

/**
 * The instant (epoch ms) at which a day without a clock change begins, so that minutes can simply be added;
 * null for any other day, whose minutes are converted one by one.
 */
function evenMidnight(day: number, timeZone: string): number | null {
  const midnightOf = midnightsOf(timeZone);
  const { shown, reachedAt } = midnightOf(day);
  return shown && midnightOf(day + 1).reachedAt - reachedAt === DAY_MS ? reachedAt : null;
}

function evenDay(day: number, midnight: number): LocalDay {
  const at = (minute: number) => midnight + minute * MINUTE_MS;
  return { date: isoDate(day), weekday: weekdayOf(day), instantAt: at, reachedAt: at };
}

function changingDay(day: number, timeZone: string): LocalDay {
  return {
    date: isoDate(day),
    weekday: weekdayOf(day),
    instantAt: (minute) => {
      const { shown, reachedAt } = wallClock(day, minute, timeZone);
      return shown ? reachedAt : null;
    },
    reachedAt: (minute) => wallClock(day, minute, timeZone).reachedAt,
  };
}

interface Reached {
  /** Whether clocks show this minute, or skip it. */
  readonly shown: boolean;
  /** Epoch ms. */
  readonly reachedAt: number;
}

const MAX_ZONES = 100;
const MAX_DAYS = 1_000;
/** The current season, and what can be booked on both sides of a clock change. */
const MAX_SEASONS = 4;

/**
 * Drops the 14 characters of the time, not a fixed prefix: years beyond 9999 have six digits and a sign.
 */
const isoDate = remembered(MAX_DAYS, (day: number) => new Date(day * DAY_MS).toISOString().slice(0, -14));

/** Memoized: looking up a zone's offset takes longer than the rest of a search for free slots. */
const midnightsOf = remembered(MAX_ZONES, (timeZone: string) =>
  remembered(MAX_DAYS, (day: number) => wallClock(day, 0, timeZone)),
);

/** When clocks reach a minute of a date. */
function wallClock(day: number, minute: number, timeZone: string): Reached {
  const wanted = Temporal.PlainDate.from(isoDate(day)).toPlainDateTime().add({ minutes: minute });
  const found = wanted.toZonedDateTime(timeZone);
  if (found.toPlainDateTime().equals(wanted)) return { shown: true, reachedAt: found.epochMilliseconds };
  // The first skipped minute converts to the transition itself, which is not previous to itself.
  const jump = found.add({ nanoseconds: 1 }).getTimeZoneTransition('previous') ?? found;
  return { shown: false, reachedAt: jump.epochMilliseconds };
}

/** The zone's wall-clock time, encoded as if it were UTC (epoch ms). */
const shownAt = (instant: number, timeZone: string): number => instant + aheadOf(timeZone)(instant);

/** The time between two clock changes, in epoch ms; `until` is exclusive. */
interface Season {
  readonly from: number;
  readonly until: number;
  /** The offset from UTC. */
  readonly aheadMs: number;
}

const aheadOf = remembered(MAX_ZONES, (timeZone: string) => {
  let known: readonly Season[] = [];
  return (instant: number): number => {
    const season = known.find(({ from, until }) => instant >= from && instant < until);
    if (season) return season.aheadMs;
    const found = seasonAt(instant, timeZone);
    known = [found, ...known].slice(0, MAX_SEASONS);
    return found.aheadMs;
  };
});

function seasonAt(instant: number, timeZone: string): Season {
  const at = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
  // A transition is not previous to itself.
  const began = at.add({ nanoseconds: 1 }).getTimeZoneTransition('previous');
  return {
    from: began?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    until: at.getTimeZoneTransition('next')?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    aheadMs: at.offsetNanoseconds / 1_000_000,
  };
}
