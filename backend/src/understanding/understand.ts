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
  const readers = readersOf(business, knowledge);
  const languageOf = createLanguageReader(business.languages);
  const languageRequest = createLanguageRequestReader(business.languages);

  function understand(said: Said): Understood {
    const language = languageOf(said, said.view.locale);
    const event = read(inOrder(readers, language, said.view.locale), said);
    const isTold = !isFreeAnswer(event, said);
    return { event, unsure: isUnsure(event), language: isTold ? language : null, switched: null };
  }

  return ({ text, view, now }) => {
    const said = { ...readUtterance(text), view, now };
    const request = languageRequest(said, view);
    if (request === null) return understand(said);
    const switched: SwitchLanguage = { type: 'switchLanguage', locale: request.locale };
    const rest = understand({ ...said, ...readUtterance(request.rest) });
    const isAll = request.rest === '' || rest.unsure;
    return isAll
      ? { event: switched, unsure: false, language: null, switched: null }
      : { ...rest, language: null, switched };
  };
}

const isUnsure = (event: VisitorEvent): boolean =>
  event.type === 'notUnderstood' ||
  event.type === 'invalid' ||
  (event.type === 'ask' && event.asked.kind === 'unknown');

/** A business that speaks none of our languages is read in English. */
function readersOf(business: Business, knowledge: Knowledge): ReadersByTag {
  const spoken = business.languages.map((tag) => ({
    tag,
    lexicon: lexiconOf(tag),
    texts: inLanguage(business, tag),
  }));
  const readers = spoken.flatMap(({ tag, lexicon, texts }) => {
    const others = spoken.filter((other) => other.tag !== tag).map((other) => other.texts);
    return lexicon
      ? [[tag, createReaders(withWordsOf(texts, others), lexicon, knowledge.in(tag))] as const]
      : [];
  });
  return new Map(readers.length > 0 ? readers : [['en', createReaders(business, en, knowledge.in('en'))]]);
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
