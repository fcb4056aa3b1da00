import type { Chrono } from 'chrono-node/en';
import type { PartOfDay } from '../../domain/slot.ts';

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
