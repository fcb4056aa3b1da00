import type { VisitorEvent } from '../dialogue/events.ts';
import type { Business, Service } from '../domain/business.ts';
import type { SlotWish } from '../domain/slot.ts';
import { saysDay } from '../domain/slot-wish.ts';
import type { VolunteeredReader } from './answers/volunteered.ts';
import type { Lexicon } from './lexicon/lexicon.ts';
import { PhraseBook } from './phrase-book.ts';
import { createCoreReader, isNegated } from './requests.ts';
import type { Said } from './said.ts';
import { type Utterance, type Word, wordsOf } from './utterance.ts';
import type { WishReader } from './wishes/read-wish.ts';

type Book = Extract<VisitorEvent, { type: 'book' }>;

export type BookingRequestReader = ReturnType<typeof createBookingRequestReader>;

/** Reads requests to book, with everything else the sentence says: a service, a time, answers. */
export function createBookingRequestReader(
  business: Business,
  lexicon: Lexicon,
  readWish: WishReader,
  readVolunteered: VolunteeredReader,
) {
  const { booking, fillers } = lexicon;
  const services = serviceBook(business, lexicon);
  const requests = new PhraseBook<true>(fillers)
    .add([...booking.alone, ...booking.within], true)
    .add([business.booking.label, ...business.booking.synonyms], true);
  const wanted = wantedBook(business, lexicon);
  const another = anotherBook(business, lexicon);
  const verbs = new PhraseBook<true>(fillers).add(booking.verbs, true);
  const availability = new PhraseBook<true>(fillers).add(booking.availability, true);
  const meet = new PhraseBook<true>(fillers).add(booking.meet, true);
  const wants = new PhraseBook<true>(fillers).add(booking.wishes, true);
  const mustI = new PhraseBook<true>().add(booking.mustI, true);
  const howTo = new PhraseBook<true>().add(booking.howTo, true);
  const core = createCoreReader(lexicon);
  const says = ({ key }: Word) => !lexicon.connectors.has(key) && !fillers.has(key);

  /** The only service that is named. With two, neither can be assumed, unless one is ruled out. */
  function serviceIn(words: readonly Word[]): string | null {
    const wanted = services.within(words).filter(({ start }) => !isNegated(words, start, lexicon, 2));
    const ids = new Set(wanted.map(({ value }) => value));
    return business.services.find((service) => isAllOf(service, ids))?.id ?? null;
  }

  /** "A cut and a beard trim" is one service if its name contains both. */
  function isAllOf({ id, label }: Service, named: ReadonlySet<string>): boolean {
    const words = new Set(wordsOf(label).map(({ key }) => key));
    const isIn = (other: string) => {
      const whole = business.services.find((one) => one.id === other)?.label ?? '';
      return wordsOf(whole).every(({ key }) => words.has(key));
    };
    return named.has(id) && [...named].every((other) => other === id || isIn(other));
  }

  function details(said: Said): Book {
    const { answers } = readVolunteered(said, null, {});
    return { type: 'book', serviceId: serviceIn(said.words), answers, wish: wishIn(said.text, said.now) };
  }

  function wishIn(text: string, now: number): SlotWish | null {
    const reading = readWish(text, now);
    return reading?.kind === 'wish' ? reading.wish : null;
  }

  /** Names a day; a question must also name a time, since it may merely ask about the day. */
  function saysWhen({ text, now, isQuestion }: Said): boolean {
    const wish = wishIn(text, now);
    return wish !== null && saysDay(wish) && (!isQuestion || wish.time !== null);
  }

  /** The words other than a time, a service and fillers. */
  function besides(text: string): readonly Word[] {
    const words = wordsOf(text);
    const named = services.within(words);
    return words.filter(
      (word) => says(word) && !named.some(({ start, end }) => word.start >= start && word.end <= end),
    );
  }

  return {
    details,
    besides,

    /** "When can we meet?" */
    asksAvailability: ({ words }: Utterance): boolean => availability.within(words).length > 0,

    /** Wants something, or asks whether it is available. */
    isWanted: ({ words }: Utterance): boolean =>
      wants.within(words).length > 0 ||
      availability.within(words).length > 0 ||
      wanted.within(words).length > 0,

    /** Says that something is to be booked. */
    isRequest: ({ words }: Utterance): boolean => wanted.within(words).length > 0,

    /** "Can we meet?" */
    meeting: (said: Said): Book | null => (meet.within(said.words).length > 0 ? details(said) : null),

    /** Only a request to book, at most with a service and a time. */
    whole(said: Said): Book | null {
      const words = core(said.words);
      if (requests.exact(said.words) || requests.exact(words)) return details(said);
      const how = howTo.atStart(said.words);
      const verb = verbs.atStart(how ? said.words.filter(({ start }) => start >= how.end) : words);
      if (!verb) return null;
      const rest = said.text.slice(verb.end);
      const reading = readWish(rest, said.now);
      return besides(reading?.rest ?? rest).length === 0 ? details(said) : null;
    },

    /** A request to book within a longer sentence. */
    within(said: Said): Book | null {
      const { words, text, now } = said;
      if (text.endsWith('?') && mustI.within(words).length > 0) return null;
      const request = wanted.within(words)[0];
      if (request && !isNegated(words, request.start, lexicon)) return details(said);
      if (availability.within(words).length > 0 && readWish(text, now)?.kind === 'wish') return details(said);
      if (verbs.atStart(core(words)) && readWish(text, now)?.kind === 'wish') return details(said);
      return serviceIn(words) !== null && saysWhen(said) ? details(said) : null;
    },

    /** "We want to see the product next week": only partly understood. */
    wantsDay(said: Said): Book | null {
      if (said.isQuestion || wants.within(said.words).length === 0 || !saysWhen(said)) return null;
      const book = details(said);
      return { ...book, wish: book.wish && { ...book.wish, unsure: true } };
    },

    /** "Another haircut on Friday at 3" */
    another(said: Said): Book | null {
      const [match] = another.within(said.words);
      return match && !isNegated(said.words, match.start, lexicon) ? details(said) : null;
    },

    /** A time, a service or both, and nothing else: "haircut tomorrow at 3". */
    implied(said: Said): VisitorEvent | null {
      const reading = readWish(said.text, said.now);
      if (!reading || besides(reading.rest).length > 0) return null;
      return reading.kind === 'wish' ? details(said) : { type: 'invalid', reason: reading.reason };
    },

    /** A day within a longer sentence that contains no other number; the wish is then marked as unsure. */
    dayIn(said: Said): SlotWish | null {
      const reading = readWish(said.text, said.now);
      if (reading?.kind !== 'wish' || !saysDay(reading.wish) || /\d/.test(reading.rest)) return null;
      return besides(reading.rest).length === 0 ? reading.wish : { ...reading.wish, unsure: true };
    },

    /** The wish, if the text says nothing else. */
    wishOnly(text: string, now: number): SlotWish | null {
      const reading = readWish(text, now);
      return reading?.kind === 'wish' && besides(reading.rest).length === 0 ? reading.wish : null;
    },

    /** Only a service, by its name. */
    named(said: Said): Book | null {
      const id = services.exact(said.words) ?? services.exact(core(said.words));
      return id === null ? null : { ...details(said), serviceId: id };
    },

    /** The service that the message names and does not rule out. */
    service({ words }: Pick<Utterance, 'words'>): string | null {
      const [match] = services.within(words);
      return match && !isNegated(words, match.start, lexicon) ? serviceIn(words) : null;
    },
  };
}

function serviceBook(business: Business, { fillers, booking }: Lexicon): PhraseBook<string> {
  const book = new PhraseBook<string>(new Set([...fillers, ...booking.qualities]));
  for (const { id, label, synonyms } of business.services) {
    const names = [label, ...synonyms];
    book.add(names, id).add(names.map(plural), id);
  }
  return book;
}

/** As all our languages make it of most words. */
const plural = (name: string): string => `${name}s`;

function anotherBook(
  { services, booking: { label } }: Business,
  { booking, fillers }: Lexicon,
): PhraseBook<true> {
  const names = [
    ...services.flatMap((service) => [service.label, ...service.synonyms]),
    label,
    ...booking.alone,
  ];
  const phrases = names.flatMap((name) => booking.another.map((more) => `${more} ${name}`));
  return new PhraseBook<true>(fillers).add(phrases, true);
}

/** "I want to book", and "book a …", "get a …" with each service's name. */
function wantedBook(business: Business, { booking, fillers }: Lexicon): PhraseBook<true> {
  const book = new PhraseBook<true>(new Set([...fillers, ...booking.qualities]))
    .add(booking.within, true)
    .add([business.booking.label], true);
  for (const { label, synonyms } of business.services) {
    for (const name of [label, ...synonyms]) {
      book.add(
        [...booking.verbs, ...booking.wants].map((verb) => `${verb} ${name}`),
        true,
      );
    }
  }
  return book;
}
