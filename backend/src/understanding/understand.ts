import { createKnowledge, type Knowledge } from '../assistant/knowledge/knowledge.ts';
import type { InvalidReason, VisitorEvent } from '../dialogue/events.ts';
import type { DialogueView } from '../dialogue/expectation.ts';
import { type Business, inLanguage } from '../domain/business.ts';
import { remembered } from '../lib/remembered.ts';
import { createLanguageReader } from './language-of.ts';
import { createLanguageRequestReader } from './language-request.ts';
import { en } from './lexicon/en.ts';
import { lexiconOf } from './lexicon/lexicons.ts';
import { readMessage, readRespelled } from './read-message.ts';
import { createReaders, type Readers } from './readers.ts';
import type { Said } from './said.ts';
import { readUtterance } from './utterance.ts';
import { withWordsOf } from './words-of-others.ts';

export interface Message {
  readonly text: string;
  readonly view: DialogueView;
  /** Milliseconds since the Unix epoch. */
  readonly now: number;
}

export type SwitchLanguage = Extract<VisitorEvent, { type: 'switchLanguage' }>;

/** What a message was understood as. */
export interface Understood {
  readonly event: VisitorEvent;
  /** Whether the rules are at a loss, so that a model may make more of it. */
  readonly unsure: boolean;
  /** The tag of the language that it is clearly in; null if unclear, as for a mere yes. */
  readonly language: string | null;
  /** A language request beside the message's other content, which is `event`. */
  readonly switched: SwitchLanguage | null;
}

/** Reads one message in the light of what was asked last, into exactly one event. Pure; never throws. */
export type Understanding = (message: Message) => Understood;

/** Reads by rules, in every language of the business. Their phrases are compiled once. */
export function createUnderstanding(
  business: Business,
  knowledge: Knowledge = createKnowledge(business),
): Understanding {
  const readers = readersOf(business, knowledge);
  const languageOf = createLanguageReader(business.languages);
  const languageRequest = createLanguageRequestReader(business.languages);
  const readersFor = remembered(MAX_LANGUAGES, (heard: string) =>
    remembered(MAX_LANGUAGES, (spoken: string) => inOrder(readers, heard, spoken)),
  );

  function understand(said: Said): Understood {
    const { locale, expectation } = said.view;
    const heard = languageOf(said, locale);
    const event = read(readersFor(heard?.tag ?? locale)(locale), said);
    const counts =
      heard !== null && (heard.isSentence || expectation.kind === 'menu') && !isFreeAnswer(event, said);
    return { event, unsure: isUnsure(event), language: counts ? heard.tag : null, switched: null };
  }

  return ({ text, view, now }) => {
    const said = { view, now, ...readUtterance(text) };
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

const MAX_LANGUAGES = 16;

type ReadersByTag = ReadonlyMap<string, Readers>;

/** A business without a supported language is read in English. */
function readersOf(business: Business, knowledge: Knowledge): ReadersByTag {
  const spoken = business.languages.map((tag) => ({
    tag,
    lexicon: lexiconOf(tag),
    texts: inLanguage(business, tag),
  }));
  const readers = spoken.flatMap(({ tag, lexicon, texts }) => {
    if (!lexicon) return [];
    const others = spoken.filter((other) => other.tag !== tag);
    const ours = withWordsOf(
      texts,
      others.map((other) => other.texts),
    );
    const lexicons = others.flatMap((other) => other.lexicon ?? []);
    return [[tag, createReaders(ours, lexicon, knowledge.in(tag), lexicons)] as const];
  });
  return new Map(readers.length > 0 ? readers : [['en', createReaders(business, en, knowledge.in('en'))]]);
}

/** First the language that the message is clearly in, then the conversation's. */
function inOrder(readers: ReadersByTag, heard: string, spoken: string): readonly Readers[] {
  const first = [heard, spoken].flatMap((tag) => readers.get(tag) ?? []);
  return [...new Set([...first, ...readers.values()])];
}

/**
 * The first reading that is sure. The message as written is tried in every language before its spelling is
 * corrected in any, so that a word of one language is not taken for a misspelt word of another.
 */
function read(readers: readonly Readers[], said: Said): VisitorEvent {
  const unsure: (readonly [Readers, VisitorEvent])[] = [];
  for (const language of readers) {
    const event = readMessage(language, said);
    if (unsure.length > 0 && (isAnyAnswer(event, said) || isOffTopic(event))) continue;
    if (isNoTime(event)) return event;
    if (!isUnsure(event)) return readRespelled(language, said, event) ?? event;
    unsure.push([language, event]);
  }
  for (const [language, event] of unsure) {
    const respelled = readRespelled(language, said, event);
    if (respelled) return respelled;
  }
  return unsure[0]?.[1] ?? { type: 'notUnderstood' };
}

const NO_TIMES: readonly InvalidReason[] = ['notATime', 'notADate', 'wrongWeekday', 'past'];

/** Understood, but not a valid time: another language would read less into it. */
const isNoTime = (event: VisitorEvent): boolean =>
  event.type === 'invalid' && NO_TIMES.includes(event.reason);

/** Free text could be in any language, so only the first reading may claim it. */
function isFreeAnswer(event: VisitorEvent, { view: { expectation }, text }: Said): boolean {
  if (event.type !== 'answer' || expectation.kind !== 'question') return false;
  const answer = event.answers[expectation.question.id];
  return typeof answer === 'string' && answer.toLowerCase() === text.toLowerCase();
}

/** A name, a count or free text, which says nothing about the language. */
function isAnyAnswer(event: VisitorEvent, { view: { expectation } }: Said): boolean {
  if (event.type !== 'answer' || expectation.kind !== 'question') return false;
  const { question } = expectation;
  const answer = event.answers[question.id];
  if (answer === undefined || question.kind === 'email' || question.kind === 'phone') return false;
  return question.kind !== 'choice' || question.choices.every(({ id }) => id !== answer);
}

/** This also holds for text in a foreign language. */
const isOffTopic = (event: VisitorEvent): boolean => event.type === 'ask' && event.asked.kind === 'offTopic';

const isUnsure = (event: VisitorEvent): boolean =>
  event.type === 'notUnderstood' ||
  event.type === 'invalid' ||
  (event.type === 'ask' && event.asked.kind === 'unknown');
