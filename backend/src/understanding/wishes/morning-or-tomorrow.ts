import type { When } from '../../domain/slot.ts';
import type { TimeWords } from '../lexicon/time-words.ts';
import type { Here, LocalTime } from './calendar.ts';
import { anyOf, wholeWords } from './scrap.ts';
import { type Judged, NO_WISH } from './settle-wish.ts';
import { comingWeekday } from './spoken-day.ts';

type Reading = { readonly rest: string } & Judged;
type Read = (text: string, now: Here) => Reading | null;

/**
 * Handles a word for tomorrow that also means morning, such as "mañana". If only the morning fits the rest
 * of the text ("mañana o tarde"), it means that, marked as unsure; next to a day other than tomorrow ("el
 * martes mañana") it is ambiguous.
 */
export function eitherMorning(words: TimeWords, read: Read): Read {
  const tomorrow = wholeWords(words.alsoMorning);
  const weekday = wholeWords(anyOf(words.weekdays));
  const part = `(?:${anyOf(Object.values(words.parts).flat())})`;
  const besidePart = wholeWords(
    `(?:${words.alsoMorning})\\s(?:${words.or}|${words.and})\\s${part}|${part}\\s(?:${words.or}|${words.and})\\s(?:${words.alsoMorning})`,
  );
  const [morning = ''] = words.parts.morning;

  function asMorning(text: string, now: Here): Reading | null {
    const reading = read(text.replace(tomorrow, morning), now);
    return reading?.kind === 'wish' ? { ...reading, wish: { ...reading.wish, unsure: true } } : reading;
  }

  function either(text: string, now: Here): Reading | null {
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

/** With its date, in the form shown when the visitor is asked which one is meant. */
const onOneDay = ({ day, time }: When, { date }: LocalTime): When => ({
  day: day?.kind === 'weekday' ? { kind: 'date', date: comingWeekday(date, day.weekday).toString() } : day,
  time,
});
