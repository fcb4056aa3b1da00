import { createKnowledge, type Knowledge } from '../assistant/knowledge.ts';
import type { VisitorEvent } from '../dialogue/events.ts';
import type { DialogueView } from '../dialogue/expectation.ts';
import type { Business } from '../domain/business.ts';
import { assertNever } from '../lib/assert-never.ts';
import { en } from './lexicon/en.ts';
import { withQuestion } from './question-beside.ts';
import { createReaders, type Readers } from './readers.ts';
import { readConfirmedReply } from './replies/confirmed.ts';
import { readForgetReply } from './replies/forget.ts';
import { readMenuReply } from './replies/menu.ts';
import { readQuestionReply } from './replies/question.ts';
import { readReviewReply } from './replies/review.ts';
import { readServiceReply } from './replies/service.ts';
import { readSlotReply } from './replies/slot.ts';
import { readContact, readIssue } from './replies/support.ts';
import { isDoubtful, moreThan, pickingNothing } from './respelled.ts';
import type { Said } from './said.ts';
import { readUtterance } from './utterance.ts';

export interface Message {
  readonly text: string;
  readonly view: DialogueView;
  /** Milliseconds since the Unix epoch. */
  readonly now: number;
}

/** What a message comes to. */
export interface Understood {
  readonly event: VisitorEvent;
  /** Whether rules are at a loss: something else may make more of it. */
  readonly unsure: boolean;
  /** The language that it is clearly in; null where that cannot be told. */
  readonly language: string | null;
}

/** One message against what the assistant asked last; exactly one event comes of it. Pure, and never throws. */
export type Understanding = (message: Message) => Understood;

/** Reads by rules alone; its phrases are compiled once. English is its one language so far. */
export function createUnderstanding(
  business: Business,
  knowledge: Knowledge = createKnowledge(business),
): Understanding {
  const readers = createReaders(business, en, knowledge.in('en'));
  return (message) => {
    const said = asSaid(message);
    const event = understandAll(readers, said);
    const respelled = isDoubtful(event, said) ? readers.spelling(said) : null;
    const read = (respelled && moreThan(event, understand(readers, pickingNothing(respelled)))) ?? event;
    return { event: read, unsure: isUnsure(read), language: null };
  };
}

const isUnsure = (event: VisitorEvent): boolean =>
  event.type === 'notUnderstood' ||
  event.type === 'invalid' ||
  (event.type === 'ask' && event.asked.kind === 'unknown');

function asSaid({ text: message, view, now }: Message): Said {
  const { text, told, words, isQuestion } = readUtterance(message);
  return { text, told, words, isQuestion, view, now };
}

/** What a message asks beside what else it says comes along. */
function understandAll(readers: Readers, said: Said): VisitorEvent {
  const parted = readers.parted(said);
  const asked = parted && understand(readers, parted.question);
  const both =
    parted && asked?.type === 'ask' ? withQuestion(understand(readers, parted.rest), asked.asked) : null;
  return both ?? understand(readers, said);
}

function understand(readers: Readers, said: Said): VisitorEvent {
  const { expectation } = said.view;
  switch (expectation.kind) {
    case 'menu':
      return readMenuReply(readers, said, null);
    case 'topicSelect':
    case 'topicDetail':
      return readMenuReply(readers, said, expectation.topic);
    case 'service':
      return readServiceReply(readers, said);
    case 'question':
      return readQuestionReply(readers, said, expectation);
    case 'slot':
      return readSlotReply(readers, said, expectation.offered);
    case 'review':
      return readReviewReply(readers, said);
    case 'confirmed':
      return readConfirmedReply(readers, said);
    case 'forget':
      return readForgetReply(readers, said);
    case 'supportIssue':
      return readIssue(readers, said);
    case 'supportContact':
      return readContact(readers, said);
    default:
      return assertNever(expectation);
  }
}
