import type { KnowledgePassage } from './knowledge.ts';

/** A business as its folder describes it. No other code or file knows about a particular business. */
export interface Business {
  /** The folder's name. */
  readonly id: string;
  readonly name: string;
  /** A page's headline for it; null if the file has none. */
  readonly tagline: string | null;
  /** The assistant's name. */
  readonly assistant: string;
  /** IANA name, such as `Europe/Lisbon`. Opening hours are in this time zone. */
  readonly timeZone: string;
  /**
   * ISO 3166-1 alpha-2, such as `PT`: the country of phone numbers without a country code; null assumes
   * none.
   */
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
  /** The contents of the folder's `knowledge/*.md`. */
  readonly knowledge: readonly KnowledgePassage[];
  /** The same business in its other languages, by tag. Ids, hours and times are identical. */
  readonly translations: Readonly<Record<string, Business>>;
}

/** The business with the texts of a language, or its own if it has none in that language. */
export const inLanguage = (business: Business, locale: string): Business =>
  business.translations[locale] ?? business;

/**
 * The current name, in a language, of a service booked by its own label; that label if the service no
 * longer exists.
 */
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

/**
 * Minutes from local midnight, `from` inclusive, `to` exclusive, 0 to 1,440. Breaks are gaps between
 * intervals.
 */
export interface MinuteInterval {
  readonly from: number;
  readonly to: number;
}

export interface OpeningHours {
  readonly weekly: Readonly<Record<Weekday, readonly MinuteInterval[]>>;
  /** By local date `YYYY-MM-DD`; replaces that day's weekly hours; empty means closed. */
  readonly exceptions: ReadonlyMap<string, readonly MinuteInterval[]>;
}

/** A person, room or thing that is booked. */
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
  /** Slots start at this interval, counted from the start of each opening interval. */
  readonly startEveryMinutes: number;
  readonly noticeMinutes: number;
  readonly horizonDays: number;
  /** Ids of the resources that can provide it; any free one is used. */
  readonly resources: readonly string[];
}

/** A menu entry with options, each of which has a text. */
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
  /** The answer's name within a sentence, such as `work email`. */
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
  /** Whether an answer outside the choices is accepted as it is. */
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
