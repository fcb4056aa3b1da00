import type { Question } from '../../domain/business.ts';
import type { TimeWords } from './time-words.ts';

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

/** Requests that visitors express in the same words at every business. */
export type Request = (typeof REQUESTS)[number];

/** Phrasings: as the whole message (`alone`), or also within a sentence. */
export interface Wording {
  readonly alone: readonly string[];
  readonly within: readonly string[];
}

/** Two words within a short distance; alternatives of regular expressions over folded words. */
export interface NearWords {
  readonly first: string;
  readonly second: string;
}

/** The words of one language. Phrases are compared folded: case, accents and apostrophes are ignored. */
export interface Lexicon {
  /** Words that carry no meaning. */
  readonly fillers: ReadonlySet<string>;
  /** Openings of a request, such as "I would like to". */
  readonly leadIns: readonly string[];
  /** Endings of a request, such as "instead". */
  readonly tails: readonly string[];
  /** After a chosen thing: "… works for me". */
  readonly suits: readonly string[];
  /** After a replacement. */
  readonly instead: readonly string[];
  readonly requests: Readonly<Record<Request, Wording>>;
  /** Requests within a sentence whose words need not be adjacent. */
  readonly near: Readonly<Partial<Record<Request, readonly NearWords[]>>>;
  /** Requests to book, at any business. */
  readonly booking: Wording & {
    /** Before a service or a time: "reserve", "reserve a haircut". */
    readonly verbs: readonly string[];
    /** Asks how to do it, before a verb: "how do I book?" */
    readonly howTo: readonly string[];
    /** Asks whether something is necessary, which is not a wish. */
    readonly mustI: readonly string[];
    /** Expresses a wish. */
    readonly wishes: readonly string[];
    /** In front of a service: "I need a haircut". */
    readonly wants: readonly string[];
    /** Next to a service, without changing it: "a quick demo". */
    readonly qualities: ReadonlySet<string>;
    /** Asks what is free; with a day or a time this is a wish to book. */
    readonly availability: readonly string[];
    /** A wish to meet, at any time. */
    readonly meet: readonly string[];
    /** Names for a booking. */
    readonly booked: readonly string[];
    /** Before a service, by someone who already has a booking: "another demo". */
    readonly another: readonly string[];
  };
  readonly negations: ReadonlySet<string>;
  /** Words that may stand between understood parts. */
  readonly connectors: ReadonlySet<string>;
  /** Words too common to distinguish FAQ questions. */
  readonly common: ReadonlySet<string>;
  readonly ordinals: Readonly<Record<string, number>>;
  /** Around a position in a list: "option 2", "the second one". */
  readonly positions: { readonly before: readonly string[]; readonly after: readonly string[] };
  readonly last: readonly string[];
  readonly numbers: Readonly<Record<string, number>>;
  readonly multipliers: Readonly<Record<string, number>>;
  /** Numbers of people expressed without a number. */
  readonly counts: Readonly<Record<string, number>>;
  /** Before a number that counts people: "we are". */
  readonly weAre: readonly string[];
  /** Only these words, alone or in sequence, confirm a booking. */
  readonly assent: readonly string[];
  /** Asks to repeat what just failed. */
  readonly retry: readonly string[];
  /** Skips an optional question. */
  readonly none: readonly string[];
  /** Rejects everything that is shown; never an answer in free text. */
  readonly noneOfThese: readonly string[];
  /** Words that decline. */
  readonly refusal: readonly string[];
  /** Reports that something of the visitor's fails: "stopped replying". */
  readonly complaints: readonly string[];
  /** Asks for an amount, which is not a wish for it. */
  readonly measures: readonly string[];
  /** Asks for a time: "when is", "what time". */
  readonly whens: readonly string[];
  /** Before an event. */
  readonly whenIs: readonly string[];
  /** Possessives of the visitor. */
  readonly mine: readonly string[];
  /** Openings of a question, even without a question mark. */
  readonly questions: readonly string[];
  /** Before a question that follows something else: "and", "by the way". */
  readonly joints: readonly string[];
  /** Pattern of separators between clauses, other than punctuation. */
  readonly clauseBreak: string;
  /** Abbreviations used in typing: "u", "xq". */
  readonly shorthand: Readonly<Record<string, string>>;
  readonly names: NameWords;
  readonly corrections: CorrectionWords;
  readonly times: TimeWords;
}

export interface NameWords {
  /** Before a name: "my name is". */
  readonly introductions: readonly string[];
  /** Before a name, after anything else: "under the name of". */
  readonly under: readonly string[];
  /** After a name: "Priya here". */
  readonly behind: readonly string[];
  /** After a corrected name: "my name is Thomas actually". */
  readonly trailing: readonly string[];
  /** Before a requested name, and before many other things: "it's", "hello". */
  readonly preambles: readonly string[];
  /**
   * Between a name and a company: "at" always, "of" after an introduction; after "from" it may also be a
   * town.
   */
  readonly at: readonly string[];
  readonly of: readonly string[];
  readonly from: readonly string[];
  /** Well-known towns and countries, which are not companies. */
  readonly towns: readonly string[];
  /** Particles that continue a name: "Maria da Silva" is not at a company. */
  readonly families: ReadonlySet<string>;
  /** Before one's company: "I work at". */
  readonly employments: readonly string[];
  /** The same, in reply to that question: "at". */
  readonly whereAsked: readonly string[];
  /** Names that are also days or months: alone, in reply to a question for a name, they are names. */
  readonly given: ReadonlySet<string>;
  /** Words that occur in no name, so that a sentence is not taken for one. */
  readonly never: ReadonlySet<string>;
  /** Names for a question about a company. */
  readonly company: readonly string[];
}

export interface CorrectionWords {
  /** Openings of a correction. */
  readonly markers: readonly string[];
  /** Asks for a change without saying of what. */
  readonly something: readonly string[];
  /** Before what no longer holds: "Bob, not Rob". */
  readonly insteadOf: readonly string[];
  /** Before what is to be changed, whatever precedes it. */
  readonly turns: readonly string[];
  readonly verbs: readonly string[];
  /** Before a replacement of an existing answer: "give a different number", "could it be another day". */
  readonly giving: readonly string[];
  /** Before something told wrongly: "I picked the wrong day". */
  readonly told: readonly string[];
  /** Before what is to be changed: "wrong", "another". */
  readonly wrong: readonly string[];
  /** Directly after it, in languages that put it there: "email errado". */
  readonly wrongAfter: readonly string[];
  /** Between a label and its value. */
  readonly links: readonly string[];
  readonly possessives: readonly string[];
  readonly itIs: readonly string[];
  /** Words for a kind of answer. */
  readonly kinds: Readonly<Partial<Record<Question['kind'], readonly string[]>>>;
  /** Parts of a name: a new part is not a whole name. */
  readonly partsOfName: readonly string[];
  readonly slot: readonly string[];
  /** Asks for another time without naming what to change. */
  readonly reschedule: readonly string[];
  readonly service: readonly string[];
}
