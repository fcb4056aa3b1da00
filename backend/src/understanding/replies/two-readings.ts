import { copyOf } from '../../dialogue/copy/copy-of.ts';
import type { VisitorEvent } from '../../dialogue/events.ts';
import { clockInWords, clockTime } from '../../dialogue/replies/dates.ts';
import type { Business } from '../../domain/business.ts';
import type { When } from '../../domain/slot.ts';
import { mayMeet, readingsOf } from '../../domain/slot-wish.ts';
import type { BookingRequestReader } from '../booking-request.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { PhraseBook } from '../phrase-book.ts';
import { createCoreReader } from '../requests.ts';
import type { Said } from '../said.ts';
import type { WishReader } from '../wishes/read-wish.ts';
import type { OfferedTimesReader } from './offered-times.ts';

/** Two readings of a wish, in the order shown. */
type Readings = readonly [When, When];

/** A reply to "Which one do you mean?" */
export interface TwoReadingsReader {
  /** One of them in words that say nothing else: "the later one", "pm", "either". */
  chosen(said: Said, asked: Readings): VisitorEvent | null;
  /** The same once more means the one that is written like that: below `10:00` and `22:00`, "10" is 10:00. */
  settled(event: VisitorEvent, said: Said, asked: Readings): VisitorEvent;
}

export function createTwoReadingsReader(
  business: Business,
  lexicon: Lexicon,
  readWish: WishReader,
  { besides }: BookingRequestReader,
  { soonest }: OfferedTimesReader,
): TwoReadingsReader {
  const core = createCoreReader(lexicon);
  const places = new PhraseBook<'first' | 'last'>(lexicon.fillers)
    .add([...lexicon.times.firstOfDay, ...lexicon.times.earliest], 'first')
    .add(lexicon.times.lastOfDay, 'last');
  const weekdays = new PhraseBook<number>();
  for (const [phrase, place] of Object.entries(lexicon.times.places)) weekdays.add([phrase], place);

  function chosen(said: Said, asked: Readings): VisitorEvent | null {
    const [first, last] = asked;
    const place = places.exact(said.words) ?? places.exact(core(said.words));
    if (place === 'last') return { type: 'wishSlot', wish: last };
    if (place === 'first' || soonest(said)) return { type: 'wishSlot', wish: first };
    const meant = ofHalf(said, asked) ?? placed(said, asked);
    return meant && { type: 'wishSlot', wish: meant };
  }

  /** "Pm" alone is no time, but "10:00 pm" is. */
  function ofHalf({ text, now }: Said, asked: Readings): When | null {
    const [{ time }] = asked;
    if (time?.kind !== 'at') return null;
    const reading = readWish(`${clockOfHalf(time.minute)} ${text}`, now);
    if (reading?.kind !== 'wish' || besides(reading.rest).length > 0) return null;
    if (reading.wish.day !== null || reading.wish.not) return null;
    return asked.find((one) => isSameTime(one, reading.wish)) ?? null;
  }

  /** "A segunda" in Portuguese is Monday, too, which says nothing where both are on one day. */
  function placed({ words }: Said, asked: Readings): When | null {
    const place = mayMeet(...asked) ? weekdays.exact(words) : null;
    return place === null ? null : (asked[place - 1] ?? null);
  }

  function settled(event: VisitorEvent, { view }: Said, asked: Readings): VisitorEvent {
    const readings = event.type === 'wishSlot' ? readingsOf(event.wish) : null;
    const isRepeated = readings?.every((one) =>
      asked.some((other) => isSameTime(one, other) && mayMeet(one, other)),
    );
    if (!isRepeated || isSameTime(...asked)) return event;
    const { dateLocale } = copyOf(view.locale, business);
    const written = asked.find(({ time }) => time?.kind === 'at' && isAsSaid(time.minute, dateLocale));
    return written ? { type: 'wishSlot', wish: written } : event;
  }

  return { chosen, settled };
}

const HALF_DAY = 12 * 60;

/** `8:30` for 20:30, unlike `08:30`, which is of the morning. */
const clockOfHalf = (minute: number): string => clockTime(minute % HALF_DAY || HALF_DAY).replace(/^0/, '');

/** An hour that may be of either half is 1 to 12. American English writes both alike. */
const isAsSaid = (minute: number, locale: string): boolean =>
  minute >= 60 && minute < HALF_DAY + 60 && clockInWords(locale, minute) === clockTime(minute);

const isSameTime = (one: When, other: When): boolean =>
  one.time?.kind === 'at' && other.time?.kind === 'at' && one.time.minute === other.time.minute;
