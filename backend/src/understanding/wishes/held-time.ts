import type { TimeWords } from '../lexicon/time-words.ts';
import type { LocalTime } from './calendar.ts';
import { anyOf, Scrap, wholeWords } from './scrap.ts';

/** Rewrites what a text says relative to the held time: "the same day", "an hour later". */
export type HeldTimeReader = (text: string, held: LocalTime) => string | null;

/** `sign`: whether it is postponed or brought forward. */
interface Move {
  readonly pattern: RegExp;
  readonly sign: 1 | -1;
}

const DAY_END = 24 * 60;

export function createHeldTimeReader(words: TimeWords): HeldTimeReader {
  const [at = ''] = words.at.split('|');
  const [of = ''] = words.of.split('|');
  const monthOf = new Map(Object.entries(words.months).map(([name, month]) => [month, name]));
  const counts = { ...words.hours, ...words.dayNumbers };
  const count = `(?:(${words.half})|(\\d{1,3}|${anyOf(counts)})|(?:${words.one}))`;
  const unit = `(?:(${words.weekUnit})|(${words.dayUnit})|(${words.hourUnit})|(?:${words.minuteUnit}))`;
  const by = `${count}\\s+${unit}`;
  const moves: readonly Move[] = [
    { pattern: wholeWords(`${by}\\s+(?:${words.laterBy})`), sign: 1 },
    { pattern: wholeWords(`${by}\\s+(?:${words.earlierBy})`), sign: -1 },
    { pattern: wholeWords(`(?:${words.putOffBy})\\s+${by}`), sign: 1 },
    { pattern: wholeWords(`(?:${words.broughtForwardBy})\\s+${by}`), sign: -1 },
  ];
  const sameDay = wholeWords(words.sameDay);
  const sameTime = wholeWords(words.sameTime);
  const dayAfter = wholeWords(words.dayAfter);
  const tomorrow = wholeWords(
    anyOf(Object.keys(words.nearDays).filter((said) => words.nearDays[said] === 1)),
  );
  const anySame = new RegExp([sameDay, sameTime, dayAfter].map(({ source }) => source).join('|'), 'u');
  // A cheap check before the expensive patterns.
  const anyUnit = wholeWords([words.weekUnit, words.dayUnit, words.hourUnit, words.minuteUnit].join('|'));
  const moveIn = (text: string): Move | undefined =>
    anyUnit.test(text) ? moves.find(({ pattern }) => pattern.test(text)) : undefined;

  /** "Two days later", "half an hour earlier" */
  function movedBy(match: RegExpExecArray, sign: 1 | -1, { date, minute }: LocalTime): LocalTime | null {
    const [, half, said = '1', weeks, days, hours] = match;
    const units = (half === undefined ? (counts[said] ?? Number(said)) : 0.5) * sign;
    if (weeks !== undefined || days !== undefined) {
      const moved = Math.trunc(units) * (days === undefined ? 7 : 1);
      return { date: date.add({ days: moved }), minute };
    }
    const then = minute + units * (hours === undefined ? 1 : 60);
    return then < 0 || then >= DAY_END ? null : { date, minute: then };
  }

  /** In words, because so many figures in a row would look like a phone number. */
  const dayInWords = ({ day, month }: LocalTime['date']): string =>
    `${day} ${of} ${monthOf.get(month) ?? ''}`;

  return (text, held) => {
    const { rest } = new Scrap(text);
    const move = moveIn(rest);
    if (!move && !anySame.test(rest)) return null;
    const match = move ? move.pattern.exec(rest) : null;
    // "Not tomorrow, the day after" counts from another day.
    if (!match && dayAfter.test(rest)) {
      if (tomorrow.test(rest)) return null;
      const day = dayInWords(held.date.add({ days: 1 }));
      return rest.replace(dayAfter, day).replace(sameTime, `${at} ${clock(held.minute)}`);
    }
    const then = move && match ? movedBy(match, move.sign, held) : held;
    if (then === null) return null;
    const [day, time] = [dayInWords(then.date), `${at} ${clock(then.minute)}`];
    if (move) return rest.replace(move.pattern, `${day} ${time}`).replace(sameTime, '');
    return rest.replace(sameDay, day).replace(sameTime, time);
  };
}

const clock = (minute: number): string =>
  `${Math.floor(minute / 60)}:${(minute % 60).toString().padStart(2, '0')}`;
