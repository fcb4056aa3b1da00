import { Temporal } from 'temporal-polyfill';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** One date in one zone; minutes count from local midnight by the clock on the wall, 0 to 1,440. */
export interface LocalDay {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** ISO number, Monday 1. */
  readonly weekday: number;
  /** The instant (epoch ms) at which clocks show this minute, the first one of two; null if they skip it. */
  instantAt(minute: number): number | null;
  /** The first instant (epoch ms) at which clocks show this minute or a later one. */
  reachedAt(minute: number): number;
}

/** The dates from `first` to `last` (`YYYY-MM-DD`, both included), one at a time. */
export function* localDays(first: string, last: string, timeZone: string): Generator<LocalDay> {
  const end = Temporal.PlainDate.from(last);
  let date = Temporal.PlainDate.from(first);
  let midnight = midnightOf(date, timeZone);
  while (Temporal.PlainDate.compare(date, end) <= 0) {
    const tomorrow = date.add({ days: 1 });
    const nextMidnight = midnightOf(tomorrow, timeZone);
    // Minutes may be added up only where no clock change lies between: others are converted one by one.
    const even = midnight.shown && nextMidnight.reachedAt - midnight.reachedAt === DAY_MS;
    yield even ? evenDay(date, midnight.reachedAt) : changingDay(date, timeZone);
    date = tomorrow;
    midnight = nextMidnight;
  }
}

function evenDay(date: Temporal.PlainDate, midnight: number): LocalDay {
  const at = (minute: number) => midnight + minute * MINUTE_MS;
  return { date: date.toString(), weekday: date.dayOfWeek, instantAt: at, reachedAt: at };
}

function changingDay(date: Temporal.PlainDate, timeZone: string): LocalDay {
  return {
    date: date.toString(),
    weekday: date.dayOfWeek,
    instantAt: (minute) => {
      const { shown, reachedAt } = wallClock(date, minute, timeZone);
      return shown ? reachedAt : null;
    },
    reachedAt: (minute) => wallClock(date, minute, timeZone).reachedAt,
  };
}

interface Reached {
  /** Whether clocks show it or jump over it. */
  readonly shown: boolean;
  /** Epoch ms. */
  readonly reachedAt: number;
}

const MIDNIGHTS_KEPT = 1_000;
const midnights = new Map<string, Reached>();

/** Remembered: to look up a zone's offset takes longer than the rest of a search for free slots. */
function midnightOf(date: Temporal.PlainDate, timeZone: string): Reached {
  const key = `${date.toString()} ${timeZone}`;
  const known = midnights.get(key);
  if (known) return known;
  if (midnights.size >= MIDNIGHTS_KEPT) midnights.clear();
  const midnight = wallClock(date, 0, timeZone);
  midnights.set(key, midnight);
  return midnight;
}

/** When clocks reach a minute of a date. */
function wallClock(date: Temporal.PlainDate, minute: number, timeZone: string): Reached {
  const wanted = date.toPlainDateTime().add({ minutes: minute });
  const found = wanted.toZonedDateTime(timeZone);
  if (found.toPlainDateTime().equals(wanted)) return { shown: true, reachedAt: found.epochMilliseconds };
  const jump = found.getTimeZoneTransition('previous') ?? found;
  return { shown: false, reachedAt: jump.epochMilliseconds };
}

/** The local date (`YYYY-MM-DD`) of an instant (epoch ms). */
export const localDate = (instant: number, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();

/** So many days after a local date. */
export const addDays = (date: string, days: number): string =>
  Temporal.PlainDate.from(date).add({ days }).toString();

/** The first instant (epoch ms) of a local date. */
export const startOfDay = (date: string, timeZone: string): number =>
  midnightOf(Temporal.PlainDate.from(date), timeZone).reachedAt;
