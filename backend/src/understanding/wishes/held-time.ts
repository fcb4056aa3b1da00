import type { TimeWords } from '../lexicon/lexicon.ts';
import type { LocalTime } from './calendar.ts';
import { anyOf, Scrap, wholeWords } from './scrap.ts';

/** A text with what it says beside the time that is held written out: "the same day", "an hour later". */
export type HeldTimeReader = (text: string, held: LocalTime) => string | null;

const DAY_END = 24 * 60;

export function createHeldTimeReader(words: TimeWords): HeldTimeReader {
  const [at = ''] = words.at.split('|');
  const [of = ''] = words.of.split('|');
  const monthOf = new Map(Object.entries(words.months).map(([name, month]) => [month, name]));
  const counts = { ...words.hours, ...words.dayNumbers };
  const count = `(?:(${words.half})|(\\d{1,3}|${anyOf(counts)})|(?:${words.one}))`;
  const moved = wholeWords(
    `${count}\\s+(?:(${words.hourUnit})|(?:${words.minuteUnit}))\\s+(?:(${words.laterBy})|(?:${words.earlierBy}))`,
  );
  const sameDay = wholeWords(words.sameDay);
  const sameTime = wholeWords(words.sameTime);
  const any = new RegExp([moved, sameDay, sameTime].map(({ source }) => source).join('|'), 'u');

  function minutesOf([, half, said = '1', hours]: RegExpExecArray): number {
    const units = half === undefined ? (counts[said] ?? Number(said)) : 0.5;
    return units * (hours === undefined ? 1 : 60);
  }

  /** So many figures in a row would be a phone number. */
  const dayInWords = ({ day, month }: LocalTime['date']): string =>
    `${day} ${of} ${monthOf.get(month) ?? ''}`;

  return (text, { date, minute }) => {
    const { rest } = new Scrap(text);
    if (!any.test(rest)) return null;
    const match = moved.exec(rest);
    if (match) {
      const shift = minutesOf(match) * (match[4] === undefined ? -1 : 1);
      const then = minute + shift;
      if (then < 0 || then >= DAY_END) return null;
      return rest.replace(moved, `${dayInWords(date)} ${at} ${clock(then)}`);
    }
    return rest.replace(sameDay, dayInWords(date)).replace(sameTime, `${at} ${clock(minute)}`);
  };
}

const clock = (minute: number): string =>
  `${Math.floor(minute / 60)}:${(minute % 60).toString().padStart(2, '0')}`;
