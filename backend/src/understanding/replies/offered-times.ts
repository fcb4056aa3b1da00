import { copyOf } from '../../dialogue/copy/copy-of.ts';
import type { VisitorEvent } from '../../dialogue/events.ts';
import { clockInWords } from '../../dialogue/replies/dates.ts';
import type { Business } from '../../domain/business.ts';
import { type DayWish, type SlotWish, slotStart, type When } from '../../domain/slot.ts';
import { fitsDay, fitsTime, readingsOf } from '../../domain/slot-wish.ts';
import type { BookingRequestReader } from '../booking-request.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { PhraseBook, skip } from '../phrase-book.ts';
import { createCoreReader } from '../requests.ts';
import { type Said, withoutOtherZone } from '../said.ts';
import { cut, type Word, wordsOf } from '../utterance.ts';
import { type LocalTime, toLocalTime } from '../wishes/calendar.ts';
import type { WishReader } from '../wishes/read-wish.ts';
import { Scrap, wholeWords } from '../wishes/scrap.ts';
import { comingWeekday } from '../wishes/spoken-day.ts';

export interface OfferedTimesReader {
  /**
   * "The 3rd" is the third time or a day, and so is "a segunda" in Portuguese. It is a day if only some of
   * the times are on it, a time if all are; otherwise the visitor is asked. `chosen`: its meaning as a
   * position in the list.
   */
  dayOrPlace(said: Said, offered: readonly string[], chosen: VisitorEvent | null): VisitorEvent | null;
  /**
   * Settles which of two times is meant by what is offered: "10:30", where 22:30 can be booked, too, is the
   * one of them that is offered, and if both are, the one that is written like that.
   */
  asShown(event: VisitorEvent, said: Said, offered: readonly string[]): VisitorEvent;
  /** "Make it 11", "11 instead". */
  hourInstead(said: Said): VisitorEvent | null;
  /** Finds a time too early or too late. */
  isUntimely(said: Said): boolean;
  /** "Earlier", "any time": the first one that fits. */
  soonest(said: Said): VisitorEvent | null;
  read(said: Said, offered: readonly string[]): VisitorEvent | null;
}

/** A reply in words to offered times: one of them, or a wish for others. */
export function createOfferedTimesReader(
  business: Business,
  lexicon: Lexicon,
  readWish: WishReader,
  { besides }: BookingRequestReader,
): OfferedTimesReader {
  const phrases = (list: readonly string[]) => new PhraseBook<true>(lexicon.fillers).add(list, true);
  const earliest = phrases(lexicon.times.earliest);
  const middle = phrases(lexicon.times.middle);
  const ofDay = new PhraseBook<'first' | 'last' | 'only'>(lexicon.fillers)
    .add(lexicon.times.firstOfDay, 'first')
    .add(lexicon.times.lastOfDay, 'last')
    .add(lexicon.times.onlyOfDay, 'only');
  const anyTime = phrases([...lexicon.times.anyTime, ...lexicon.times.sooner]);
  const places = new PhraseBook<number>();
  for (const [phrase, place] of Object.entries(lexicon.times.places)) places.add([phrase], place);
  const markers = phrases([...lexicon.corrections.markers, ...lexicon.fillers]);
  const itIs = phrases(lexicon.corrections.itIs);
  const instead = phrases(lexicon.instead);
  const [at = ''] = lexicon.times.at.split('|');
  const [between = ''] = lexicon.times.between.split('|');
  const [and = ''] = lexicon.times.and.split('|');
  const hours = new RegExp(
    `^\\D*?(?<![\\d:.+])(\\d{1,2})\\s?(${lexicon.times.to})\\s?(\\d{1,2})(?![\\d:./%])\\D*$`,
    'u',
  );
  const asked = new Set([...lexicon.fillers, ...lexicon.times.isItFree]);
  const core = createCoreReader(lexicon);
  const tooEarly = wholeWords(lexicon.times.tooEarly);
  const tooLate = wholeWords(lexicon.times.tooLate);
  const says = (book: PhraseBook<true>, words: readonly Word[]) =>
    book.exact(words) !== null || book.exact(core(words)) !== null;

  function dayOrPlace(
    said: Said,
    offered: readonly string[],
    chosen: VisitorEvent | null,
  ): VisitorEvent | null {
    const picked = chosen ?? placed(said, offered);
    const reading = picked?.type === 'pickSlot' ? readWish(said.text, said.now) : null;
    if (reading?.kind !== 'wish' || besides(reading.rest).length > 0) return null;
    const { wish } = reading;
    const place = picked?.type === 'pickSlot' ? startOf(picked.slotId) : null;
    if (!place || wish.day === null || wish.time !== null || wish.or || wish.not) return null;
    const starts = offered.map(startOf).filter((start) => start !== null);
    if (starts.every((start) => isOn(wish.day, start))) return picked;
    if (starts.some((start) => isOn(wish.day, start))) return { type: 'wishSlot', wish };
    const day = dated(wish.day, said.now);
    return {
      type: 'wishSlot',
      wish: { day: null, time: null, either: [whenOf(place), { day, time: null }] },
    };
  }

  /** "A quinta" in Portuguese: Thursday, or the fifth one. */
  function placed({ words, view }: Said, offered: readonly string[]): VisitorEvent | null {
    const place = view.seen ? places.exact(words) : null;
    const slotId = place === null ? undefined : offered[place - 1];
    return slotId === undefined ? null : { type: 'pickSlot', slotId };
  }

  /** In the form that is shown when the visitor is asked which day is meant. */
  function dated(day: DayWish, now: number): DayWish {
    if (day.kind !== 'weekday') return day;
    const { date } = toLocalTime(business.timeZone, now);
    return { kind: 'date', date: comingWeekday(date, day.weekday).toString() };
  }

  const soonest = (said: Said): VisitorEvent | null =>
    says(anyTime, said.words) || isMadeOfAny(said)
      ? { type: 'wishSlot', wish: { day: null, time: null } }
      : null;

  /** "These are all too early for me" */
  function tooSoon(text: string): VisitorEvent | null {
    const { rest } = new Scrap(text);
    if (tooEarly.test(rest)) return { type: 'moreSlots' };
    return tooLate.test(rest) ? { type: 'wishSlot', wish: { day: null, time: null } } : null;
  }

  /** "Whatever works for you, I don't mind" */
  function isMadeOfAny({ text, words, now }: Said): boolean {
    if (words.length > MAX_WORDS_OF_ANY) return false;
    const found = anyTime.within(words);
    const others = words.filter(
      ({ start, end }) => !found.some((any) => start >= any.start && end <= any.end),
    );
    const isBare = others.every(({ key }) => lexicon.connectors.has(key) || lexicon.fillers.has(key));
    return found.length > 0 && isBare && readWish(text, now) === null;
  }

  function hourInstead(said: Said): VisitorEvent | null {
    if (!/\d/.test(said.text)) return null;
    const unmarked = skip(markers, said);
    const value = skip(itIs, unmarked);
    const back = instead.within(value.words).at(-1);
    const end = back && back.end === value.words.at(-1)?.end ? back.start : value.text.length;
    if (value === unmarked && end === value.text.length) return null;
    const reading = readHour(cut(value, 0, end).words, said.now);
    return reading?.kind === 'wish' ? { type: 'wishSlot', wish: reading.wish } : null;
  }

  function read(said: Said, offered: readonly string[]): VisitorEvent | null {
    const { text, words, now } = said;
    const [first] = offered;
    if (first !== undefined && says(earliest, words)) return { type: 'pickSlot', slotId: first };
    const inMiddle = offered.length % 2 === 1 ? offered[(offered.length - 1) / 2] : undefined;
    if (inMiddle !== undefined && says(middle, words)) return { type: 'pickSlot', slotId: inMiddle };
    const quick = soonest(said) ?? hourInstead(said);
    if (quick) return quick;
    const reading = readWish(withoutOtherZone(text), now) ?? readHour(words, now) ?? readHours(text, now);
    if (!reading) return tooSoon(text);
    if (reading.kind === 'invalid') return { type: 'invalid', reason: reading.reason };
    const picked = pickOfDay(reading.wish, reading.rest, offered);
    if (picked) return picked;
    const isUnsure = reading.wish.unsure === true || besides(reading.rest).length > 0;
    return pickOrWish(reading.wish, isUnsure, offered);
  }

  /** "The later one on Friday", or "the one on Friday" where it is the only one, of those that are offered. */
  function pickOfDay(wish: SlotWish, rest: string, offered: readonly string[]): VisitorEvent | null {
    if (wish.time !== null || wish.day === null || wish.or || wish.not || wish.either) return null;
    const [match] = ofDay.within(wordsOf(rest));
    const isAll = match && besides(rest.slice(0, match.start) + rest.slice(match.end)).length === 0;
    if (!isAll) return null;
    const onDay = offered.filter((id) => isOn(wish.day, startOf(id)));
    if (match.value === 'only' && onDay.length > 1) return null;
    const slotId = match.value === 'last' ? onDay.at(-1) : onDay[0];
    return slotId === undefined ? null : { type: 'pickSlot', slotId };
  }

  function asShown(event: VisitorEvent, said: Said, offered: readonly string[]): VisitorEvent {
    const readings = event.type === 'wishSlot' ? readingsOf(event.wish) : null;
    if (event.type !== 'wishSlot' || !readings) return event;
    const shown = readings.filter((reading) => offered.some((id) => isMeant(reading, startOf(id))));
    const meant = shown.length > 1 ? readings.find((reading) => isWritten(reading, said)) : shown[0];
    if (!meant || readings.some(({ time }) => time?.kind !== 'at')) return event;
    const { either: _, unsure = false, ...certain } = event.wish;
    return pickOrWish({ ...certain, ...meant }, unsure, offered);
  }

  /** American English shows `10:30 AM`, which nobody writes who leaves the half open. */
  function isWritten({ time }: When, { text, view }: Said): boolean {
    const { dateLocale } = copyOf(view.locale, business);
    const clock = text.replaceAll(HOURS_AND_MINUTES, '$1:$2');
    return time?.kind === 'at' && clock.includes(clockInWords(dateLocale, time.minute));
  }

  /** If not everything was understood, another time may be meant. */
  function pickOrWish(wish: SlotWish, unsure: boolean, offered: readonly string[]): VisitorEvent {
    if (unsure) return { type: 'wishSlot', wish: { ...wish, unsure: true } };
    const meant = offered.filter((id) => isMeant(wish, startOf(id)));
    const [only] = meant;
    return only !== undefined && meant.length === 1
      ? { type: 'pickSlot', slotId: only }
      : { type: 'wishSlot', wish };
  }

  /** "9" beyond the list, "1030", "is 11 ok?": an hour, because times are being discussed. */
  function readHour(words: readonly Word[], now: number): ReturnType<WishReader> {
    const [only, ...others] = words.filter(({ key }) => !asked.has(key));
    const [, hour, minutes = '00'] = (only && others.length === 0 && HOUR.exec(only.key)) || [];
    return hour === undefined ? null : readWish(`${at} ${hour}:${minutes}`, now);
  }

  /** "I can only do lunch breaks, 12 to 1": hours, because times are being discussed. */
  function readHours(text: string, now: number): ReturnType<WishReader> {
    const [, from, by = '', to] = hours.exec(new Scrap(text).rest) ?? [];
    // "10 to 2" may also be ten minutes to two.
    const isMinutes = Number(from) % 5 === 0 && /\p{L}/u.test(by);
    return from === undefined || isMinutes ? null : readWish(`${between} ${from} ${and} ${to}`, now);
  }

  function startOf(id: string): LocalTime | null {
    const start = slotStart(id);
    return start === null ? null : toLocalTime(business.timeZone, Date.parse(start));
  }

  const isUntimely = ({ text }: Said): boolean => tooSoon(text) !== null;

  return { asShown, dayOrPlace, hourInstead, isUntimely, soonest, read };
}

const MAX_WORDS_OF_ANY = 12;

const HOUR = /^(\d{1,2}?)(00|15|30|45)?$/;

/** `10.30`, `10h30` */
const HOURS_AND_MINUTES = /(\d)\s?[.h]\s?(\d{2})(?!\d)/g;

/** Only an exact time means a slot: "Friday morning" is a wish, even if only one slot fits. */
function isMeant(wish: SlotWish, start: LocalTime | null): boolean {
  if (start === null || wish.time?.kind !== 'at' || wish.or || wish.not || wish.either) return false;
  return fitsTime(wish.time, start.minute) && isOn(wish.day, start);
}

const whenOf = ({ date, minute }: LocalTime): When => ({
  day: { kind: 'date', date: date.toString() },
  time: { kind: 'at', minute },
});

const isOn = (day: DayWish | null, start: LocalTime | null): boolean =>
  start !== null && fitsDay(day, start.date.toString(), start.date.dayOfWeek);
