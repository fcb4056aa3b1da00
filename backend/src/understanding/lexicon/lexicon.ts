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

/**
 * Tables and lists contain phrases; strings are alternatives of regular expressions. Both match lower-case
 * text without accents, so "º" is an "o". `NEVER` stands for words that a language lacks.
 */
export interface TimeWords {
  /** ISO numbers, Monday 1. */
  readonly weekdays: Readonly<Record<string, number>>;
  /** Weekdays that are also other words: they count as days only before a date or a time. */
  readonly unclearWeekdays: readonly string[];
  /** Words after which a weekday is not one, as in "segunda opção". */
  readonly notWeekday: string;
  /** Weekdays that are also positions in a list. */
  readonly places: Readonly<Record<string, number>>;
  /** Days from today. */
  readonly nearDays: Readonly<Record<string, number>>;
  /** The same, containing words that would be read as a number or a time: "in a fortnight". */
  readonly spans: Readonly<Record<string, number>>;
  /** Holidays on a fixed date, as month × 100 + day. */
  readonly feasts: Readonly<Record<string, number>>;
  /** After a holiday: the days around it rather than the day itself. */
  readonly feastTime: string;
  /** Numbers of days that also mean whole weeks, with their days: "ocho días" is a week. */
  readonly looseDays: Readonly<Record<string, number>>;
  /** Weeks, weekends and months from this one on. */
  readonly weeks: Readonly<Record<string, number>>;
  readonly weekends: Readonly<Record<string, number>>;
  readonly monthsAhead: Readonly<Record<string, number>>;
  readonly yearsAhead: Readonly<Record<string, number>>;
  /** Before a date: the week that contains it. */
  readonly weekOf: string;
  /** Before a week or a month: its first, middle and last days. */
  readonly spanStart: string;
  readonly spanMiddle: string;
  readonly spanEnd: string;
  /** The week after a named one: "the following one". */
  readonly nextOne: string;
  /** The day after tomorrow, if tomorrow was named: "not tomorrow, the day after". */
  readonly dayAfter: string;
  /** Refers to what is held: "the same day", "the same time". */
  readonly sameDay: string;
  readonly sameTime: string;
  /** After a number of hours or minutes: later or earlier than what is held. */
  readonly laterBy: string;
  readonly earlierBy: string;
  /** Before them: moving a booking by that much. */
  readonly putOffBy: string;
  readonly broughtForwardBy: string;
  /** A word for tomorrow that also means morning. */
  readonly alsoMorning: string;
  readonly parts: Readonly<Record<PartOfDay, readonly string[]>>;
  /** Whole phrases for a part of today, such as "tonight". */
  readonly partsOfToday: Readonly<Record<PartOfDay, readonly string[]>>;
  /** Before what would be a part of the day: "más tarde" is not one. */
  readonly notPart: string;
  readonly months: Readonly<Record<string, number>>;
  /** Months that mean the whole month without a preposition: neither names nor other words. */
  readonly clearMonths: readonly string[];
  /** Days of a month in words, next to its name: "third", "veintitrés". */
  readonly dayNumbers: Readonly<Record<string, number>>;
  /** A day without its month. `#` stands for a number; otherwise its only group is the number. */
  readonly dayOfMonth: string;
  readonly ordinalSuffix: string;
  readonly of: string;
  /** May stand between "after", "to" … and a day. */
  readonly dayArticle: string;
  readonly hours: Readonly<Record<string, number>>;
  /** Before an hour, with the minutes to add: "half past", "quarter to". */
  readonly minutesBefore: Readonly<Record<string, number>>;
  /** After an hour: "thirty", "y media", "menos cuarto". */
  readonly minutesAfter: Readonly<Record<string, number>>;
  /** Between an hour and its minutes in figures: "a las 10 y 30". */
  readonly hourAnd: string;
  /** Minutes from midnight. */
  readonly namedTimes: Readonly<Record<string, number>>;
  /** Before an hour, after any of the words below: "después de *las* 3". */
  readonly hourArticle: string;
  /** The first one marks a number as an hour. */
  readonly at: string;
  readonly around: string;
  /** The same directly after an hour: "3ish". */
  readonly aroundBehind: string;
  readonly after: string;
  /** Stands for an hour named before: "I finish at 3, any time after that". */
  readonly afterThat: string;
  /** The same before it: "I have to go at 3, so before then". */
  readonly beforeThat: string;
  readonly before: string;
  readonly between: string;
  readonly and: string;
  /** Between the ends of a range; `toHour` only between hours. */
  readonly to: string;
  readonly toHour: string;
  readonly am: string;
  readonly pm: string;
  /** After an hour: before noon, and noon at 12. */
  readonly inTheMorning: string;
  /** After an hour: midnight at 12, and early morning soon after. */
  readonly atNight: string;
  readonly oclock: string;
  /** Before a number that is not an hour, even if a day is named: "for 2", "option 2". */
  readonly notHour: string;
  /** After a number that is not an hour: what it counts. */
  readonly counted: string;
  /** Before and after a weekday. */
  readonly next: string;
  readonly this: string;
  readonly past: string;
  /** Before a weekday: seven days after the coming one. */
  readonly weekFrom: string;
  /** That weekday or the coming one: "a outra segunda". */
  readonly other: string;
  readonly nextBehind: string;
  /** After a weekday: like `weekFrom`. */
  readonly weekBehind: string;
  readonly pastBehind: string;
  /** Before a day: from the day after it, from it on, until the day before it, until it. */
  readonly afterDay: string;
  readonly fromDay: string;
  readonly beforeDay: string;
  readonly untilDay: string;
  /** Greetings that contain a part of a day. */
  readonly greetings: string;
  readonly in: string;
  /** Before a number of days or weeks: any of them. */
  readonly withinNext: string;
  /** After a number of days, in place of `in`: "two days from now". */
  readonly fromNow: string;
  /** "An hour", "half an hour" and units, after `in`. */
  readonly one: string;
  readonly half: string;
  readonly minuteUnit: string;
  readonly hourUnit: string;
  readonly dayUnit: string;
  readonly weekUnit: string;
  readonly monthUnit: string;
  /** The first and last hours of a day. */
  readonly opening: string;
  readonly closing: string;
  /**
   * Proposes dates in words that no other reader understands; null if the language has no useful reader.
   */
  readonly candidates: Pick<Chrono, 'parse'> | null;
  /** Without one of these or another word of time in the text, `candidates` is not consulted. */
  readonly candidateWords: string;
  /** Counts from another day, as in "a week from Friday", which is not supported. */
  readonly farFrom: string;
  readonly earliest: readonly string[];
  /** Next to a day: the first or last of the times offered on it. */
  readonly firstOfDay: readonly string[];
  readonly lastOfDay: readonly string[];
  /** The only one offered on a day: "the one on Tuesday". */
  readonly onlyOfDay: readonly string[];
  /** The middle of an odd number of times. */
  readonly middle: readonly string[];
  readonly anyTime: readonly string[];
  /** Asks for a time before the offered ones. */
  readonly sooner: readonly string[];
  /** Words around a requested time: "is 11 free?" */
  readonly isItFree: ReadonlySet<string>;
  /** Words without meaning next to a day or a time. */
  readonly glue: ReadonlySet<string>;
  /** Names of the places of time zones, by the last part of the zone's id; a place that is missing is called as in the id. */
  readonly zonePlaces: ReadonlyMap<string, string>;
  /** IANA zones by names other than their place's. */
  readonly zones: Readonly<Record<string, string>>;
  /** The same for names that mean a zone only directly after an hour: "ET". */
  readonly zonesBehindHour: Readonly<Record<string, string>>;
  /** Names a zone; `#` stands for its name or place. `zoneSign` occurs in every such phrase. */
  readonly zoneOf: string;
  readonly zoneSign: string;
  /** Between an hour and a place: "15h de Lisboa". */
  readonly ofPlace: string;
  /** Rejects the day or time after it. */
  readonly unwanted: string;
  /** Rejects the day or time before it. */
  readonly unwantedAfter: string;
  readonly tooEarly: string;
  readonly tooLate: string;
  /** Between two alternatives, wanted or rejected. */
  readonly or: string;
  /** Ends the reach of "not". */
  readonly clauseEnd: string;
}

/** Matches nothing. */
export const NEVER = '(?!)';
