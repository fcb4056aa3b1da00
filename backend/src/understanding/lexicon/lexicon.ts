import type { Chrono } from 'chrono-node/en';
import type { Question } from '../../domain/business.ts';
import type { PartOfDay } from '../../domain/slot.ts';

export const REQUESTS = [
  'openMenu',
  'askPerson',
  'back',
  'startOver',
  'cancel',
  'recallBooking',
  'forgetMe',
  'greet',
  'thank',
  'goodbye',
  'yes',
  'no',
  'skip',
  'keep',
  'moreSlots',
] as const;

/** What a visitor can ask for in the same words at every business. */
export type Request = (typeof REQUESTS)[number];

/** How a thing is said: as the whole message, or also in the middle of a sentence. */
export interface Wording {
  readonly alone: readonly string[];
  readonly within: readonly string[];
}

/** The words of one language. Phrases are compared folded, so case, accents and apostrophes do not matter. */
export interface Lexicon {
  /** Words that change nothing. */
  readonly fillers: ReadonlySet<string>;
  /** What a request begins with, such as "I would like to". */
  readonly leadIns: readonly string[];
  /** What a request ends with, such as "instead". */
  readonly tails: readonly string[];
  /** After what is chosen: "… works for me". */
  readonly suits: readonly string[];
  /** After what takes the place of something else. */
  readonly instead: readonly string[];
  readonly requests: Readonly<Record<Request, Wording>>;
  /** Wanting to book, whatever the business. */
  readonly booking: Wording & {
    /** In front of a service or of a time: "reserve", "reserve a haircut". */
    readonly verbs: readonly string[];
    /** In front of a service: "I need a haircut". */
    readonly wants: readonly string[];
    /** Asking what is free, which with a day or a time is a wish to book. */
    readonly availability: readonly string[];
    /** In front of a service, of one who has a booking: "another demo". */
    readonly another: readonly string[];
  };
  readonly negations: ReadonlySet<string>;
  /** Words that may stand between those that were understood. */
  readonly connectors: ReadonlySet<string>;
  /** Words too common to tell one question of the FAQ from another. */
  readonly common: ReadonlySet<string>;
  readonly ordinals: Readonly<Record<string, number>>;
  /** Around a place in a list: "option 2", "the second one". */
  readonly positions: { readonly before: readonly string[]; readonly after: readonly string[] };
  readonly last: readonly string[];
  readonly numbers: Readonly<Record<string, number>>;
  readonly multipliers: Readonly<Record<string, number>>;
  /** Ways to say a number of people without a number. */
  readonly counts: Readonly<Record<string, number>>;
  /** Only these, alone or one after another, confirm a booking. */
  readonly assent: readonly string[];
  /** Asking for what just failed once more. */
  readonly retry: readonly string[];
  /** Leaves a question out, if it may be left out. */
  readonly none: readonly string[];
  /** With these a message declines. */
  readonly refusal: readonly string[];
  /** What a question begins with, also one without its mark. */
  readonly questions: readonly string[];
  /** In front of a question that follows something else: "and", "by the way". */
  readonly joints: readonly string[];
  /** Pattern of what stands between two clauses besides punctuation. */
  readonly clauseBreak: string;
  /** How people shorten words where they type: "u", "xq". */
  readonly shorthand: Readonly<Record<string, string>>;
  readonly names: NameWords;
  readonly corrections: CorrectionWords;
  readonly times: TimeWords;
}

export interface NameWords {
  /** In front of a name. */
  readonly introductions: readonly string[];
  /** After a name, in front of a company: "at" says so, "of" does after an introduction, "from" may also name a town. */
  readonly at: readonly string[];
  readonly of: readonly string[];
  readonly from: readonly string[];
  /** After one of these words a name goes on: "Maria da Silva" is at no company. */
  readonly families: ReadonlySet<string>;
  /** In front of one's company: "I work at". */
  readonly employments: readonly string[];
  /** Words that no name has, so that a sentence is not taken for one. */
  readonly never: ReadonlySet<string>;
  /** What a question about a company is called. */
  readonly company: readonly string[];
}

export interface CorrectionWords {
  /** What a correction begins with. */
  readonly markers: readonly string[];
  /** Wanting to change something, without saying what. */
  readonly something: readonly string[];
  /** In front of what does not hold any more: "Bob, not Rob". */
  readonly insteadOf: readonly string[];
  /** After it comes what is to be changed, whatever was said before. */
  readonly turns: readonly string[];
  readonly verbs: readonly string[];
  /** In front of what is to be changed: "wrong", "another". */
  readonly wrong: readonly string[];
  /** Right behind it, where a language puts it there: "email errado". */
  readonly wrongAfter: readonly string[];
  /** Between what is meant and its value. */
  readonly links: readonly string[];
  readonly possessives: readonly string[];
  readonly itIs: readonly string[];
  /** Words that call an answer by its kind. */
  readonly kinds: Readonly<Partial<Record<Question['kind'], readonly string[]>>>;
  readonly slot: readonly string[];
  /** Asking for another time without naming what is to change. */
  readonly reschedule: readonly string[];
  readonly service: readonly string[];
}

/** Alternatives of regular expressions over lower-case text without accents. */
export interface TimeWords {
  readonly weekdays: Readonly<Record<string, number>>;
  readonly parts: Readonly<Record<PartOfDay, readonly string[]>>;
  /** Whole phrases for a part of today, such as "tonight". */
  readonly partsOfToday: Readonly<Record<PartOfDay, readonly string[]>>;
  readonly hours: Readonly<Record<string, number>>;
  /** After an hour: "nine thirty". */
  readonly minutes: Readonly<Record<string, number>>;
  readonly namedTimes: Readonly<Record<string, number>>;
  readonly halfPast: string;
  readonly quarterPast: string;
  readonly quarterTo: string;
  readonly at: string;
  readonly around: string;
  readonly after: string;
  readonly before: string;
  readonly between: string;
  readonly and: string;
  readonly am: string;
  readonly pm: string;
  readonly oclock: string;
  readonly next: string;
  readonly this: string;
  readonly past: string;
  readonly week: string;
  readonly weekend: string;
  readonly month: string;
  readonly months: readonly string[];
  /** Months that need a preposition to be told from names and other words. */
  readonly unclearMonths: readonly string[];
  readonly ordinalSuffix: string;
  /** Greetings that sound like a part of a day. */
  readonly greetings: string;
  readonly of: string;
  readonly in: string;
  /** "An hour", "half an hour" and units, after `in`. */
  readonly one: string;
  readonly half: string;
  readonly hourUnit: string;
  readonly minuteUnit: string;
  /** The first and the last hours of a day. */
  readonly opening: string;
  readonly closing: string;
  /** Days that are named by their distance from today. */
  readonly nearDays: string;
  readonly dayAfterTomorrow: string;
  /** Proposes dates in words, such as "Dec 3"; null where the language has no reader worth asking. */
  readonly candidates: Pick<Chrono, 'parse'> | null;
  /** Where none of these and no weekday, month or figure stands in the text, `candidates` proposes nothing. */
  readonly candidateWords: string;
  /** Counting from a day, as in "a week from Friday", which is not read. */
  readonly farFrom: string;
  readonly earliest: readonly string[];
  readonly anyTime: readonly string[];
  /** Asking for a time before those that were named. */
  readonly sooner: readonly string[];
  /** Words around a time that is asked for: "is 11 free?" */
  readonly isItFree: ReadonlySet<string>;
  /** Says that the day or time after it will not do. */
  readonly unwanted: string;
  /** Says it of the day or time in front. */
  readonly unwantedAfter: string;
  readonly tooEarly: string;
  readonly tooLate: string;
  /** Between two of which either will do, or neither. */
  readonly or: string;
  /** Where "not" no longer speaks of what follows. */
  readonly clauseEnd: string;
}
