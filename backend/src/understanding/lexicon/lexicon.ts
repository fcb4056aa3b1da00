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

/** One word and, within a few, another; alternatives of regular expressions over folded words. */
export interface NearWords {
  readonly first: string;
  readonly second: string;
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
  /** Requests in the middle of a sentence whose words need not stand side by side. */
  readonly near: Readonly<Partial<Record<Request, readonly NearWords[]>>>;
  /** Wanting to book, whatever the business. */
  readonly booking: Wording & {
    /** In front of a service or of a time: "reserve", "reserve a haircut". */
    readonly verbs: readonly string[];
    /** Asking how to do it, in front of a verb: "how do I book?" */
    readonly howTo: readonly string[];
    /** Asking whether one has to: no wish. */
    readonly mustI: readonly string[];
    /** Wanting something. */
    readonly wishes: readonly string[];
    /** In front of a service: "I need a haircut". */
    readonly wants: readonly string[];
    /** Beside a service, of which they change nothing: "a quick demo". */
    readonly qualities: ReadonlySet<string>;
    /** Asking what is free, which with a day or a time is a wish to book. */
    readonly availability: readonly string[];
    /** Wanting to meet, whenever that is. */
    readonly meet: readonly string[];
    /** What was booked is called. */
    readonly booked: readonly string[];
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
  /** In front of a number that counts people: "we are". */
  readonly weAre: readonly string[];
  /** Only these, alone or one after another, confirm a booking. */
  readonly assent: readonly string[];
  /** Asking for what just failed once more. */
  readonly retry: readonly string[];
  /** Leaves a question out, if it may be left out. */
  readonly none: readonly string[];
  /** Nothing of what is shown: no answer in one's own words. */
  readonly noneOfThese: readonly string[];
  /** With these a message declines. */
  readonly refusal: readonly string[];
  /** Something of theirs has failed: "stopped replying". */
  readonly complaints: readonly string[];
  /** Asking how much of something: no wish for it. */
  readonly measures: readonly string[];
  /** Asking for a time: "when is", "what time". */
  readonly whens: readonly string[];
  /** In front of what is to take place. */
  readonly whenIs: readonly string[];
  /** In front of what is the visitor's. */
  readonly mine: readonly string[];
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
  /** In front of a name: "my name is". */
  readonly introductions: readonly string[];
  /** In front of one, after whatever else: "under the name of". */
  readonly under: readonly string[];
  /** Behind one: "Priya here". */
  readonly behind: readonly string[];
  /** Behind one that is said to be another one: "my name is Thomas actually". */
  readonly trailing: readonly string[];
  /** In front of a name that is asked for, and of much else: "it's", "hello". */
  readonly preambles: readonly string[];
  /** After a name, in front of a company: "at" says so, "of" does after an introduction, "from" may also name a town. */
  readonly at: readonly string[];
  readonly of: readonly string[];
  readonly from: readonly string[];
  /** Where people are from who name no company: well-known towns and countries. */
  readonly towns: readonly string[];
  /** After one of these words a name goes on: "Maria da Silva" is at no company. */
  readonly families: ReadonlySet<string>;
  /** In front of one's company: "I work at". */
  readonly employments: readonly string[];
  /** The same, in reply to the question for it: "at". */
  readonly whereAsked: readonly string[];
  /** Names that are also days or months: where a name is asked for, these alone are one. */
  readonly given: ReadonlySet<string>;
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
  /** In front of another one of what stands: "give a different number", "could it be another day". */
  readonly giving: readonly string[];
  /** In front of what was told wrongly: "I picked the wrong day". */
  readonly told: readonly string[];
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
  /** Of a name: a new one is no whole name. */
  readonly partsOfName: readonly string[];
  readonly slot: readonly string[];
  /** Asking for another time without naming what is to change. */
  readonly reschedule: readonly string[];
  readonly service: readonly string[];
}

/**
 * Tables and lists hold phrases; strings are alternatives of regular expressions. Both are read over lower-case text
 * without accents, so "º" is an "o". `NEVER` stands where a language has no such word.
 */
export interface TimeWords {
  /** ISO numbers, Monday 1. */
  readonly weekdays: Readonly<Record<string, number>>;
  /** Weekdays that are also other words: days only where a date or a time follows. */
  readonly unclearWeekdays: readonly string[];
  /** Behind what would be a weekday: it is none, as in "segunda opção". */
  readonly notWeekday: string;
  /** Ways to say a weekday that also are a place in a list. */
  readonly places: Readonly<Record<string, number>>;
  /** Days from today. */
  readonly nearDays: Readonly<Record<string, number>>;
  /** The same, with words that would be read as a number or a time: "in a fortnight". */
  readonly spans: Readonly<Record<string, number>>;
  /** Days that are named for what is kept on them: the month times 100, and the day. */
  readonly feasts: Readonly<Record<string, number>>;
  /** Behind a feast: some days around it, and not itself. */
  readonly feastTime: string;
  /** Numbers of days that also mean whole weeks, with the days of these: "ocho días" is a week. */
  readonly looseDays: Readonly<Record<string, number>>;
  /** Weeks, weekends and months from this one on. */
  readonly weeks: Readonly<Record<string, number>>;
  readonly weekends: Readonly<Record<string, number>>;
  readonly monthsAhead: Readonly<Record<string, number>>;
  readonly yearsAhead: Readonly<Record<string, number>>;
  /** In front of a date: the week that it is in. */
  readonly weekOf: string;
  /** In front of a week or a month: its first days, those in the middle, and its last ones. */
  readonly spanStart: string;
  readonly spanMiddle: string;
  readonly spanEnd: string;
  /** The week after one that was named: "the following one". */
  readonly nextOne: string;
  /** The day after tomorrow, where tomorrow was named: "not tomorrow, the day after". */
  readonly dayAfter: string;
  /** What is held already: "the same day", "the same time". */
  readonly sameDay: string;
  readonly sameTime: string;
  /** Behind so many hours or minutes: after what is held, and before it. */
  readonly laterBy: string;
  readonly earlierBy: string;
  /** In front of them: the same of a booking that is moved. */
  readonly putOffBy: string;
  readonly broughtForwardBy: string;
  /** Tomorrow, in a word that is also the morning. */
  readonly alsoMorning: string;
  readonly parts: Readonly<Record<PartOfDay, readonly string[]>>;
  /** Whole phrases for a part of today, such as "tonight". */
  readonly partsOfToday: Readonly<Record<PartOfDay, readonly string[]>>;
  /** In front of what would be a part of the day: "más tarde" is none. */
  readonly notPart: string;
  readonly months: Readonly<Record<string, number>>;
  /** Months that mean the whole month without a word in front: no names and no other words. */
  readonly clearMonths: readonly string[];
  /** Days of a month in words, beside its name: "third", "veintitrés". */
  readonly dayNumbers: Readonly<Record<string, number>>;
  /** A day without its month; `#` stands for a number, and other than that its one group is it. */
  readonly dayOfMonth: string;
  readonly ordinalSuffix: string;
  readonly of: string;
  /** What may stand between "after", "to" … and a day. */
  readonly dayArticle: string;
  readonly hours: Readonly<Record<string, number>>;
  /** In front of an hour, with the minutes to add: "half past", "quarter to". */
  readonly minutesBefore: Readonly<Record<string, number>>;
  /** Behind an hour: "thirty", "y media", "menos cuarto". */
  readonly minutesAfter: Readonly<Record<string, number>>;
  /** Between an hour and its minutes in figures: "a las 10 y 30". */
  readonly hourAnd: string;
  /** Minutes from midnight. */
  readonly namedTimes: Readonly<Record<string, number>>;
  /** In front of an hour, after any of the words below: "después de *las* 3". */
  readonly hourArticle: string;
  /** The first one is taken to say that a number is an hour. */
  readonly at: string;
  readonly around: string;
  /** The same right behind an hour: "3ish". */
  readonly aroundBehind: string;
  readonly after: string;
  /** In place of an hour that was named before: "I finish at 3, any time after that". */
  readonly afterThat: string;
  readonly before: string;
  readonly between: string;
  readonly and: string;
  /** Between the ends of a range, and what else may stand there if they are hours. */
  readonly to: string;
  readonly toHour: string;
  readonly am: string;
  readonly pm: string;
  /** Behind an hour: up to noon, and that at 12. */
  readonly inTheMorning: string;
  /** Behind an hour: midnight at 12, and early in the morning soon after. */
  readonly atNight: string;
  readonly oclock: string;
  /** In front of a number that is no hour, though a day is named: "for 2", "option 2". */
  readonly notHour: string;
  /** Behind a number that is no hour: what it counts. */
  readonly counted: string;
  /** In front of a weekday, and behind it. */
  readonly next: string;
  readonly this: string;
  readonly past: string;
  /** In front of a weekday: seven days after the coming one. */
  readonly weekFrom: string;
  /** That or the coming one: "a outra segunda". */
  readonly other: string;
  readonly nextBehind: string;
  /** Behind one: as `weekFrom`. */
  readonly weekBehind: string;
  readonly pastBehind: string;
  /** In front of a day: from the day after it on, from it on, to the day before it, to it. */
  readonly afterDay: string;
  readonly fromDay: string;
  readonly beforeDay: string;
  readonly untilDay: string;
  /** Greetings that sound like a part of a day. */
  readonly greetings: string;
  readonly in: string;
  /** In front of a number of days or weeks: any of them. */
  readonly withinNext: string;
  /** Behind a number of days, in place of `in`: "two days from now". */
  readonly fromNow: string;
  /** "An hour", "half an hour" and units, after `in`. */
  readonly one: string;
  readonly half: string;
  readonly minuteUnit: string;
  readonly hourUnit: string;
  readonly dayUnit: string;
  readonly weekUnit: string;
  readonly monthUnit: string;
  /** The first and the last hours of a day. */
  readonly opening: string;
  readonly closing: string;
  /** Proposes dates in words that nothing else reads; null where the language has no reader worth asking. */
  readonly candidates: Pick<Chrono, 'parse'> | null;
  /** Where none of these and no other word of time stands in the text, `candidates` proposes nothing. */
  readonly candidateWords: string;
  /** Counting from a day, as in "a week from Friday", which is not read. */
  readonly farFrom: string;
  readonly earliest: readonly string[];
  /** Beside a day: of the times that are offered on it. */
  readonly firstOfDay: readonly string[];
  readonly lastOfDay: readonly string[];
  /** Of an odd number of times. */
  readonly middle: readonly string[];
  readonly anyTime: readonly string[];
  /** Asking for a time before those that were named. */
  readonly sooner: readonly string[];
  /** Words around a time that is asked for: "is 11 free?" */
  readonly isItFree: ReadonlySet<string>;
  /** Words that carry nothing beside a day or a time. */
  readonly glue: ReadonlySet<string>;
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

/** Matches nothing. */
export const NEVER = '(?!)';
