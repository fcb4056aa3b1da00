import type { When } from '../../domain/slot.ts';
import type { TimeWords } from '../lexicon/lexicon.ts';
import type { LocalTime } from './calendar.ts';
import { anyOf, wholeWords } from './scrap.ts';
import { type Judged, NO_WISH } from './settle-wish.ts';
import { comingWeekday } from './spoken-day.ts';

type Reading = { readonly rest: string } & Judged;
type Read = (text: string, now: LocalTime) => Reading | null;

/**
 * A word for tomorrow that is also the morning, as "mañana" is: where only the morning goes with the rest of the text
 * ("mañana o tarde") it is that, and unsure; beside another day than tomorrow ("el martes mañana") it may be either.
 */
export function eitherMorning(words: TimeWords, read: Read): Read {
  const tomorrow = wholeWords(words.alsoMorning);
  const weekday = wholeWords(anyOf(words.weekdays));
  const part = `(?:${anyOf(Object.values(words.parts).flat())})`;
  const besidePart = wholeWords(
    `(?:${words.alsoMorning})\\s(?:${words.or}|${words.and})\\s${part}|${part}\\s(?:${words.or}|${words.and})\\s(?:${words.alsoMorning})`,
  );
  const [morning = ''] = words.parts.morning;

  function asMorning(text: string, now: LocalTime): Reading | null {
    const reading = read(text.replace(tomorrow, morning), now);
    return reading?.kind === 'wish' ? { ...reading, wish: { ...reading.wish, unsure: true } } : reading;
  }

  function either(text: string, now: LocalTime): Reading | null {
    const thatMorning = read(text.replace(tomorrow, morning), now);
    const other = read(text.replace(weekday, ' '), now);
    if (thatMorning?.kind !== 'wish' || other?.kind !== 'wish') return null;
    const readings: [When, When] = [onOneDay(thatMorning.wish, now), onOneDay(other.wish, now)];
    return { kind: 'wish', wish: { ...NO_WISH, either: readings }, rest: thatMorning.rest };
  }

  return (text, now) => {
    if (!tomorrow.test(text)) return read(text, now);
    if (besidePart.test(text)) return asMorning(text, now);
    const reading = read(text, now);
    const isContrary = reading?.kind === 'invalid' && reading.reason === 'wrongWeekday';
    return (isContrary ? either(text, now) : null) ?? reading;
  };
}

/** With its date, as it is shown when it is asked which one is meant. */
const onOneDay = ({ day, time }: When, { date }: LocalTime): When => ({
  day: day?.kind === 'weekday' ? { kind: 'date', date: comingWeekday(date, day.weekday).toString() } : day,
  time,
});
