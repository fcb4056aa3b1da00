import type { Booking } from '../../domain/booking.ts';
import type { Business, Question, Service, Topic } from '../../domain/business.ts';
import type { Option, Part } from '../../protocol/chat.ts';
import type { Copy } from '../copy/en.ts';
import type { Say } from '../say.ts';
import { type DateFormat, dateFormat } from './dates.ts';

/** What a sentence is rendered with, besides its `Say`. */
export interface ReplyScope {
  /** In the language of the reply. */
  readonly business: Business;
  readonly copy: Copy;
  /** The current name of a service that was booked under this label. */
  readonly booked: (service: string) => string;
  /** The booking as of this turn, in the language of the reply. */
  readonly booking: Booking | null;
}

/** One renderer for each sentence, without its options. The compiler reports missing ones. */
export type Renderers<Sentence extends Say['say']> = {
  readonly [Name in Sentence]: (said: Extract<Say, { say: Name }>, scope: ReplyScope) => readonly Part[];
};

export const text = (...sentences: readonly string[]): Part => ({ type: 'text', text: sentences.join(' ') });

export const menuOptions = ({ topics, support, booking }: Business): readonly Option[] => [
  ...topics.map(({ id, label }) => ({ id, label })),
  { id: 'SUPPORT', label: support.label },
  { id: 'BOOK', label: booking.label },
];

export const serviceOf = (business: Business, id: string): Service | undefined =>
  business.services.find((service) => service.id === id);

export const questionOf = (business: Business, id: string): Question | undefined =>
  business.questions.find((question) => question.id === id);

export const topicOf = (business: Business, id: string): Topic | undefined =>
  business.topics.find((topic) => topic.id === id);

export const businessDates = ({ business, copy }: ReplyScope): DateFormat =>
  dateFormat(copy.dateLocale, business.timeZone);
