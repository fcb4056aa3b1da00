import type { VisitorEvent } from '../../dialogue/events.ts';
import type { Business } from '../../domain/business.ts';
import { type DayWish, type SlotWish, slotStart, type TimeWish } from '../../domain/slot.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { PhraseBook } from '../phrase-book.ts';
import { createCoreReader } from '../requests.ts';
import type { Said } from '../said.ts';
import { type LocalTime, toLocalTime } from '../wishes/calendar.ts';
import type { WishReader } from '../wishes/read-wish.ts';

export interface OfferedTimesReader {
  /** "The 3rd" is a day if one of the times is on it; otherwise it may be the third time. */
  dayOfMonth(said: Said, offered: readonly string[]): VisitorEvent | null;
  read(said: Said, offered: readonly string[]): VisitorEvent | null;
}

/** A reply in words to times that are offered: one of them, or a wish for others. */
export function createOfferedTimesReader(
  business: Business,
  lexicon: Lexicon,
  readWish: WishReader,
): OfferedTimesReader {
  const earliest = new PhraseBook<true>(lexicon.fillers).add(lexicon.times.earliest, true);
  const anyTime = new PhraseBook<true>(lexicon.fillers).add(lexicon.times.anyTime, true);
  const ordinal = new RegExp(`\\d(?:${lexicon.times.ordinalSuffix})$`, 'i');
  const core = createCoreReader(lexicon);

  function dayOfMonth({ text, now }: Said, offered: readonly string[]): VisitorEvent | null {
    if (!ordinal.test(text)) return null;
    const reading = readWish(text, now);
    if (reading?.kind !== 'wish') return null;
    const { wish } = reading;
    const isOffered = offered.map(startOf).some((start) => start !== null && isOn(wish.day, start));
    return isOffered ? { type: 'wishSlot', wish } : null;
  }

  function read({ text, words, now }: Said, offered: readonly string[]): VisitorEvent | null {
    const is = (phrases: PhraseBook<true>) => phrases.exact(words) ?? phrases.exact(core(words));
    const [first] = offered;
    if (is(earliest) && first !== undefined) return { type: 'pickSlot', slotId: first };
    if (is(anyTime)) return { type: 'wishSlot', wish: { day: null, time: null } };
    const reading = readWish(text, now) ?? readBareHour(text, now);
    if (!reading) return null;
    if (reading.kind === 'unwanted') return { type: 'moreSlots' };
    if (reading.kind === 'invalid') return { type: 'invalid', reason: reading.reason };
    const meant = offered.filter((id) => isMeant(reading.wish, startOf(id)));
    const [only] = meant;
    return only !== undefined && meant.length === 1
      ? { type: 'pickSlot', slotId: only }
      : { type: 'wishSlot', wish: reading.wish };
  }

  /** "9" beyond the list, or "9-ish": an hour, now that times are what is asked for. */
  function readBareHour(text: string, now: number): ReturnType<WishReader> {
    const [at] = lexicon.times.at.split('|');
    return /^\d{1,2}$/.test(text.normalize('NFKC')) ? readWish(`${at} ${text}`, now) : null;
  }

  function startOf(id: string): LocalTime | null {
    const start = slotStart(id);
    return start === null ? null : toLocalTime(business.timeZone, Date.parse(start));
  }

  return { dayOfMonth, read };
}

/** Only an exact time means a slot: "Friday morning" is a wish, even if but one is left. */
function isMeant({ day, time }: SlotWish, start: LocalTime | null): boolean {
  return start !== null && isAt(time, start.minute) && isOn(day, start);
}

const isAt = (time: TimeWish | null, minute: number): boolean =>
  time?.kind === 'at' && time.minute === minute;

function isOn(day: DayWish | null, { date }: LocalTime): boolean {
  switch (day?.kind) {
    case undefined:
      return true;
    case 'date':
      return day.date === date.toString();
    case 'weekday':
      return day.weekday === date.dayOfWeek;
    case 'range':
      return day.from <= date.toString() && date.toString() <= day.to;
  }
}
