import { entriesOf } from '../assistant/knowledge/knowledge-entries.ts';
import type { VisitorEvent } from '../dialogue/events.ts';
import type { Business, Topic } from '../domain/business.ts';
import type { Lexicon } from './lexicon/lexicon.ts';
import { PhraseBook, type PhraseMatch } from './phrase-book.ts';
import { type CoreReader, createCoreReader, isNegated } from './requests.ts';
import type { Utterance, Word } from './utterance.ts';

type Intent =
  | { readonly kind: 'topic'; readonly topicId: string }
  | {
      readonly kind: 'option';
      readonly topicId: string;
      readonly optionId: string;
      /** Whether it is the option's own name. */
      readonly isLabel: boolean;
    }
  | { readonly kind: 'support' };

/** A longer message tells a story; FAQ phrases that it happens to contain are not questions. */
const MAX_FAQ_WORDS = 25;

export type IntentReader = ReturnType<typeof createIntentReader>;

/** The business's topics, support and FAQ, by its own names for them. */
export function createIntentReader(business: Business, lexicon: Lexicon) {
  const labels = labelBook(business, lexicon);
  const core = createCoreReader(lexicon);
  const topicLabels = new Map(business.topics.map((topic) => [topic.id, optionBook(topic, lexicon)]));
  const faq = createFaqReader(business, lexicon, core);

  /** Excludes matches directly after "not"; "I'm not sure about the price" is about the price. */
  function wanted(
    book: PhraseBook<Intent> | undefined,
    words: readonly Word[],
  ): readonly PhraseMatch<Intent>[] {
    const telling = labels.significant(words);
    return (book?.within(words) ?? []).filter(({ start }) => !isNegated(telling, start, lexicon, 1));
  }

  return {
    /** The message is a label or synonym. Options of the open topic take precedence. */
    named({ words }: Utterance, open: Topic | null): VisitorEvent | null {
      const options = open ? topicLabels.get(open.id) : undefined;
      const find = (book: PhraseBook<Intent> | undefined) => book?.exact(words) ?? book?.exact(core(words));
      const intent = find(options) ?? find(labels);
      return intent ? toEvent(intent) : null;
    },

    /** A topic, option or support mentioned in a sentence. */
    mentioned({ words, isQuestion }: Utterance, open: Topic | null): VisitorEvent | null {
      const inOpen = open ? wanted(topicLabels.get(open.id), words) : [];
      const anywhere = wanted(labels, words);
      const intent = choose(inOpen) ?? choose(isQuestion ? anywhere : telling(anywhere));
      return intent && toEvent(intent);
    },

    /** The words that do not name a topic, option or support. */
    unnamed({ words }: Utterance, open: Topic | null): readonly Word[] {
      const named = [...(open ? wanted(topicLabels.get(open.id), words) : []), ...wanted(labels, words)];
      return words.filter((word) => !named.some(({ start, end }) => word.start >= start && word.end <= end));
    },

    /** The message is a FAQ question or a heading, word for word. */
    faqNamed: faq.named,
    /** The message contains such a question. */
    faqMentioned: faq.mentioned,
  };
}

const optionBook = (topic: Topic, { fillers }: Lexicon): PhraseBook<Intent> =>
  addOptions(new PhraseBook<Intent>(fillers), topic);

function addOptions(book: PhraseBook<Intent>, { id: topicId, options }: Topic): PhraseBook<Intent> {
  for (const { id, label, synonyms } of options) {
    book.add([label], { kind: 'option', topicId, optionId: id, isLabel: true });
    book.add(inBothNumbers(synonyms), { kind: 'option', topicId, optionId: id, isLabel: false });
  }
  return book;
}

const MIN_COUNTED = 5;

/** "Invoices" and "invoice": visitors use either. */
const inBothNumbers = (names: readonly string[]): readonly string[] => [
  ...names,
  ...names.flatMap((name) =>
    /^\p{L}+(?<!s)s$/u.test(name) && name.length > MIN_COUNTED ? name.slice(0, -1) : [],
  ),
];

/** Menu labels take precedence over options of a topic. */
function labelBook(business: Business, { fillers }: Lexicon): PhraseBook<Intent> {
  const book = new PhraseBook<Intent>(fillers);
  for (const { id, label, synonyms } of business.topics)
    book.add([label, ...synonyms], { kind: 'topic', topicId: id });
  book.add([business.support.label, ...business.support.synonyms], { kind: 'support' });
  for (const topic of business.topics) addOptions(book, topic);
  return book;
}

/**
 * What the longest phrase of a sentence names; for a topic, also the one option that the sentence names.
 */
function choose(matches: readonly PhraseMatch<Intent>[]): Intent | null {
  const longest = matches.reduce<PhraseMatch<Intent> | null>(
    (best, match) => (best && best.length >= match.length ? best : match),
    null,
  );
  const topicId = longest ? topicOf(longest.value) : undefined;
  if (!longest || topicId === undefined) return longest?.value ?? null;
  const options = matches.flatMap(({ value }) =>
    value.kind === 'option' && value.topicId === topicId ? [value] : [],
  );
  const [option] = options;
  const isOne = option && options.every(({ optionId }) => optionId === option.optionId);
  return isOne ? option : { kind: 'topic', topicId };
}

/**
 * A single common word, such as "people", refers to an option only if the sentence also mentions its topic.
 */
function telling(matches: readonly PhraseMatch<Intent>[]): readonly PhraseMatch<Intent>[] {
  const topics = new Set(matches.flatMap(({ value }) => (value.kind === 'topic' ? [value.topicId] : [])));
  return matches.filter(
    ({ value, length }) =>
      value.kind !== 'option' || value.isLabel || length > 1 || topics.has(value.topicId),
  );
}

const topicOf = (intent: Intent): string | undefined =>
  intent.kind === 'topic' || intent.kind === 'option' ? intent.topicId : undefined;

/** `others`: the other words of the message. */
interface FaqMention {
  readonly event: VisitorEvent;
  readonly others: readonly Word[];
}

function createFaqReader(business: Business, lexicon: Lexicon, core: CoreReader) {
  const book = new PhraseBook<string>(lexicon.fillers);
  for (const { id, titles } of entriesOf(business)) book.add(titles, id);
  const ask = (entry: string | null | undefined): VisitorEvent | null =>
    entry ? { type: 'ask', asked: { kind: 'entry', entry } } : null;

  return {
    named: ({ words }: Utterance) => ask(book.exact(words) ?? book.exact(core(words))),
    mentioned({ words }: Utterance): FaqMention | null {
      const [match] = words.length > MAX_FAQ_WORDS ? [] : book.within(words);
      const event = ask(match?.value);
      if (!match || !event) return null;
      return { event, others: words.filter(({ start, end }) => start < match.start || end > match.end) };
    },
  };
}

function toEvent(intent: Intent): VisitorEvent {
  switch (intent.kind) {
    case 'topic':
      return { type: 'openTopic', topicId: intent.topicId, optionId: null };
    case 'option':
      return { type: 'openTopic', topicId: intent.topicId, optionId: intent.optionId };
    case 'support':
      return { type: 'openSupport' };
  }
}
