import { type DayWish, PARTS_OF_DAY, type SlotWish, type TimeWish, type When } from './slot.ts';

// ISO dates compare as text.

export function fitsDay(day: DayWish | null, date: string, weekday: number): boolean {
  switch (day?.kind) {
    case undefined:
      return true;
    case 'date':
      return day.date === date;
    case 'weekday':
      return day.weekday === weekday;
    case 'range':
      return day.from <= date && date <= day.to;
  }
}

export function fitsTime(time: TimeWish | null, minute: number): boolean {
  if (time === null) return true;
  const { from, to } = minutesOf(time);
  return minute >= from && minute < to;
}

type Whens = readonly [When, ...When[]];

const ANY: When = { day: null, time: null };

/** All acceptable alternatives. */
export const whensOf = (wish: SlotWish | null): Whens =>
  wish ? [{ day: wish.day, time: wish.time }, ...(wish.or ?? [])] : [ANY];

/** The first and last acceptable date; null if there is no such bound. */
export function wishedDates(wish: SlotWish | null): {
  readonly from: string | null;
  readonly to: string | null;
} {
  const days = whensOf(wish).flatMap(({ day }) =>
    day === null || day.kind === 'weekday' ? [] : [datesOf(day)],
  );
  if (days.length < whensOf(wish).length) return { from: null, to: null };
  return {
    from: days.map(({ from }) => from).reduce((one, other) => (one < other ? one : other)),
    to: days.map(({ to }) => to).reduce((one, other) => (one > other ? one : other)),
  };
}

/** Whether the wish names a single time, which can be held without asking again. */
export const isExact = (wish: SlotWish | null): boolean =>
  wish?.day?.kind === 'date' &&
  wish.time?.kind === 'at' &&
  wish.or === undefined &&
  wish.either === undefined &&
  wish.unsure === undefined;

/** Only the newest exclusions are kept. */
const MAX_RULED_OUT = 6;

/**
 * Merges a new wish into the known one: "Friday" and then "in the morning" is Friday morning. The newest
 * word wins: an excluded time is no longer wished for, and a wished time no longer excluded. Null if
 * nothing is left, so that any time will do.
 */
export function mergeWish(known: SlotWish | null, said: SlotWish): SlotWish | null {
  if (isAny(said)) return null;
  if (said.either) return { ...mergePlain(known, said), either: said.either };
  return known?.either ? mergeAnswer(known, known.either, said) : mergePlain(known, said);
}

/**
 * Merges what is said after an ambiguous wish: it may settle which reading is meant, or resolve only a
 * part, or speak of something else and leave the ambiguity as it was.
 */
function mergeAnswer(known: SlotWish, either: readonly [When, When], said: SlotWish): SlotWish {
  const possible = either.filter((when) => covers(said, when) && !said.not?.some((not) => covers(not, when)));
  // "From 10 on" covers "from 22 on", and still is one of the two.
  const named = possible.filter((when) => isSame(said, filled(when, known)));
  const [meant, ...others] = named.length > 0 ? named : possible;
  if (meant && others.length > 0) return { ...known, ...(said.unsure && { unsure: said.unsure }) };
  if (meant) return mergePlain(known, { ...said, ...meant });
  const [one, other] = [inDoubt(either[0], said), inDoubt(either[1], said)];
  const merged = mergePlain(known, said);
  return isSame(one, other) ? merged : { ...merged, either: [one, other] };
}

/** The part of a reading that is still ambiguous. */
const inDoubt = ({ day, time }: When, said: When): When => ({
  day: said.day === null ? day : null,
  time: said.time === null ? time : null,
});

const isSame = (one: When, other: When): boolean => covers(one, other) && covers(other, one);

/**
 * The two possible readings of an ambiguous wish, completed with its certain part; null if it is
 * unambiguous.
 */
export function readingsOf(wish: SlotWish | null): readonly [When, When] | null {
  if (!wish?.either || wish.or) return wish?.either ?? null;
  const [one, other] = wish.either;
  return [filled(one, wish), filled(other, wish)];
}

/** Whether it names a day, even an ambiguous one. */
export const saysDay = ({ day, either }: SlotWish): boolean =>
  day !== null || either?.some((when) => when.day !== null) === true;

/** Whether it only excludes times. */
export const onlyRulesOut = ({ day, time, either }: SlotWish): boolean =>
  day === null && time === null && either === undefined;

/** The wish without its ambiguous part; null if nothing is left. */
export function certainOf(wish: SlotWish | null): SlotWish | null {
  if (!wish) return null;
  const { either: _, ...certain } = wish;
  return isAny(certain) ? null : certain;
}

const filled = (when: When, { day, time }: When): When => ({
  day: when.day ?? day,
  time: when.time ?? time,
});

function mergePlain(known: SlotWish | null, said: SlotWish): SlotWish {
  const [when, ...or] = narrowed(left(known, said.not ?? []), said);
  const earlier = (known?.not ?? []).filter((not) => ![when, ...or].some((one) => covers(not, one)));
  const not = [...earlier, ...(said.not ?? [])].slice(-MAX_RULED_OUT);
  return {
    ...when,
    ...(or.length > 0 && { or }),
    ...(not.length > 0 && { not }),
    ...(said.unsure && { unsure: said.unsure }),
  };
}

/**
 * What remains of a wish after exclusions: of several alternatives those not excluded, of a single one the
 * part not excluded.
 */
function left(known: SlotWish | null, not: readonly When[]): Whens {
  const [first, ...others] = whensOf(known).filter((when) => !not.some((one) => covers(one, when)));
  return first ? [first, ...others] : [not.reduce(dropped, whensOf(known)[0])];
}

/** A newly named day replaces earlier ones; a time alone applies to each of them. */
function narrowed(kept: Whens, said: SlotWish): Whens {
  const [first, ...others] = kept;
  if (said.or) return [filled(said, first), ...said.or.map((when) => filled(when, first))];
  const rest = said.day === null ? others : [];
  return [filled(said, first), ...rest.map((when) => filled(said, when))];
}

const isAny = (wish: SlotWish): boolean => onlyRulesOut(wish) && wish.not === undefined;

/**
 * Drops the parts that the exclusion names if it covers the whole wish; otherwise leaves the wish as it is.
 */
const dropped = (wish: When, not: When): When =>
  covers(not, wish)
    ? { day: not.day === null ? wish.day : null, time: not.time === null ? wish.time : null }
    : wish;

/** False if the exclusion concerns another day and need not be mentioned. */
export function mayMeet(one: When, other: When): boolean {
  if (one.day?.kind === 'weekday' && other.day?.kind === 'weekday')
    return one.day.weekday === other.day.weekday;
  if (one.day?.kind === 'date' && other.day?.kind === 'date') return one.day.date === other.day.date;
  return true;
}

/** Whether every time that fits `when` also fits `wider`. */
const covers = (wider: When, when: When): boolean =>
  coversDay(wider.day, when.day) && coversTime(wider.time, when.time);

function coversDay(wider: DayWish | null, day: DayWish | null): boolean {
  if (wider === null) return true;
  if (day === null) return false;
  if (day.kind === 'weekday') return wider.kind === 'weekday' && wider.weekday === day.weekday;
  if (wider.kind === 'weekday') return day.kind === 'date' && weekdayOf(day.date) === wider.weekday;
  const { from, to } = datesOf(day);
  const bounds = datesOf(wider);
  return bounds.from <= from && to <= bounds.to;
}

function coversTime(wider: TimeWish | null, time: TimeWish | null): boolean {
  if (wider === null) return true;
  if (time === null) return false;
  const bounds = minutesOf(wider);
  const { from, to } = minutesOf(time);
  return bounds.from <= from && to <= bounds.to;
}

function minutesOf(time: TimeWish): { readonly from: number; readonly to: number } {
  switch (time.kind) {
    case 'part':
      return PARTS_OF_DAY[time.part];
    case 'at':
      return { from: time.minute, to: time.minute + 1 };
    case 'range':
      return time;
  }
}

const datesOf = (day: Exclude<DayWish, { kind: 'weekday' }>) =>
  day.kind === 'date' ? { from: day.date, to: day.date } : day;

/** Monday is 1. */
const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
