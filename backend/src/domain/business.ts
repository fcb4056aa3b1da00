import type { KnowledgePassage } from './knowledge.ts';

/** A business as its folder describes it. Nothing about a particular business stands anywhere else. */
export interface Business {
  /** The folder's name. */
  readonly id: string;
  readonly name: string;
  /** What a page says of it above all else; null where the file has none. */
  readonly tagline: string | null;
  /** The name that the assistant goes by. */
  readonly assistant: string;
  /** IANA name, such as `Europe/Lisbon`; opening hours are in it. */
  readonly timeZone: string;
  /** ISO 3166-1 alpha-2, such as `PT`: where phone numbers without a country code are from; null where none is assumed. */
  readonly country: string | null;
  /** BCP 47 tags; the first one is the default. */
  readonly languages: readonly string[];
  readonly welcome: string;
  readonly hours: OpeningHours;
  readonly resources: readonly Resource[];
  readonly services: readonly Service[];
  readonly topics: readonly Topic[];
  readonly questions: readonly Question[];
  readonly support: SupportContact;
  readonly booking: { readonly label: string; readonly synonyms: readonly string[] };
  readonly faq: readonly FaqEntry[];
  /** What its folder's `knowledge/*.md` say. */
  readonly knowledge: readonly KnowledgePassage[];
  /** The same business with its texts in its other languages, by tag; ids, hours and times are alike. */
  readonly translations: Readonly<Record<string, Business>>;
}

/** The business with the texts of a language; its own where it has none in that language. */
export const inLanguage = (business: Business, locale: string): Business =>
  business.translations[locale] ?? business;

/** What a service that was booked by its own label is called in a language; that label where it is no longer known. */
export function serviceLabelIn(business: Business, booked: string, locale: string): string {
  const service = business.services.find(({ label }) => label === booked);
  const translated = inLanguage(business, locale).services.find(({ id }) => id === service?.id);
  return translated?.label ?? booked;
}

export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Minutes from local midnight, `from` inclusive, `to` exclusive, 0 to 1,440. Breaks are gaps between intervals. */
export interface MinuteInterval {
  readonly from: number;
  readonly to: number;
}

export interface OpeningHours {
  readonly weekly: Readonly<Record<Weekday, readonly MinuteInterval[]>>;
  /** By local date `YYYY-MM-DD`; replaces that day's weekly hours; empty means closed. */
  readonly exceptions: ReadonlyMap<string, readonly MinuteInterval[]>;
}

/** Who or what is booked. */
export interface Resource {
  readonly id: string;
  readonly label: string;
}

export interface Service {
  readonly id: string;
  readonly label: string;
  readonly synonyms: readonly string[];
  readonly minutes: number;
  readonly bufferBeforeMinutes: number;
  readonly bufferAfterMinutes: number;
  /** A slot starts every so many minutes, counted from the start of each opening interval. */
  readonly startEveryMinutes: number;
  readonly noticeMinutes: number;
  readonly horizonDays: number;
  /** Ids of those that can do it; any free one is taken. */
  readonly resources: readonly string[];
}

/** A menu entry with choices, each of which has a text. */
export interface Topic {
  /** Upper case; the states are `<id>_SELECT` and `<id>_DETAIL`. */
  readonly id: string;
  readonly label: string;
  readonly prompt: string;
  readonly synonyms: readonly string[];
  readonly options: readonly TopicOption[];
}

export interface TopicOption extends Choice {
  readonly text: string;
}

export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly synonyms: readonly string[];
}

interface QuestionBase {
  /** Upper case; the state is `BOOK_<id>`. */
  readonly id: string;
  /** What the answer is called in a sentence, such as `work email`. */
  readonly label: string;
  readonly synonyms: readonly string[];
  readonly prompt: string;
  readonly optional: boolean;
}

export interface OpenQuestion extends QuestionBase {
  readonly kind: 'text' | 'name' | 'email' | 'phone' | 'number';
}

export interface ChoiceQuestion extends QuestionBase {
  readonly kind: 'choice';
  readonly choices: readonly Choice[];
  /** Whether an answer outside the choices is taken as it is. */
  readonly freeText: boolean;
}

export type Question = OpenQuestion | ChoiceQuestion;

export interface SupportContact {
  readonly label: string;
  readonly synonyms: readonly string[];
  readonly email: string;
  readonly phone: string | null;
}

export interface FaqEntry {
  readonly id: string;
  readonly question: string;
  readonly phrases: readonly string[];
  readonly answer: string;
}
