import type { VisitorEvent } from '../../backend/src/dialogue/events.ts';
import type { DialogueView, Expectation } from '../../backend/src/dialogue/expectation.ts';
import type { Business, Question } from '../../backend/src/domain/business.ts';
import { loadTestBusiness, understandingOf } from './businesses.ts';

/** A Friday; 10:00 in Lisbon, 05:00 in New York. */
export const FRIDAY = Date.parse('2026-11-20T10:00:00Z');

export const btrix = loadTestBusiness('btrix');
export const barbershop = loadTestBusiness('barbershop');

export interface Scene extends Partial<DialogueView> {
  readonly business?: Business;
  readonly now?: number;
}

/** The meaning of a message to `btrix` on that Friday, unless the scene differs. */
export function read(text: string, scene: Scene = {}): VisitorEvent {
  const {
    business = btrix,
    now = FRIDAY,
    expectation = { kind: 'menu' },
    answers = {},
    options = [],
    seen = true,
    locale = 'en',
  } = scene;
  return understandingOf(business)({ text, view: { expectation, answers, options, seen, locale }, now })
    .event;
}

export function questionOf(business: Business, id: string): Question {
  const question = business.questions.find((one) => one.id === id);
  if (!question) throw new Error(`${business.id} asks no ${id}`);
  return question;
}

export const asked = (business: Business, id: string, answered = false): Expectation => ({
  kind: 'question',
  question: questionOf(business, id),
  answered,
});

export function topicOf(business: Business, id: string) {
  const topic = business.topics.find((one) => one.id === id);
  if (!topic) throw new Error(`${business.id} has no topic ${id}`);
  return topic;
}

/** Short names for events, which keep tables of them readable. */
export const book = (
  serviceId: string | null = null,
  rest: Partial<Extract<VisitorEvent, { type: 'book' }>> = {},
): VisitorEvent => ({ type: 'book', serviceId, answers: {}, wish: null, ...rest });

export const topic = (topicId: string, optionId: string | null = null): VisitorEvent => ({
  type: 'openTopic',
  topicId,
  optionId,
});

export const answer = (
  answers: Extract<VisitorEvent, { type: 'answer' }>['answers'],
  wish: Extract<VisitorEvent, { type: 'answer' }>['wish'] = null,
): VisitorEvent => ({ type: 'answer', answers, wish });

export const correct = (answers: Extract<VisitorEvent, { type: 'correct' }>['answers']): VisitorEvent => ({
  type: 'correct',
  answers,
});

export const invalid = (reason: Extract<VisitorEvent, { type: 'invalid' }>['reason']): VisitorEvent => ({
  type: 'invalid',
  reason,
});

export const NOT_UNDERSTOOD: VisitorEvent = { type: 'notUnderstood' };

export const change = (target: string): VisitorEvent => ({ type: 'change', target });
export const faq = (faqId: string): VisitorEvent => ({
  type: 'ask',
  asked: { kind: 'entry', entry: `faq:${faqId}` },
});
export const passage = (passageId: string): VisitorEvent => ({
  type: 'ask',
  asked: { kind: 'entry', entry: `passage:${passageId}` },
});
export const simple = (
  type: Exclude<
    VisitorEvent['type'],
    | 'book'
    | 'openTopic'
    | 'chooseService'
    | 'answer'
    | 'correct'
    | 'change'
    | 'pickSlot'
    | 'wishSlot'
    | 'tell'
    | 'giveContact'
    | 'ask'
    | 'switchLanguage'
    | 'invalid'
  >,
): VisitorEvent => ({ type });
