import type { KnowledgeReader } from '../assistant/knowledge/knowledge-reader.ts';
import type { Business } from '../domain/business.ts';
import type { SlotWish } from '../domain/slot.ts';
import { createAnswerReaders } from './answers/answer-readers.ts';
import { createCountedReader } from './answers/counted.ts';
import { createLabelledReader } from './answers/labelled.ts';
import { createNameReader } from './answers/name.ts';
import { createVolunteeredReader } from './answers/volunteered.ts';
import { createAssentReader } from './assent.ts';
import { createBookingRequestReader } from './booking-request.ts';
import { createIntentReader } from './business-intents.ts';
import { createClauseSplitter } from './clauses.ts';
import { createCorrectionReader } from './corrections/correction.ts';
import { createQuestionReader } from './knowledge-questions.ts';
import type { Lexicon } from './lexicon/lexicon.ts';
import { combine } from './lexicon/list.ts';
import { createNearWordsReader } from './near-words.ts';
import { createOptionReader } from './options.ts';
import { PhraseBook, skip } from './phrase-book.ts';
import { createQuestionParter } from './question-beside.ts';
import { createOfferedTimesReader } from './replies/offered-times.ts';
import { createTwoReadingsReader } from './replies/two-readings.ts';
import { createCoreReader, createRequestReader } from './requests.ts';
import type { Said } from './said.ts';
import { createSpellingReader } from './spelling.ts';
import { readUtterance, type Utterance } from './utterance.ts';
import { toLocalTime } from './wishes/calendar.ts';
import { createHeldTimeReader } from './wishes/held-time.ts';
import { createWishReader } from './wishes/read-wish.ts';

export type Readers = ReturnType<typeof createReaders>;

/**
 * Every reader for a business and a language, compiled once. `knowledge`: in that language; `others`:
 * further languages that messages may be in.
 */
export function createReaders(
  business: Business,
  lexicon: Lexicon,
  knowledge: KnowledgeReader,
  others: readonly Lexicon[] = [],
) {
  const clausesOf = createClauseSplitter(lexicon);
  const names = createNameReader(lexicon);
  const answers = createAnswerReaders(business, lexicon, names);
  const labelled = createLabelledReader(business, lexicon, answers);
  const counted = createCountedReader(business, lexicon, answers);
  const volunteered = createVolunteeredReader(
    business,
    lexicon,
    names,
    answers,
    labelled,
    counted,
    clausesOf,
  );
  const readWish = createWishReader(business, lexicon.times);
  const bookings = createBookingRequestReader(business, lexicon, readWish, volunteered);
  const wishIn = (text: string, now: number): SlotWish | null => bookings.wishOnly(text, now);
  const own = ownBookings(business, lexicon);
  const when = new PhraseBook<true>().add(lexicon.whens, true);
  const whenIs = new PhraseBook<true>().add(lexicon.whenIs, true);
  const heldTime = createHeldTimeReader(lexicon.times);
  const none = new PhraseBook<true>(lexicon.fillers).add(lexicon.none, true);
  const joints = new PhraseBook<true>().add(lexicon.joints, true);
  const noneOfThese = new PhraseBook<true>(lexicon.fillers).add(lexicon.noneOfThese, true);
  const somethingElse = new PhraseBook<true>(lexicon.fillers).add(lexicon.corrections.something, true);
  const core = createCoreReader(lexicon);
  const complaints = new PhraseBook<true>(lexicon.fillers).add(lexicon.complaints, true);
  const retry = new PhraseBook<true>(lexicon.fillers).add(lexicon.retry, true);

  const offeredTimes = createOfferedTimesReader(business, lexicon, readWish, bookings);

  return {
    services: business.services.length,
    answers,
    clausesOf,
    volunteered,
    bookings,
    options: createOptionReader(business, lexicon),
    requests: createRequestReader(lexicon),
    /** A request whose words are near each other. */
    near: createNearWordsReader(lexicon),
    assent: createAssentReader(lexicon),
    corrections: createCorrectionReader(
      business,
      lexicon,
      answers,
      labelled,
      counted,
      volunteered,
      clausesOf,
      wishIn,
    ),
    intents: createIntentReader(business, lexicon),
    questions: createQuestionReader(lexicon, knowledge),
    offeredTimes,
    twoReadings: createTwoReadingsReader(business, lexicon, readWish, bookings, offeredTimes),
    parted: createQuestionParter(lexicon),
    /** The message with corrected spelling. */
    spelling: createSpellingReader(business, lexicon, others),
    /** Only a name that may also be a day: "Domingo". */
    isGivenName: ({ text, words }: Utterance): boolean =>
      /^\p{Lu}\p{Ll}+$/u.test(text) && words.some(({ key }) => lexicon.names.given.has(key)),
    /** The message without "hang on, by the way" in front. */
    afterJoints(said: Said): Said {
      const rest = skip(joints, said);
      return rest === said || rest.words.length === 0
        ? said
        : { ...said, ...readUtterance(rest.text.trim()) };
    },
    isNone: ({ words }: Utterance): boolean => none.exact(words) !== null || none.exact(core(words)) !== null,
    /** Wants nothing of what is shown. */
    isNoneOfThese: ({ words }: Utterance): boolean =>
      noneOfThese.exact(words) !== null || noneOfThese.exact(core(words)) !== null,
    /** Only a number, with nothing but politeness around it. */
    isFigure: ({ words }: Utterance): boolean =>
      words.every(({ key }) => /^\d+$/.test(key) || lexicon.fillers.has(key)),
    /** Asks for a change without saying of what. */
    isChange: ({ words }: Utterance): boolean =>
      somethingElse.exact(words) !== null || somethingElse.exact(core(words)) !== null,
    /** Reports that something fails. */
    isComplaint: ({ words }: Utterance): boolean => complaints.within(words).length > 0,
    /**
     * Asks when their own booking is: "what time is my demo?" and, once there is one, "when is the demo?"
     */
    asksOwn({ words }: Utterance): boolean {
      if (when.atStart(core(words)) !== null && own.within(words).length > 0) return true;
      return whenIs.within(words).length > 0 && bookings.service({ words }) !== null;
    },
    isRetry: ({ words }: Utterance): boolean => retry.exact(words) !== null,
    /** The wish, if the text says nothing else. */
    wishIn,
    /** States a time relative to the held one: "the same day", "an hour later". */
    isBesideHeld: ({ text }: Utterance): boolean => heldTime(text, NOON_OF_SOME_DAY) !== null,
    /** The message with "the same day" and "an hour later" written out. `heldAt`: ISO 8601 UTC. */
    besideHeld(said: Said, heldAt: string): Said {
      const text = heldTime(said.text, toLocalTime(business.timeZone, Date.parse(heldAt)));
      return text === null ? said : { ...said, ...readUtterance(text) };
    },
  };
}

/** A reference from which any number of hours may be counted. */
const NOON_OF_SOME_DAY = toLocalTime('UTC', Date.UTC(2026, 0, 15, 12));

/** "My demo", "our appointment" */
function ownBookings({ services }: Business, { booking, mine, fillers }: Lexicon): PhraseBook<true> {
  const names = [...services.flatMap(({ label, synonyms }) => [label, ...synonyms]), ...booking.booked];
  return new PhraseBook<true>(fillers).add(combine(mine, names), true);
}
