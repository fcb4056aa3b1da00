import { Squeezed, squeeze } from '../../assistant/privacy/squeezed.ts';
import type { VisitorEvent } from '../../dialogue/events.ts';
import type { DialogueView } from '../../dialogue/expectation.ts';
import type { Answer, Answers } from '../../domain/answers.ts';
import type { Business, Question } from '../../domain/business.ts';
import type { SlotWish } from '../../domain/slot.ts';
import type { AnswerReaders } from '../answers/answer-readers.ts';
import type { Message } from '../understand.ts';
import { passageOf } from '../utterance.ts';
import type { Extraction } from './extraction.ts';

export type Proposal =
  | { readonly kind: 'event'; readonly event: VisitorEvent }
  /** A question, which is answered from the knowledge. */
  | { readonly kind: 'question' }
  | { readonly kind: 'nothing' }
  /** `incomplete`: a required part is missing. `notSaid`: the visitor wrote no such thing. */
  | { readonly kind: 'refused'; readonly reason: 'incomplete' | 'notSaid' };

/** The rule-based readers, in the conversation's language. */
export interface ProposalReaders {
  readonly answers: Pick<AnswerReaders, 'read' | 'namedChoice'>;
  readonly wishIn: (text: string, now: number) => SlotWish | null;
}

const INCOMPLETE: Proposal = { kind: 'refused', reason: 'incomplete' };

/**
 * The event that an extraction proposes, built from what the rule-based readers read again: an answer must
 * appear in the message and be valid, and a time only filters the offer.
 */
export function proposedEvent(
  extraction: Extraction,
  message: Message,
  business: Business,
  readers: ProposalReaders,
): Proposal {
  const { event, service, change } = extraction;
  const wish = wishIn(extraction, message, readers);
  const answers = saidAnswers(extraction, message, business, readers);
  switch (event) {
    case 'question':
      return { kind: 'question' };
    case 'none':
      return { kind: 'nothing' };
    case 'offTopic':
      return propose({ type: 'ask', asked: { kind: 'offTopic' } });
    case 'book':
      return propose({ type: 'book', serviceId: service, answers, wish });
    case 'answer':
      return told(answers, wish, message.view);
    case 'wishSlot':
      return wish ? propose({ type: 'wishSlot', wish }) : INCOMPLETE;
    case 'chooseService':
      return service === null ? INCOMPLETE : propose({ type: 'chooseService', serviceId: service });
    case 'openTopic':
      return opened(extraction, business);
    case 'change':
      return change === null ? INCOMPLETE : propose({ type: 'change', target: change });
    default:
      return propose({ type: event });
  }
}

const propose = (event: VisitorEvent): Proposal => ({ kind: 'event', event });

function told(answers: Answers, wish: SlotWish | null, { answers: known }: DialogueView): Proposal {
  const ids = Object.keys(answers);
  if (ids.length === 0)
    return wish ? propose({ type: 'wishSlot', wish }) : { kind: 'refused', reason: 'notSaid' };
  if (!ids.every((id) => known[id] !== undefined)) return propose({ type: 'answer', answers, wish });
  return propose({ type: 'correct', answers, ...(wish && { wish }) });
}

function opened({ topic: topicId, option }: Extraction, { topics }: Business): Proposal {
  const topic = topics.find(({ id }) => id === topicId);
  if (!topic) return INCOMPLETE;
  const optionId = topic.options.find(({ id }) => id === option)?.id ?? null;
  return propose({ type: 'openTopic', topicId: topic.id, optionId });
}

/** A model's interpretation of the words: matching times are offered, and none is held. */
function wishIn({ when }: Extraction, { now }: Message, { wishIn: read }: ProposalReaders): SlotWish | null {
  const wish = when === null ? null : read(when, now);
  return wish && { ...wish, unsure: true };
}

function saidAnswers(
  extraction: Extraction,
  { text, view }: Message,
  { questions }: Business,
  { answers }: ProposalReaders,
): Answers {
  const said = new Squeezed(text);
  const stands = (value: string) => said.placesOf(squeeze(value), false).length > 0;
  const isAsked = (question: Question) =>
    view.expectation.kind === 'question' && view.expectation.question.id === question.id;
  const read: Record<string, Answer> = {};
  for (const question of questions) {
    const value = extraction.answers[question.id] ?? null;
    if (value === null) continue;
    // The question at hand may be answered in other words than the choice's own.
    const choice = isAsked(question) ? answers.namedChoice(question, passageOf(value)) : null;
    const reading = choice === null && stands(value) ? answers.read(question, passageOf(value)) : null;
    if (choice !== null) read[question.id] = choice;
    else if (reading?.kind === 'value') read[question.id] = reading.value;
  }
  return read;
}
